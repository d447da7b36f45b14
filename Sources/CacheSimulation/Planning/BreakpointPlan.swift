package import PromptCache

/// The cheapest breakpoints for given requests.
package struct BreakpointPlan: Sendable, Hashable {
  /// In ascending order of candidates; empty where caching does not pay.
  package var marks: [PlannedMark]
  /// What the prompts of all rows cost with these breakpoints, output not counted.
  package var cost: USD
  /// What they cost without any.
  package var uncachedCost: USD
}
