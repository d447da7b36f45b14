import PromptCache
import SourceText

/// Checks of a request that repeats an earlier one: is what could be read also read?
struct ExtensionChecks {
  let meter: TokenMeter
  let lengths: LengthChecks

  /// Fewer tokens sent again behind a breakpoint that stands still are not worth a word.
  private static let stillTokenLimit = 256
  /// Fewer cached tokens behind a breakpoint that moved back are not worth one either.
  private static let movedTokenLimit = 16

  func findings(
    _ request: CapturedRequest, _ relation: LaneTable.Relation, outlook: CacheOutlook
  ) -> [LogFinding] {
    var findings: [LogFinding] = []
    if let expired = expiry(request, relation, outlook) { findings.append(expired) }
    if let cold = coldFanOut(request, relation, outlook) { findings.append(cold) }
    guard request.cachesAtMarkersOnly || isUnmarkedByGateway(request) else {
      return findings
    }
    switch relation {
    case .extends(_, let tip):
      if let finding = missing(request, tip, outlook) { return findings + [finding] }
      if let finding = lookback(request, tip, outlook) { findings.append(finding) }
      if let finding = movedBack(request, tip, outlook) { findings.append(finding) }
      if let finding = still(request, tip) { findings.append(finding) }
    case .restarts(_, let tip), .diverges(_, let tip, _), .branches(_, let tip, _):
      if let finding = missing(request, tip, outlook) { findings.append(finding) }
    case .restartsDifferently, .begins: break
    }
    return findings
  }

  /// Whether a model that caches at markers only was asked in another API's form, had none in the
  /// body and cached nothing.
  ///
  /// A gateway may set markers of its own, which only the counters tell.
  private func isUnmarkedByGateway(_ request: CapturedRequest) -> Bool {
    guard request.dialect == .openAIChat, request.breakpoints.isEmpty,
      meter.reference(request.model)?.model?.scheme == .marked,
      let usage = request.record.usage
    else { return false }
    return usage.reportsCache && usage.read == 0 && usage.written == 0
  }

  /// Nothing is marked although a long prefix is sent again.
  private func missing(
    _ request: CapturedRequest, _ tip: LaneTip, _ outlook: CacheOutlook
  ) -> LogFinding? {
    guard request.breakpoints.isEmpty else { return nil }
    let shared = min(outlook.sharedPositions, request.positionCount)
    guard shared > 0, let minimum = meter.reference(request.model)?.model?.minimum,
      request.hasBytes(minimum.low, inPositions: shared)
    else { return nil }
    let tokens = meter.tokens(of: request, positions: 0..<shared)
    guard tokens.low >= minimum.high,
      let tokens = meter.unread(tokens, behind: .zero, of: request)
    else { return nil }
    let isDropped = !tip.request.breakpoints.isEmpty
    var finding = finding(
      "no-breakpoint", isDropped ? "breakpoint-dropped" : "breakpoint-missing", .error,
      "about \(tokens.point) tokens are sent again without a cache breakpoint"
        + (isDropped ? ", which the request before had" : ""),
      request, tip.request,
      remedy: request.dialect == .bedrockConverse
        ? "Put a cachePoint at the end of the system prompt and of the newest message."
        : "Put a cache_control marker on the last block of each request, or send one at the top.")
    finding.tokensLost = tokens
    finding.costLost = meter.lostCost(tokens, of: request)
    finding.pointer = ""
    return finding
  }

  /// What was written is further back than any breakpoint looks.
  private func lookback(
    _ request: CapturedRequest, _ tip: LaneTip, _ outlook: CacheOutlook
  ) -> LogFinding? {
    guard let best = outlook.lookUp.best, let missed = outlook.lookUp.missedBy,
      let tokens = unread(request, missed.reached..<best.position)
    else { return nil }
    let isCertain = missed.isCertain
    var finding = finding(
      "lookback-exceeded", "lookback-20", isCertain ? .error : .warning,
      "the last cached prefix ends \(missed.positions) positions before the breakpoint, "
        + "the provider looks back \(CacheWindow.size)"
        + (isCertain ? "" : " (runs of tool calls and results count as one on the Claude API)"),
      request, tip.request,
      remedy:
        "Set a further breakpoint in between, at most \(CacheWindow.size - 1) positions apart.")
    finding.pointer = request.pointer(of: missed.breakpoint)
    finding.position = best.position
    finding.tokensLost = isCertain ? tokens : Estimate(low: 0, point: 0, high: tokens.high)
    finding.costLost = isCertain ? meter.lostCost(tokens, of: request) : nil
    return finding
  }

  /// The last breakpoint stands before what is cached already.
  private func movedBack(
    _ request: CapturedRequest, _ tip: LaneTip, _ outlook: CacheOutlook
  ) -> LogFinding? {
    guard let best = outlook.lookUp.best, let last = request.lastBreakpoint,
      last.position < best.position
    else { return nil }
    let tokens = meter.tokens(of: request, positions: last.position..<best.position)
    guard tokens.point >= Self.movedTokenLimit else { return nil }
    var finding = finding(
      "breakpoint-moved-back", "breakpoint-moved-back",
      tokens.point >= Self.stillTokenLimit ? .warning : .hint,
      "the last breakpoint stands "
        + NumberText.amount(best.position - last.position, "position")
        + " before what an earlier request cached", request, tip.request,
      remedy: "Keep a breakpoint at or behind the end of the request before.")
    finding.pointer = request.pointer(of: last)
    finding.position = last.position
    finding.tokensLost = tokens
    finding.costLost = meter.lostCost(tokens, of: request, isMarked: false)
    return finding
  }

  /// The messages grow and the last breakpoint stays where it was.
  private func still(_ request: CapturedRequest, _ tip: LaneTip) -> LogFinding? {
    guard let last = request.lastBreakpoint, let before = tip.request.lastBreakpoint,
      last.position == before.position, request.history.count > tip.request.history.count
    else {
      (tip.stillSteps, tip.stillTokens) = (0, .zero)
      return nil
    }
    tip.stillSteps += 1
    let end = tip.request.positionCount
    guard end > before.position else { return nil }
    let tail = meter.tokens(of: tip.request, positions: before.position..<end)
    tip.stillTokens = tip.stillTokens + tail
    guard tip.stillSteps >= 2, tip.stillTokens.point >= Self.stillTokenLimit else { return nil }
    var finding = finding(
      "breakpoint-not-advancing", "breakpoint-not-advancing", .warning,
      "the messages grow but the last breakpoint stays at "
        + request.pointer(of: last),
      request, tip.request,
      remedy: "Move the last breakpoint to the newest block on each turn, tool results included.")
    finding.pointer = request.pointer(of: last)
    finding.position = last.position
    finding.tokensLost = tail
    finding.costLost = meter.lostCost(tail, of: request, isMarked: false)
    return finding
  }

  /// The prefix, or the last part of it, was cached too long ago.
  private func expiry(
    _ request: CapturedRequest, _ relation: LaneTable.Relation, _ outlook: CacheOutlook
  ) -> LogFinding? {
    guard let expired = outlook.expired, let gap = outlook.gap,
      request.cachesAtMarkersOnly
    else { return nil }
    let living = outlook.lookUp.read?.position ?? 0
    guard let tokens = unread(request, living..<expired.position) else { return nil }
    let isShort = expired.seconds < 3600
    var finding = finding(
      "ttl-expired", isShort ? "gap-over-5m" : "gap-over-1h", .warning,
      "\(Self.duration(gap)) passed since \(living > 0 ? "the end of " : "")the cached prefix was "
        + "last used; it lives \(isShort ? "5 minutes" : "an hour")",
      request, relation.earlier ?? request,
      remedy: isShort && gap < 3600
        ? "Use a ttl of 1h, or keep the entry alive with a request for no output every 4 minutes."
        : "Expect a cold start after such a pause.")
    finding.position = expired.position
    finding.tokensLost = tokens
    finding.costLost = meter.lostCost(tokens, of: request)
    return finding
  }

  /// A prefix that another request was just writing.
  private func coldFanOut(
    _ request: CapturedRequest, _ relation: LaneTable.Relation, _ outlook: CacheOutlook
  ) -> LogFinding? {
    guard outlook.isCold(for: request), let read = outlook.lookUp.read else { return nil }
    let tokens = meter.tokens(of: request, positions: 0..<read.position)
    var finding = finding(
      "cold-fan-out", "cold-fan-out", .warning,
      "the prefix was written again while request \(read.writer + 1) was still writing it",
      request, relation.earlier ?? request,
      remedy: "Send one request first and the others once its response begins.")
    finding.position = read.position
    finding.tokensLost = tokens
    finding.costLost = meter.lostCost(tokens, of: request)
    return finding
  }

  /// The tokens of positions that a request did not find; nil where its counters say that it did.
  private func unread(_ request: CapturedRequest, _ positions: Range<Int>) -> Estimate? {
    meter.unread(
      meter.tokens(of: request, positions: positions),
      behind: meter.tokens(of: request, positions: 0..<positions.lowerBound), of: request)
  }

  private func finding(
    _ rule: RuleID, _ cause: String, _ severity: Severity, _ message: String,
    _ request: CapturedRequest, _ against: CapturedRequest, remedy: String
  ) -> LogFinding {
    var finding = LogFinding(
      rule: rule, severity: severity, cause: cause, message: message, remedy: remedy,
      request: RequestReference(request), lane: 0, effect: .inefficient)
    finding.against = RequestReference(against)
    return finding
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 1e9))
    if whole < 120 { return "\(whole) seconds" }
    if whole < 7200 { return "\(whole / 60) minutes" }
    return "\(whole / 3600) hours"
  }
}
