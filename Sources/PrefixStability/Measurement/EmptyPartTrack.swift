import PromptCompiler
import PromptSkeleton
import SampleRows

/// Finds the rows that leave a text block without text, a message without content or a request
/// without messages, which the API rejects.
///
/// Only parts that hold nothing but values or optional elements can; a row is rendered only where one
/// of those may be empty by a glance at its JSON.
struct EmptyPartTrack {
  private let skeleton: Skeleton
  private var parts: [Part]

  private struct Part {
    var kind: StabilityReport.EmptyPart.Kind
    var position: Int
    /// What the part holds; the chunk behind it closes it.
    var chunks: Range<Int>
    var guards: [EmptyPartGuard]
    var firstRow: Int?
    var count = 0
  }

  init(_ compiled: CompiledTemplate) {
    skeleton = compiled.skeleton
    parts = Self.texts(of: compiled)
    for (kind, chunks) in OptionalLists(skeleton).found {
      guard let position = compiled.positions.firstIndex(where: { $0.chunks.overlaps(chunks) })
      else { continue }
      parts.append(
        Part(
          kind: kind, position: position, chunks: chunks,
          guards: EmptyPartGuard.guards(ofElements: chunks, skeleton)))
    }
  }

  /// Anthropic's API refuses text blocks without text; OpenAI's takes them.
  private static func texts(of compiled: CompiledTemplate) -> [Part] {
    guard compiled.skeleton.endpoint == .anthropicMessages else { return [] }
    return compiled.positions.enumerated().compactMap { index, position in
      guard position.kind == "text", let holes = holes(in: position.chunks, of: compiled.skeleton)
      else { return nil }
      return Part(
        kind: .text, position: index, chunks: holes,
        guards: holes.compactMap { EmptyPartGuard.guarding($0, compiled.skeleton) })
    }
  }

  mutating func add(_ row: Row) {
    let suspects = parts.indices.filter { index in
      parts[index].guards.allSatisfy { $0.mayBeEmpty(row) }
    }
    guard !suspects.isEmpty, let values = try? row.values() else { return }
    var visits: [(chunk: Int, offset: Int)] = []
    let end = skeleton.chunks.count
    guard
      (try? skeleton.renderPrefix(toChunk: end, values, observer: { visits.append(($0, $1)) }))
        != nil
    else { return }
    for index in suspects where isEmpty(parts[index].chunks, visits) {
      if parts[index].firstRow == nil { parts[index].firstRow = row.number }
      parts[index].count += 1
    }
  }

  /// What the rows so far came to.
  var found: [StabilityReport.EmptyPart] {
    parts.compactMap { part in
      part.firstRow.map {
        .init(kind: part.kind, position: part.position, row: $0, count: part.count)
      }
    }
  }

  private func isEmpty(_ chunks: Range<Int>, _ visits: [(chunk: Int, offset: Int)]) -> Bool {
    visits.indices.contains { first in
      visits[first].chunk == chunks.lowerBound
        && visits[first...].first { $0.chunk == chunks.upperBound }?.offset == visits[first].offset
    }
  }

  /// The holes of a text block, if nothing else stands between the quotes of its text.
  private static func holes(in chunks: Range<Int>, of skeleton: Skeleton) -> Range<Int>? {
    let holes = chunks.drop { chunk in
      if case .constant(let bytes) = skeleton.chunks[chunk] {
        return !bytes.ends(with: "\"text\":\"")
      }
      return true
    }.dropFirst().prefix { if case .hole = skeleton.chunks[$0] { true } else { false } }
    guard let last = holes.last, chunks.contains(last + 1),
      case .constant(let bytes) = skeleton.chunks[last + 1], bytes.first == UInt8(ascii: "\"")
    else { return nil }
    return holes
  }
}

extension [UInt8] {
  func ends(with text: StaticString) -> Bool {
    text.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
  }
}
