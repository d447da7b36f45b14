import PromptSkeleton
import PromptTemplate
import SourceText

/// Collects the chunks of a skeleton, joining constant bytes, and remembers where each came from.
struct ChunkBuilder: ~Copyable {
  private(set) var chunks: [Chunk] = []
  private(set) var origins: [ChunkOrigin] = []
  private var pending: [UInt8] = []
  private var runs: [ChunkOrigin.Run] = []

  /// Bytes of the request's own frame.
  mutating func frame(_ text: StaticString) {
    text.withUTF8Buffer { append($0, from: .frame) }
  }

  mutating func frame(_ bytes: [UInt8]) { append(bytes, from: .frame) }

  /// Bytes that one construct stands for; joined with the frame around them if that has no source.
  mutating func construct(_ bytes: some Collection<UInt8>, _ span: SourceSpan) {
    append(bytes, from: .construct(span))
  }

  mutating func literal(_ literal: TemplateText.Literal) {
    runs.append(.init(start: pending.count, source: .literal(literal)))
    // Room for the quotes and names around a block, too: most chunks are one literal in its frame.
    if pending.count < 64 { pending.reserveCapacity(literal.bytes.count + 128) }
    JSONBytes.appendEscaped(literal.bytes, to: &pending)
  }

  mutating func hole(_ hole: Hole, _ reference: HoleReference) {
    append(.hole(hole), .hole(reference))
  }

  mutating func marker(_ bytes: [UInt8], _ span: SourceSpan) {
    append(.marker(bytes), .marker(span))
  }

  mutating func separator() { append(.separator, .separator) }

  mutating func splice(_ reference: PathReference) {
    append(.splice(reference.path), .structure(reference))
  }

  /// Starts a conditional or repeated range; `close` is called with what this returns.
  mutating func open(_ chunk: Chunk, _ reference: PathReference) -> Int {
    append(chunk, .structure(reference))
    return chunks.count - 1
  }

  /// Ends the range that `open` started.
  mutating func close(_ opening: Int) {
    flush()
    let count = chunks.count - opening - 1
    switch chunks[opening] {
    case .when(let path, _): chunks[opening] = .when(path, count: count)
    case .each(let path, let name, _): chunks[opening] = .each(path, name: name, count: count)
    default: break
    }
  }

  /// Ends the constant chunk, so that the next byte starts a new one, and returns its index.
  @discardableResult
  mutating func flush() -> Int {
    if !pending.isEmpty {
      chunks.append(.constant(pending))
      origins.append(.constant(runs))
      pending.removeAll()
      runs.removeAll()
    }
    return chunks.count
  }

  private mutating func append(_ chunk: Chunk, _ origin: ChunkOrigin) {
    flush()
    chunks.append(chunk)
    origins.append(origin)
  }

  private mutating func append(
    _ bytes: some Collection<UInt8>, from source: ChunkOrigin.Run.Source
  ) {
    runs.append(.init(start: pending.count, source: source))
    pending += bytes
  }
}
