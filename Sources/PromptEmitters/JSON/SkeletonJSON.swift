import PromptCompiler
import PromptSkeleton
import SourceText

/// Writes a skeleton as JSON that a few lines in any language can fill.
///
/// `Skeletons.md` says what the members mean and how to fill the chunks.
package enum SkeletonJSON {
  /// What `format` says in every file.
  package static let formatName = "promptlint-skeleton"

  /// The file's bytes; the same skeleton gives the same bytes.
  ///
  /// - Parameter source: The template's path from the file's folder.
  package static func bytes(of variant: EmittedTemplate.Variant, source: String) -> [UInt8] {
    let skeleton = variant.skeleton
    var writer = JSONLines()
    writer.nested("{", "}") { file in
      file.member("format", formatName)
      file.member("version", Skeleton.formatVersion)
      file.member("source", source)
      file.member("name", skeleton.name)
      if let tier = variant.compiled.tier { file.member("tier", tier) }
      file.member("model", skeleton.model)
      file.member("endpoint", skeleton.endpoint.rawValue)
      file.member("variables")
      file.nested("[", "]") { list in
        for variable in skeleton.variables { write(variable, to: &list) }
      }
      let ends = [skeleton.prefixStart] + skeleton.breakpoints.map(\.end)
      let indexes = topLevelIndexes(of: ends, in: skeleton.chunks)
      file.member("prefix_start", indexes[0])
      file.member("breakpoints")
      file.nested("[", "]") { list in
        for (figures, end) in zip(variant.figures, indexes.dropFirst()) {
          write(figures, end: end, to: &list)
        }
      }
      file.member("chunks")
      file.nested("[", "]") { list in
        write(skeleton.chunks[...], to: &list)
      }
    }
    return writer.bytes + "\n".utf8
  }

  private static func write(_ variable: Skeleton.Variable, to list: inout JSONLines) {
    list.element()
    list.raw("{\"name\": ")
    list.string(variable.name)
    list.raw(", \"lifetime\": \"\(variable.lifetime)\"")
    write(fallback: variable.fallback, to: &list)
    list.raw("}")
  }

  private static func write(_ figures: PrefixFigures, end: Int, to list: inout JSONLines) {
    list.element()
    list.nested("{", "}") { breakpoint in
      breakpoint.member("end", end)
      breakpoint.member("ttl", figures.ttl.rawValue)
      breakpoint.member("lifetime", figures.lifetime.description)
      breakpoint.member("bytes", figures.bytes)
      breakpoint.member("is_constant")
      breakpoint.raw(figures.isConstant ? "true" : "false")
      let tokens = figures.tokens
      breakpoint.member("tokens")
      breakpoint.raw(
        "{\"low\": \(tokens.low), \"point\": \(tokens.point), \"high\": \(tokens.high)}")
      breakpoint.member("sha256", figures.sha256)
    }
  }

  private static func write(_ chunks: ArraySlice<Chunk>, to list: inout JSONLines) {
    var index = chunks.startIndex
    while index < chunks.endIndex {
      list.element()
      let next = index + 1
      switch chunks[index] {
      case .constant(let bytes):
        list.raw("{\"text\": ")
        list.string(bytes)
      case .marker(let bytes):
        list.raw("{\"marker\": ")
        list.string(bytes)
      case .separator: list.raw("{\"separator\": true")
      case .hole(let hole):
        list.raw("{\"hole\": ")
        write(hole.path, to: &list)
        list.raw(
          ", \"encoding\": \"\(hole.encoding.rawValue)\", \"lifetime\": \"\(hole.lifetime)\"")
        write(fallback: hole.fallback, to: &list)
      case .splice(let path):
        list.raw("{\"splice\": ")
        write(path, to: &list)
      case .when(let path, let count):
        list.raw("{\"when\": ")
        write(path, to: &list)
        index = write(body: chunks[next...].prefix(count), to: &list) - 1
      case .each(let path, let name, let count):
        list.raw("{\"each\": ")
        write(path, to: &list)
        list.raw(", \"as\": ")
        list.string(name)
        index = write(body: chunks[next...].prefix(count), to: &list) - 1
      }
      list.raw("}")
      index += 1
    }
  }

  /// Writes the chunks of a block and returns the index after them.
  private static func write(body: ArraySlice<Chunk>, to list: inout JSONLines) -> Int {
    list.raw(", \"chunks\": ")
    list.nested("[", "]") { write(body, to: &$0) }
    return body.endIndex
  }

  private static func write(_ path: ValuePath, to list: inout JSONLines) {
    list.raw("[")
    list.string(path.root)
    for step in path.steps {
      list.raw(", ")
      switch step {
      case .member(let name): list.string(name)
      case .element(let index): list.raw(String(index))
      }
    }
    list.raw("]")
  }

  private static func write(fallback: PromptValue?, to list: inout JSONLines) {
    guard let fallback else { return }
    list.raw(", \"default\": ")
    list.raw(PlainJSON.bytes(of: fallback))
  }

  /// Where chunks are once blocks are nested; for one inside a block what follows the block.
  private static func topLevelIndexes(of indexes: [Int], in chunks: [Chunk]) -> [Int] {
    var starts: [Int] = []
    var index = 0
    while index < chunks.count {
      starts.append(index)
      switch chunks[index] {
      case .when(_, let count), .each(_, _, let count): index += count + 1
      case .constant, .marker, .hole, .separator, .splice: index += 1
      }
    }
    return indexes.map { index in starts.firstIndex { $0 >= index } ?? starts.count }
  }
}
