package import PromptCache

/// What the cache does for one request.
package struct CacheOutcome: Sendable, Hashable {
  package var usage: TokenUsage
  /// What was read; nil where nothing was.
  package var hit: Hit?
  /// Why less was read than could be; nil where the last breakpoint's own entry was read.
  package var miss: CacheMiss?
  /// What became of each mark, in the request's order.
  package var marks: [MarkOutcome]

  package struct Hit: Sendable, Hashable {
    /// The index of the last position that was read.
    package var position: Int
    package var tokens: Int
    package var ttl: CacheTTL
  }

  package enum MarkOutcome: Sendable, Hashable {
    /// At or before what was read.
    case read
    case written
    /// The prefix up to it is too short to be cached.
    case belowMinimum
    /// One mark too many, or no caching for this model.
    case ignored
  }
}
