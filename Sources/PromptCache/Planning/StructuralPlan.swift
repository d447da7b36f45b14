/// Breakpoints chosen without rows, with the reason for each boundary.
package struct StructuralPlan: Sendable, Hashable {
  /// In ascending order of boundaries.
  package var marks: [PlannedMark]
  /// One per boundary, in their order.
  package var verdicts: [Verdict]

  package enum Verdict: Sendable, Hashable {
    /// A breakpoint here pays: what it saves over a thousand requests, nil for an unpriced model.
    case pays(CacheTTL, dollarsPerThousand: Double?, isCertainlyLongEnough: Bool)
    /// The prefix is too short to be cached, for certain.
    case belowMinimum
    /// No two requests share the prefix.
    case neverReused
    /// The breakpoint at a later boundary is used as often and covers more.
    case covered(by: Int)
    /// All breakpoints that the provider takes stand at better places.
    case noneLeft
    /// The prefix is not read often enough within a TTL to earn the price of writing it.
    case writeNeverEarned
    /// The model's provider takes no breakpoints.
    case notOffered
  }
}
