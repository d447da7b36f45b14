import SourceText

/// Makes findings of divergences.
struct DivergenceFindings {
  let meter: TokenMeter
  let hash: KeyedHash
  let redacts: Bool

  /// The hash for redacted values: with the user's key, else with one made from a request.
  static func hash(for request: CapturedRequest, _ options: LogOptions) -> KeyedHash {
    if let key = options.redactionKey { return KeyedHash(key: key) }
    guard request.history.count > 0 else { return KeyedHash(first: 0, second: 0) }
    let digest = request.history.element(0).digest
    return KeyedHash(first: digest.value, second: digest.followed(by: 1).value)
  }

  /// - Parameters:
  ///   - kept: How many of the positions before the difference the cache keeps.
  ///   - isCached: Whether the earlier request's prefix is cached if it asks for that.
  func finding(
    _ found: LocatedDifference, from earlier: CapturedRequest, to later: CapturedRequest,
    kept: Int, isCached: Bool = true
  ) -> LogFinding {
    let cause = CauseEvidence(
      found: found, earlier: earlier, later: later, quotesNames: !redacts
    ).cause()
    let difference = found.difference
    var finding = LogFinding(
      rule: cause.rule, severity: cause.severity, cause: cause.name,
      message: "the cached prefix breaks: \(cause.phrase)", remedy: cause.remedy,
      request: RequestReference(later), lane: 0, effect: .unstable)
    finding.against = RequestReference(earlier)
    finding.section = found.divergence.member.section
    finding.pointer = found.pointer
    finding.offset = difference.offset
    finding.left = excerpt(difference.left, difference.offset)
    finding.right = excerpt(difference.right, difference.offset)
    finding.comparesValues = true
    finding.position = found.divergence.position
    if !isCached || earlier.cachesAtMarkersOnly && earlier.breakpoints.isEmpty {
      finding.severity = .hint
      finding.effect = .stable
      finding.message = "the prefix would break if it were cached: \(cause.phrase)"
      return finding
    }
    finding.keptPositions = kept
    let end =
      earlier.cachesAtMarkersOnly
      ? earlier.lastBreakpoint?.position ?? 0 : earlier.positionCount
    let start = min(kept, end)
    let behind = meter.tokens(of: earlier, positions: start..<end)
    finding.tokensLost = behind.without(SharedStart(found).tokens(for: earlier, meter))
    finding.costLost = finding.tokensLost.flatMap { meter.lostCost($0, of: later) }
    return finding
  }

  private func excerpt(_ side: [UInt8]?, _ offset: Int) -> ValueExcerpt? {
    side.map { ValueExcerpt($0, from: offset, hash: hash, isRedacted: redacts) }
  }
}
