package import PromptCompiler
import PromptSkeleton
package import SampleRows

/// Finds the rows that leave a text block without text other than white space, a message without
/// content or a request without messages, which the API rejects.
///
/// Only parts that hold nothing but values or optional elements can; a row is rendered only where one
/// of those may be empty by a glance at its JSON.
package struct EmptyPartTrack {
  private let skeleton: Skeleton
  private var parts: [Part]

  private struct Part {
    var kind: StabilityReport.EmptyPart.Kind
    var position: Int
    /// What the part holds; the chunk behind it closes it.
    var chunks: Range<Int>
    var guards: [EmptyPartGuard]
    /// Whether the block itself has white space around its holes.
    var hasBlanks = false
    var firstRow: Int?
    var count = 0
  }

  package init(_ compiled: CompiledTemplate) {
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

  /// Anthropic's API refuses text blocks without text ("must contain non-whitespace text"); OpenAI's
  /// takes them.
  private static func texts(of compiled: CompiledTemplate) -> [Part] {
    guard compiled.skeleton.endpoint == .anthropicMessages else { return [] }
    return compiled.positions.enumerated().compactMap { index, position in
      guard position.kind == "text",
        let (chunks, hasBlanks) = filling(of: position.chunks, in: compiled.skeleton)
      else { return nil }
      return Part(
        kind: .text, position: index, chunks: chunks,
        guards: chunks.compactMap { EmptyPartGuard.guarding($0, compiled.skeleton) },
        hasBlanks: hasBlanks)
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
      let bytes = try? skeleton.renderPrefix(
        toChunk: end, values, observer: { visits.append(($0, $1)) })
    else { return }
    for index in suspects {
      guard let rest = emptyFilling(of: parts[index], bytes, visits) else { continue }
      if parts[index].firstRow == nil {
        parts[index].firstRow = row.number
        if parts[index].hasBlanks || !rest.isEmpty { parts[index].kind = .blankText }
      }
      parts[index].count += 1
    }
  }

  /// What the API refuses of one row, as a sentence; nil where it takes it.
  ///
  /// - Parameter row: One that was read for the skeleton's variables, in their order.
  package func problem(in row: Row) -> String? {
    var track = self
    track.add(row)
    let part =
      switch track.found.first?.kind {
      case nil: nil as String?
      case .text: "a text block empty"
      case .blankText: "nothing but white space in a text block"
      case .content: "a message without content"
      case .messages: "the request without messages"
      }
    return part.map { "it leaves \($0), and the API rejects it" }
  }

  /// What the rows so far came to.
  var found: [StabilityReport.EmptyPart] {
    parts.compactMap { part in
      part.firstRow.map {
        .init(kind: part.kind, position: part.position, row: $0, count: part.count)
      }
    }
  }

  /// What fills a part where that is nothing, or white space in a text; nil where all is well.
  private func emptyFilling(
    of part: Part, _ bytes: [UInt8], _ visits: [(chunk: Int, offset: Int)]
  ) -> ArraySlice<UInt8>? {
    for first in visits.indices where visits[first].chunk == part.chunks.lowerBound {
      let start = visits[first].offset
      guard let end = visits[first...].first(where: { $0.chunk == part.chunks.upperBound })?.offset
      else { continue }
      let filling = bytes[start..<end]
      if filling.isEmpty || part.kind.isText && BlankText.skipped(filling).isEmpty {
        return filling
      }
    }
    return nil
  }

  /// The holes of a text block and what is between them, if no more than white space stands beside
  /// them between the quotes of its text, and whether that does.
  private static func filling(
    of chunks: Range<Int>, in skeleton: Skeleton
  ) -> (chunks: Range<Int>, hasBlanks: Bool)? {
    let marks = chunks.compactMap { chunk -> (chunk: Int, start: Int)? in
      guard case .constant(let bytes) = skeleton.chunks[chunk],
        let start = BlankText.start(ofTextEnding: bytes)
      else { return nil }
      return (chunk, start)
    }
    guard let opening = marks.first, case .constant(let bytes) = skeleton.chunks[opening.chunk]
    else { return nil }
    var hasBlanks = opening.start < bytes.count
    for chunk in (opening.chunk + 1)..<max(opening.chunk + 1, chunks.upperBound) {
      switch skeleton.chunks[chunk] {
      case .hole: continue
      case .constant(let bytes):
        let rest = BlankText.skipped(bytes[...])
        if rest.count < bytes.count { hasBlanks = true }
        if rest.isEmpty { continue }
        guard rest.first == UInt8(ascii: "\""), chunk > opening.chunk + 1 else { return nil }
        return (opening.chunk + 1..<chunk, hasBlanks)
      default: return nil
      }
    }
    return nil
  }
}

extension [UInt8] {
  func ends(with text: StaticString) -> Bool {
    text.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
  }
}
