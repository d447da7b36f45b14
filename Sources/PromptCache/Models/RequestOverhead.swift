package import SourceText

/// Tokens of a request that none of its texts show.
package struct RequestOverhead: Sendable, Hashable {
  /// What frames a request's messages.
  package var framing: Int
  /// What the definitions of tools add, before the first tool.
  package var tools: Int

  package init(framing: Int, tools: Int) { (self.framing, self.tools) = (framing, tools) }

  package var total: Int { framing &+ tools }
}

extension Estimate {
  /// The estimate of a whole request: overhead counts to the point and the upper bound only.
  ///
  /// It is known roughly, so that a prefix must not pass for long enough because of it.
  package func adding(_ overhead: RequestOverhead) -> Estimate {
    Estimate(low: low, point: point + overhead.total, high: high + overhead.total)
  }
}
