package import PromptCompiler
import PromptSkeleton
import PromptTemplate

extension CompiledTemplate {
  /// The text that stands before a chunk in its block, at most 120 bytes of it.
  package func textBefore(chunk: Int) -> [UInt8] {
    guard chunk > 0, case .constant(let runs) = origins[chunk - 1], let run = runs.last,
      case .literal(let literal) = run.source
    else { return [] }
    return Array(literal.bytes.suffix(120))
  }

  /// The length of the constant bytes of the prefix before a chunk.
  package func constantLength(upTo end: Int) -> Int {
    constantLength(of: skeleton.prefixStart..<max(end, skeleton.prefixStart))
  }

  /// The length of the constant bytes of some chunks.
  func constantLength(of range: Range<Int>) -> Int {
    skeleton.chunks[range].reduce(0) { sum, chunk in
      if case .constant(let bytes) = chunk { sum + bytes.count } else { sum }
    }
  }
}
