import CacheSimulation

/// How the analysis stands to what the provider reported.
package struct UsageAgreement: Sendable {
  /// Requests whose usage says something about the cache.
  package var compared = 0
  package var agreed = 0
  /// Requests for which nothing certain could be predicted.
  package var uncertain = 0
  /// The requests about which both disagree, the first hundred.
  package var disagreements: [Disagreement] = []
  package var disagreementCount = 0
  /// Misses that the provider itself explained, and how many of those blame the same part.
  package var diagnosed = 0
  package var diagnosedAlike = 0

  package struct Disagreement: Sendable {
    package var request: RequestReference
    package var predicted: CacheOutcome
    package var reported: CacheOutcome
    /// The likely reason, as a lower-case phrase.
    package var reason: String
  }

  mutating func add(_ disagreement: Disagreement) {
    disagreementCount += 1
    if disagreements.count < 100 { disagreements.append(disagreement) }
  }
}

/// Whether a request read from the cache.
package enum CacheOutcome: String, Sendable {
  case hit
  case miss
  /// It did not ask for caching, or is too short for it.
  case uncached
}
