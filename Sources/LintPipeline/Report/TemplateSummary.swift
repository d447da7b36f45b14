package import PromptSkeleton
package import SourceText

/// What is known about one template that was analysed: its breakpoints, its rows, its cost.
package struct TemplateSummary: Sendable {
  package var path: String
  /// The file's name without `.prompt.yaml`.
  package var name: String
  /// The tier that the summary speaks of, where the template has several.
  package var tier: String?
  package var model: String?
  /// `static-first` or `written`.
  package var order: String
  /// In the provider's order.
  package var breakpoints: [Breakpoint]
  /// How many rows were rendered; 0 where there are no samples.
  package var rows: Int
  /// The cost of a thousand requests, now and with every finding resolved.
  package var cost: CostChange?

  package init(
    path: String, name: String, tier: String? = nil, model: String?, order: String,
    breakpoints: [Breakpoint],
    rows: Int, cost: CostChange?
  ) {
    self.path = path
    self.name = name
    self.tier = tier
    self.model = model
    self.order = order
    self.breakpoints = breakpoints
    self.rows = rows
    self.cost = cost
  }

  /// What the rows say about one breakpoint.
  package struct Breakpoint: Sendable {
    /// The line that it stands on or after, from 1; nil where it was placed by `cache: auto`
    /// behind something that no line of this file is responsible for.
    package var line: Int?
    /// `5m` or `1h`.
    package var ttl: String
    /// The shortest lifetime of the values before it.
    package var lifetime: Lifetime
    /// The length of the prefix; of the shortest one where rows differ.
    package var bytes: Int
    package var tokens: Estimate?
    package var rows: Int
    /// How many different prefixes the rows have.
    package var distinct: Int
    /// How far all rows agree.
    package var commonPrefixBytes: Int
    /// Whether the prefix is certainly too short for the model to cache it.
    package var isTooShort: Bool
    /// Whether caching here costs less than not caching; nil where the model has no known price.
    package var pays: Bool?
    /// The hash of the prefix in lower-case hexadecimal digits, where all rows have the same.
    package var sha256: String?

    package init(
      line: Int?, ttl: String, lifetime: Lifetime, bytes: Int, tokens: Estimate?, rows: Int,
      distinct: Int, commonPrefixBytes: Int, isTooShort: Bool = false, pays: Bool?,
      sha256: String?
    ) {
      self.line = line
      self.ttl = ttl
      self.lifetime = lifetime
      self.bytes = bytes
      self.tokens = tokens
      self.rows = rows
      self.distinct = distinct
      self.commonPrefixBytes = commonPrefixBytes
      self.isTooShort = isTooShort
      self.pays = pays
      self.sha256 = sha256
    }
  }
}
