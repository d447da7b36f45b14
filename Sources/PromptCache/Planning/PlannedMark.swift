/// A breakpoint of a plan: at which candidate, and for how long.
package struct PlannedMark: Sendable, Hashable {
  /// The index of the candidate among those that the planner was given.
  package var candidate: Int
  package var ttl: CacheTTL

  package init(candidate: Int, ttl: CacheTTL) {
    self.candidate = candidate
    self.ttl = ttl
  }
}
