import CacheSimulation
import SourceText

/// What a request should have found in the cache, to be held against the provider's counters.
struct UsagePrediction: Sendable {
  var request: RequestReference
  var lane: Int
  /// Nil where nothing certain can be said.
  var outcome: CacheOutcome?
  /// Whether the provider caches at markers only.
  var isMarked: Bool
  var hasTimes: Bool
  /// Whether all that was written has outlived its lifetime.
  var isExpired: Bool
  /// Whether the entry is in reach only where runs of tool calls and results count as one position,
  /// which not every platform is known to do.
  var countsRunsOnce: Bool
  /// What the provider blames where the analysis does not.
  var diagnosis: ProviderDiagnosis?
  /// How many positions the entry spans that should have been read.
  var position: Int?

  enum Judgement {
    case agreement
    case disagreement(UsageAgreement.Disagreement)
    case uncertain
  }

  func judge(_ usage: CacheUsage) -> Judgement {
    // What is not reported as written may still have been.
    let tellsMisses = isMarked && usage.reportsWrites
    let reported: CacheOutcome =
      usage.read > 0 ? .hit : usage.written > 0 || !tellsMisses ? .miss : .uncached
    guard let outcome, !(countsRunsOnce && outcome == .hit && reported == .miss) else {
      return .uncertain
    }
    if outcome == reported || (!tellsMisses && outcome != .hit && reported == .miss) {
      return .agreement
    }
    return .disagreement(
      UsageAgreement.Disagreement(
        request: request, predicted: outcome, reported: reported,
        reason: reason(outcome, reported)))
  }

  private func reason(_ predicted: CacheOutcome, _ reported: CacheOutcome) -> String {
    switch (predicted, reported) {
    case (.miss, .hit) where isExpired:
      "the entry lived longer than its lifetime, which is the least that is promised"
    case (.miss, .hit), (.uncached, .hit):
      "an entry that a request outside this log wrote"
    case (.hit, .miss) where diagnosis != nil:
      diagnosis?.phrase ?? ""
    case (.hit, .miss) where !isMarked:
      "caching is best effort here: evicted, or routed to another machine"
    case (.hit, .miss):
      hasTimes
        ? "evicted or routed to another cache"
        : "evicted, expired (the log has no times) or routed to another cache"
    case (.hit, .uncached), (.miss, .uncached):
      "shorter than the model's minimum by the provider's count, or caching is off"
    default: "the provider set a breakpoint that the body does not show"
    }
  }

  /// A miss for which neither the sender nor the clock is to blame, as far as the log shows.
  func unexplainedMiss(_ disagreement: UsageAgreement.Disagreement) -> LogFinding? {
    guard isMarked || diagnosis != nil, disagreement.predicted == .hit,
      disagreement.reported == .miss
    else { return nil }
    let says = diagnosis.map { "; " + $0.phrase } ?? ""
    var finding = LogFinding(
      rule: "unexplained-miss", severity: .hint, cause: "unexplained-miss",
      message: "the prefix should have been read from the cache but was written again" + says,
      remedy: diagnosis == nil
        ? "Likely reason: \(disagreement.reason)."
        : "Look for what changes on the way to the provider: the log has the same bytes in both.",
      request: disagreement.request, lane: 0, effect: .stable)
    finding.position = position
    finding.subject = diagnosis?.reason ?? ""
    return finding
  }
}
