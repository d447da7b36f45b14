package import SourceText

/// What an estimator counted in one or more pieces of text, additive.
///
/// Add the counts of all blocks of a prefix and form the interval once: intervals themselves do not
/// add up. Text only; what a request adds around it is `RequestOverhead`.
package struct TokenCount: Sendable, Hashable {
  let family: TokenizerFamily
  var sums = RunSums()
  /// The sums by the second table where the family is the union of two.
  var secondSums = RunSums()

  /// Nothing counted yet.
  package init(family: TokenizerFamily) { self.family = family }

  /// Adds the count of another piece, which the same estimator made.
  package static func += (left: inout TokenCount, right: TokenCount) {
    precondition(left.family == right.family, "counts of two tokenizer families do not add up")
    left.sums += right.sums
    left.secondSums += right.secondSums
  }

  package static func + (left: TokenCount, right: TokenCount) -> TokenCount {
    var sum = left
    sum += right
    return sum
  }

  /// The tokens of all counted text with their bounds.
  package var estimate: Estimate { interval.tokens }

  /// The estimate and the half-width of its interval in per mille.
  var interval: (tokens: Estimate, halfWidth: Int) {
    switch family {
    case .o200k: return sums.estimate(scale: .own, usualWordTokens: 270)
    case .claude3: return sums.estimate(scale: .own, usualWordTokens: 310)
    case .claude47: return sums.estimate(scale: .own, usualWordTokens: 400)
    case .gemini: return sums.estimate(scale: .gemini, usualWordTokens: 270)
    case .generic:
      let (first, _) = sums.estimate(scale: .own, usualWordTokens: 270)
      let (second, halfWidth) = secondSums.estimate(scale: .own, usualWordTokens: 400)
      let union = Estimate(
        low: min(first.low, second.low),
        point: (first.point + second.point) / 2,
        high: max(first.high, second.high)
      )
      return (union, halfWidth)
    }
  }
}
