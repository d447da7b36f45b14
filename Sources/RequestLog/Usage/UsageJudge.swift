import PromptCache
import SourceText

/// Compares a prediction with a provider's counters.
struct UsageJudge {
  let meter: TokenMeter
  let lengths: LengthChecks

  enum Judgement {
    case agreement
    case disagreement(UsageAgreement.Disagreement)
    case uncertain
  }

  func judge(
    _ request: CapturedRequest, _ usage: CacheUsage, _ relation: LaneTable.Relation,
    _ outlook: CacheOutlook
  ) -> Judgement {
    let reported: CacheOutcome =
      usage.read > 0
      ? .hit : usage.written > 0 || !request.dialect.cachesAtMarkersOnly ? .miss : .uncached
    guard let predicted = prediction(request, outlook) else { return .uncertain }
    if predicted == reported { return .agreement }
    if !request.dialect.cachesAtMarkersOnly, predicted != .hit, reported == .miss {
      return .agreement
    }
    return .disagreement(
      UsageAgreement.Disagreement(
        request: RequestReference(request), predicted: predicted, reported: reported,
        reason: reason(predicted, reported, outlook, request)))
  }

  /// What the request should find; nil where its length leaves it open.
  private func prediction(
    _ request: CapturedRequest, _ outlook: CacheOutlook
  ) -> CacheOutcome? {
    if request.dialect.cachesAtMarkersOnly {
      if request.breakpoints.isEmpty { return .uncached }
      switch lengths.verdict(request) {
      case .below(_, _, let isCertain): return isCertain ? .uncached : nil
      case .unknown: return nil
      case .reached: break
      }
      guard let read = outlook.lookUp.read else { return .miss }
      guard case .reached = lengths.verdict(request, positions: read.position) else { return nil }
      return outlook.isExpired ? .miss : .hit
    }
    let minimum = meter.reference(request.model)?.model?.minimum?.high ?? 1024
    let tokens = meter.tokens(of: request, positions: 0..<outlook.sharedPositions)
    if tokens.high < minimum { return .miss }
    return tokens.low >= minimum + 128 ? .hit : nil
  }

  private func reason(
    _ predicted: CacheOutcome, _ reported: CacheOutcome, _ outlook: CacheOutlook,
    _ request: CapturedRequest
  ) -> String {
    switch (predicted, reported) {
    case (.miss, .hit), (.uncached, .hit):
      "an entry that a request outside this log wrote"
    case (.hit, .miss) where !request.dialect.cachesAtMarkersOnly:
      "caching is best effort here: evicted, or routed to another machine"
    case (.hit, .miss):
      outlook.gap == nil
        ? "evicted, expired (the log has no times) or routed to another cache"
        : "evicted or routed to another cache"
    case (.hit, .uncached), (.miss, .uncached):
      "shorter than the model's minimum by the provider's count, or caching is off"
    default: "the provider counts breakpoints that the body does not show"
    }
  }

  /// A miss for which neither the sender nor the clock is to blame.
  func unexplainedMiss(
    _ request: CapturedRequest, _ disagreement: UsageAgreement.Disagreement,
    _ outlook: CacheOutlook
  ) -> LogFinding? {
    guard disagreement.predicted == .hit, disagreement.reported == .miss,
      request.dialect.cachesAtMarkersOnly
    else { return nil }
    var finding = LogFinding(
      rule: "unexplained-miss", severity: .hint, cause: "unexplained-miss",
      message: "the prefix should have been read from the cache but was written again",
      remedy: "Likely reason: \(disagreement.reason).", request: disagreement.request, lane: 0,
      effect: .stable)
    finding.position = outlook.lookUp.read?.position
    return finding
  }
}
