import PromptSkeleton

/// The bytes of a prefix and where each chunk, in the order in which they are written, starts.
struct RenderedPrefix {
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [(chunk: Int, offset: Int)] = []

  /// Nil where a value is missing or does not fit.
  init?(_ skeleton: Skeleton, _ values: PromptValue, to end: Int) {
    var starts: [(chunk: Int, offset: Int)] = []
    let bytes = try? skeleton.renderPrefix(toChunk: end, values) { chunk, offset in
      starts.append((chunk, offset))
    }
    guard let bytes else { return nil }
    (self.bytes, self.starts) = (bytes, starts)
  }

  /// The index of the chunk that a byte is of, among `starts`.
  func visit(at offset: Int) -> Int? { starts.lastIndex { $0.offset <= offset } }

  /// What a chunk wrote, by its index among `starts`.
  func bytes(ofVisit index: Int) -> ArraySlice<UInt8> {
    let end = index + 1 < starts.count ? starts[index + 1].offset : bytes.count
    return bytes[starts[index].offset..<end]
  }
}
