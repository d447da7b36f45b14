import CacheSimulation
import SourceText

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
  /// What the provider said of the others, the first hundred.
  package var diagnoses: [Diagnosis] = []

  /// An explanation of the provider that blames another part than the analysis does.
  package struct Diagnosis: Sendable {
    package var request: RequestReference
    /// The provider's word: `tools_changed`, `input_changed`, ...
    package var reason: String
    package var missedTokens: Int?
    /// The whole as a lower-case phrase.
    package var phrase: String
    /// The rules of what the analysis found in the request to break its prefix.
    package var found: [String]
  }

  package struct Disagreement: Sendable {
    package var request: RequestReference
    package var predicted: CacheOutcome
    package var reported: CacheOutcome
    /// The likely reason, as a lower-case phrase.
    package var reason: String
  }

  /// Takes what the provider said of a request in which something, or nothing, was found.
  mutating func add(
    _ diagnosis: ProviderDiagnosis, of request: RequestReference, _ findings: [LogFinding]
  ) {
    diagnosed += 1
    if diagnosis.isAlike(findings) {
      diagnosedAlike += 1
    } else if diagnoses.count < 100 {
      diagnoses.append(
        Diagnosis(
          request: request, reason: diagnosis.reason, missedTokens: diagnosis.missedTokens,
          phrase: diagnosis.phrase,
          found: findings.filter { $0.comparesValues }.map { $0.rule.name }))
    }
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
