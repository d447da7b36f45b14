package import PromptCache

/// Why a request read less than up to its last breakpoint.
package enum CacheMiss: Sendable, Hashable {
  /// The model has no cache, or none with a price.
  case notOffered
  /// The request has no breakpoint, and nothing is cached without one.
  case unmarked
  /// The request has more breakpoints than the provider takes, and is refused.
  case tooManyMarks
  /// Even the longest marked prefix is shorter than the model's minimum.
  case belowMinimum(tokens: Int, minimum: Int)
  /// Nobody has written this prefix: the first request of its kind, or one that differs.
  case unseen
  /// The entry was written and has died of disuse.
  case expired(idleMilliseconds: Int, ttl: CacheTTL)
  /// The entry is being written: the response that writes it has not begun.
  case notReady(millisecondsTooEarly: Int)
  /// The entry is alive further back than any breakpoint looks.
  case outOfReach(positionsBack: Int)
  /// The entry is alive and was written with another TTL than the breakpoint's.
  case otherTTL
}
