/// What beside the blocks decides whether two requests share a prefix, as fingerprints.
///
/// A parameter is folded in at the section from which on its change is a miss, see
/// `ScopeParameter.tier(under:)`.
package struct CacheScope: Sendable, Hashable {
  /// For the whole prefix: organization, workspace, speed.
  package var whole: UInt64
  /// From the system prompt on: web search and fetch, citations.
  package var system: UInt64
  /// From the messages on: tool choice, images, output format.
  package var messages: UInt64

  package init(whole: UInt64 = 0, system: UInt64 = 0, messages: UInt64 = 0) {
    self.whole = whole
    self.system = system
    self.messages = messages
  }
}
