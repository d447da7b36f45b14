package import PromptCache

/// A breakpoint of a request: cache everything up to and including a position.
package struct CacheMark: Sendable, Hashable {
  /// The index of the position that carries it.
  package var position: Int
  package var ttl: CacheTTL

  package init(position: Int, ttl: CacheTTL) {
    self.position = position
    self.ttl = ttl
  }
}
