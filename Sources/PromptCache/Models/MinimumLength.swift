package import SourceText

/// The shortest prefix that a model caches, in tokens.
package struct MinimumLength: Sendable, Hashable {
  /// Below this nothing is cached.
  package var low: Int
  /// From here on prefixes are cached; more than `low` where sources disagree.
  package var high: Int
  package var confidence: Confidence

  package init(low: Int, high: Int, confidence: Confidence) {
    (self.low, self.high, self.confidence) = (low, high, confidence)
  }

  package enum Confidence: String, Sendable, CaseIterable {
    /// The provider states it.
    case documented
    /// Taken from other sources or from siblings.
    case assumed
    /// Sources or measurements contradict one another.
    case disputed
  }

  /// Whether a prefix of an estimated length is cached at all.
  package func judge(_ tokens: Estimate) -> Verdict {
    if tokens.high < low { return .below }
    if tokens.low >= high { return .reached }
    return .uncertain
  }

  package enum Verdict: String, Sendable {
    case reached
    /// Too short even by the estimate's upper bound: silently not cached.
    case below
    /// The bounds of the estimate or of the minimum itself leave it open.
    case uncertain
  }
}

extension MinimumLength: CustomStringConvertible {
  /// `512 tokens`, or the range where the sources disagree.
  package var description: String {
    low == high ? "\(low) tokens" : "\(low) tokens by one source and \(high) by another"
  }
}
