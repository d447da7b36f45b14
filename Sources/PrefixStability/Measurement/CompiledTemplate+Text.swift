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

  /// The bytes of text that a model could cache at the least: any needs more.
  package static let worthwhileLength = 512

  /// Whether positions have as much constant text behind a chunk as a model could cache.
  package func hasWorthwhileText(in positions: some Sequence<Int>, behind chunk: Int = -1) -> Bool {
    var length = 0
    for position in positions {
      forEachConstantText(ofPosition: position) { place, bytes in
        if place > chunk { length += bytes.count }
      }
    }
    return length >= Self.worthwhileLength
  }

  /// Whether the last message has text that requests could share: constant text that is worth
  /// caching, and no history before it that parts them.
  package var isLastMessageShared: Bool {
    !positions.contains(where: \.isHistory) && isLastMessageWorthwhile
  }

  /// Whether the last message has constant text that is worth caching, wherever it stands.
  package var isLastMessageWorthwhile: Bool {
    guard let last = positions.last?.message,
      let first = positions.firstIndex(where: { $0.message == last })
    else { return false }
    return hasWorthwhileText(in: first..<positions.count)
  }

  /// Whether the last message is constant text alone: an instruction that all requests share, whatever
  /// stands before it.
  package var isLastMessageConstant: Bool {
    guard let last = positions.last?.message else { return false }
    return positions.allSatisfy { $0.message != last || $0.lifetime == .static }
  }
}
