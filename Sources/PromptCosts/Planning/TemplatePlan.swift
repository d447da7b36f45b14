package import PromptCache
package import SourceText

/// The cheapest breakpoints for a template's rows, beside those that it has.
package struct TemplatePlan: Sendable {
  package var path: String
  package var model: String
  package var tier: String?
  package var requests: Int
  package var arrivals: CostReport.ArrivalNote
  package var problems: RowProblems
  /// Nil where the model is unpriced or takes no breakpoints.
  package var outcome: Outcome?
  /// Why there is no outcome, as a phrase.
  package var refusal: String?

  /// Layouts and what the prompts of all rows cost with them; answers are not counted.
  package struct Outcome: Sendable {
    package var uncached: MoneyRange
    package var written: Layout
    package var cheapest: Layout
    /// Whether the template has no breakpoints of its own, so that the compiler placed them.
    package var isPlaced: Bool
    /// Whether blocks are sent in another order than they are written in.
    package var isReordered: Bool

    /// What the cheapest layout saves over all rows, in dollars; zero where it is the written one.
    package var saving: Double { (written.cost?.point ?? uncached.point) - cheapest.point }
  }

  package struct Layout: Sendable {
    package var marks: [Mark]
    /// Nil where the provider refuses such breakpoints.
    package var cost: MoneyRange?

    fileprivate var point: Double { cost?.point ?? 0 }
  }

  /// A breakpoint and what it does for the rows.
  package struct Mark: Sendable {
    package var ttl: CacheTTL
    /// The block that it follows.
    package var span: SourceSpan
    /// The line of the breakpoint that is written behind it, or else that on which it ends, from 1.
    package var line: Int
    /// The same in words: `block 2 of system`.
    package var place: String
    /// The tokens up to it, on average.
    package var tokens: Int
    /// How many rows read the whole prefix, and how many different ones there are.
    package var readers: Int
    package var distinct: Int
    /// Whether the other layout has it too, with the same TTL.
    package var isShared: Bool
  }
}
