import CacheSimulation
import PromptCache
import SourceText

/// Predicts what a request finds in the cache.
struct UsageJudge {
  let meter: TokenMeter
  let lengths: LengthChecks

  func prediction(for request: CapturedRequest, _ outlook: CacheOutlook) -> UsagePrediction {
    UsagePrediction(
      request: RequestReference(request), lane: 0, outcome: outcome(for: request, outlook),
      isMarked: request.cachesAtMarkersOnly, hasTimes: outlook.gap != nil,
      isExpired: request.cachesAtMarkersOnly && outlook.lookUp.read == nil
        && outlook.expired != nil,
      countsRunsOnce: outlook.lookUp.missedBy?.isCertain == false,
      position: outlook.lookUp.read?.position)
  }

  /// What the request should find; nil where its length leaves it open.
  private func outcome(for request: CapturedRequest, _ outlook: CacheOutlook) -> CacheOutcome? {
    guard request.cachesAtMarkersOnly else { return automaticOutcome(request, outlook) }
    if request.breakpoints.isEmpty { return .uncached }
    if outlook.dependsOnModel { return nil }
    if outlook.lookUp.read == nil, outlook.lookUp.missedBy?.isCertain == false { return nil }
    let isRead = outlook.lookUp.read != nil && !outlook.isCold(for: request)
    let entry = outlook.lookUp.read ?? outlook.expired
    if entry?.isConfirmed == true { return isRead ? .hit : .miss }
    switch lengths.verdict(request) {
    case .below(_, _, let isCertain): return isCertain ? .uncached : nil
    case .unknown: return nil
    case .reached: break
    }
    guard let entry else { return .miss }
    guard case .reached = lengths.verdict(request, positions: entry.position) else { return nil }
    return isRead ? .hit : .miss
  }

  /// Providers that cache by themselves do so for whatever two requests share, or for what the
  /// earlier one wrote of that, if it is long enough.
  private func automaticOutcome(
    _ request: CapturedRequest, _ outlook: CacheOutlook
  ) -> CacheOutcome? {
    let model = meter.reference(request.model)?.model
    // Whether anything is marked is up to the gateway that takes the request.
    if model?.scheme == .marked, request.breakpoints.isEmpty { return nil }
    let minimum = model?.minimum?.high ?? 1024
    var shared = outlook.sharedPositions
    if case .messageEnds = CacheKeeping(of: request, meter) {
      // Lifetimes are the least that is promised.
      if outlook.expired != nil { return nil }
      shared = outlook.lookUp.read?.position ?? 0
    }
    let tokens =
      meter.tokens(of: request, positions: 0..<shared)
      + (outlook.sharedStart?.tokens(for: request, meter) ?? .zero)
    if tokens.high < minimum { return .miss }
    return tokens.low >= minimum + 128 ? .hit : nil
  }
}
