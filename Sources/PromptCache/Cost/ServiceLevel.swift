/// How a request was served, as far as that changes its prices.
package struct ServiceLevel: Sendable, Hashable {
  /// In a batch, or whenever there was room (OpenAI's `flex`, which costs the same).
  package var isBatch = false
  /// With Anthropic's `speed` `fast`.
  package var isFast = false
  /// With Anthropic's `inference_geo` `us`.
  package var isInUS = false
  /// Ahead of others, for a price that depends on a contract or was not found.
  package var isPriority = false

  package init() {}

  /// What is not standard, for people; nil where everything is.
  package var name: String? {
    let names = [
      (isBatch, "batch"), (isFast, "fast"), (isInUS, "us"), (isPriority, "priority"),
    ].filter(\.0).map(\.1)
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }
}
