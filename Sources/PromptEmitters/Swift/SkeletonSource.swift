import PromptSkeleton

/// The initializer of a skeleton as Swift source.
struct SkeletonSource {
  let skeleton: Skeleton
  /// The constant that holds the chunks from the prefix on, if another skeleton has the same.
  let shared: String?

  init(_ skeleton: Skeleton, shared: String?) {
    self.skeleton = skeleton
    self.shared = shared
  }

  /// Writes a declaration and its value.
  func write(as declaration: String, to writer: inout SwiftWriter) {
    writer.line("\(declaration) = Skeleton(")
    writer.indented { body in
      body.line("name: \(SwiftLiteral.string(skeleton.name)),")
      body.line("model: \(SwiftLiteral.string(skeleton.model)),")
      body.line("endpoint: .\(skeleton.endpoint),")
      body.collection(
        "variables: ",
        skeleton.variables.map { variable in
          let fallback = variable.fallback.map { ", fallback: \(SwiftLiteral.value($0))" } ?? ""
          let name = SwiftLiteral.string(variable.name)
          return ".init(name: \(name), lifetime: .\(variable.lifetime)\(fallback))"
        }, ",")
      if skeleton.chunks.isEmpty {
        body.line("chunks: [],")
      } else {
        body.line("chunks: [")
        let head = shared == nil ? skeleton.chunks.count : skeleton.prefixStart
        body.indented { Self.write(skeleton.chunks[..<head], to: &$0) }
        body.line("]" + (shared.map { " + \($0)" } ?? "") + ",")
      }
      body.line("prefixStart: \(skeleton.prefixStart),")
      body.collection(
        "breakpoints: ",
        skeleton.breakpoints.map { ".init(end: \($0.end), ttl: .\($0.ttl))" }, ")")
    }
  }

  /// Writes the elements of a list of chunks.
  static func write(_ chunks: ArraySlice<Chunk>, to writer: inout SwiftWriter) {
    let comma = chunks.count > 1 ? "," : ""
    for chunk in chunks {
      switch chunk {
      case .constant(let bytes):
        write(String(decoding: bytes, as: UTF8.self), as: "text", comma, to: &writer)
      case .marker(let bytes):
        write(String(decoding: bytes, as: UTF8.self), as: "breakpoint", comma, to: &writer)
      case .separator: writer.line(".separator" + comma)
      case .hole(let hole):
        let function = hole.encoding == .text ? "hole" : "json"
        let fallback = hole.fallback.map { ", fallback: \(SwiftLiteral.value($0))" } ?? ""
        let path = SwiftLiteral.string(hole.path.description)
        writer.line(".\(function)(\(path), lifetime: .\(hole.lifetime)\(fallback))" + comma)
      case .splice(let path):
        writer.line(".splice(\(SwiftLiteral.string(path.description)))" + comma)
      case .when(let path, let count):
        let path = SwiftLiteral.string(path.description)
        writer.line(".when(\(path), count: \(count))" + comma)
      case .each(let path, let name, let count):
        let path = SwiftLiteral.string(path.description)
        let name = SwiftLiteral.string(name)
        writer.line(".each(\(path), name: \(name), count: \(count))" + comma)
      }
    }
  }

  private static func write(
    _ text: String, as function: String, _ comma: String, to writer: inout SwiftWriter
  ) {
    let line = ".\(function)(\(SwiftLiteral.string(text)))" + comma
    if line.unicodeScalars.count <= writer.room {
      writer.line(line)
      return
    }
    writer.line(".\(function)(")
    writer.indented { body in
      let lines = SwiftLiteral.multiline(text, width: body.room)
      for line in lines.dropLast() { body.line(line) }
      body.line((lines.last ?? "") + ")" + comma)
    }
  }
}

/// The chunks that several skeletons have in common from their prefix on.
struct SharedChunks {
  private(set) var constants: [(name: String, chunks: ArraySlice<Chunk>)] = []
  private var names: [String?] = []

  /// Tiers mostly differ in nothing but the model, which stands before the prefix.
  init(_ skeletons: [Skeleton]) {
    let digests = skeletons.map { skeleton in
      let chunks = skeleton.chunks[skeleton.prefixStart...]
      return SkeletonDigest.sha256(of: chunks) + Self.markers(of: chunks)
    }
    for (index, skeleton) in skeletons.enumerated() {
      if let first = digests.firstIndex(of: digests[index]), first < index {
        names.append(names[first])
      } else if digests.dropFirst(index + 1).contains(digests[index]) {
        let name = constants.isEmpty ? "prompt" : "prompt\(constants.count + 1)"
        constants.append((name, skeleton.chunks[skeleton.prefixStart...]))
        names.append(name)
      } else {
        names.append(nil)
      }
    }
  }

  func name(ofSkeleton index: Int) -> String? { names[index] }

  /// Where markers stand and what they say, and the fallbacks, which digests leave out.
  private static func markers(of chunks: ArraySlice<Chunk>) -> String {
    chunks.map { chunk in
      switch chunk {
      case .marker(let bytes): "m" + String(decoding: bytes, as: UTF8.self)
      case .hole(let hole): hole.fallback.map(SwiftLiteral.value) ?? "h"
      case .constant, .separator, .splice, .when, .each: "c"
      }
    }.joined(separator: "\n")
  }
}
