/// What holds for all models of one maker's API.
package struct Provider: Sendable, Hashable {
  /// The name in the data file: `anthropic`, `openai`, `gemini`.
  package var id: String
  /// The most breakpoints of one request; nil where there are none.
  package var maximumBreakpoints: Int?
  /// How many positions a breakpoint looks back for an entry, itself counted.
  package var lookback: Int?
  /// The TTLs in ascending order: the first is the default, the last the long one.
  package var ttls: [CacheTTL]
  package var batchLimits: BatchLimits?
  package var toolPreamble: ToolPreamble?
  /// What prompts that are only processed in the US cost, in per mille of the price elsewhere; nil where
  /// that makes no known difference.
  package var usPerMille: Int?
  /// The block types that can carry a breakpoint.
  package var carriers: [String]
  /// The block types that have no field for one.
  package var notCarriers: [String]

  init(id: String) {
    self.id = id
    ttls = []
    carriers = []
    notCarriers = []
  }

  /// The most that one batch holds, whichever is reached first.
  package struct BatchLimits: Sendable, Hashable {
    package var requests: Int
    /// Read as decimal megabytes, the smaller reading of the documented "256 MB".
    package var bytes: Int
  }

  /// The hidden instructions that a request with tools begins with, in tokens.
  package struct ToolPreamble: Sendable, Hashable {
    package var base: Int
    package var perTool: Int
  }
}
