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
    guard let loss = loss(found, from: earlier, to: later, kept: kept) else {
      finding.severity = .hint
      finding.effect = .stable
      finding.message =
        "the prefix differs, yet the provider read it from the cache: \(cause.phrase)"
      finding.remedy =
        "Check that the log holds what was sent; else another request had written this version."
      return finding
    }
    finding.keptPositions = loss.kept
    finding.tokensLost = loss.tokens
    finding.costLost = meter.lostCost(loss.tokens, of: later)
    return finding
  }

  /// What a difference costs by what was written, and by what the provider reports to have read; nil
  /// where it read past the difference all that was cached there.
  ///
  /// A log may begin in the middle of a conversation, so that more was written than it shows: then
  /// the number of positions that are kept is not known.
  private func loss(
    _ found: LocatedDifference, from earlier: CapturedRequest, to later: CapturedRequest, kept: Int
  ) -> (tokens: Estimate, kept: Int?)? {
    let end =
      earlier.cachesAtMarkersOnly
      ? earlier.lastBreakpoint?.position ?? 0 : earlier.positionCount
    let position = min(found.divergence.position, end)
    let start = min(kept, position)
    let sharedStart = SharedStart(found).tokens(for: earlier, meter)
    let lost = { (start: Int) in
      meter.tokens(of: earlier, positions: start..<end).without(sharedStart)
    }
    let read = { (end: Int) in meter.tokens(of: later, positions: 0..<end) + sharedStart }
    guard let behind = meter.unread(lost(position), behind: read(position), of: later) else {
      return nil
    }
    guard start < position else { return (behind, kept) }
    let whole = lost(start)
    guard let all = meter.unread(whole, behind: read(start), of: later) else {
      return (behind, position)
    }
    return (all, all == whole ? kept : nil)
  }

  private func excerpt(_ side: [UInt8]?, _ offset: Int) -> ValueExcerpt? {
    side.map { ValueExcerpt($0, from: offset, hash: hash, isRedacted: redacts) }
  }
}
