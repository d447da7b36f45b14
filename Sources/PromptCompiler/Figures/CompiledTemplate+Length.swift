import PromptSkeleton

extension CompiledTemplate {
  /// The length of the constant bytes of the prefix before a chunk.
  package func constantLength(upTo end: Int) -> Int {
    constantLength(of: skeleton.prefixStart..<max(end, skeleton.prefixStart))
  }

  /// The length of the constant bytes of some chunks.
  package func constantLength(of range: Range<Int>) -> Int {
    skeleton.chunks[range].reduce(0) { sum, chunk in
      if case .constant(let bytes) = chunk { sum + bytes.count } else { sum }
    }
  }
}
