import SourceText

/// Whole messages that went, came or moved.
enum HistoryShift {
  /// Messages looked at behind the difference on either side.
  private static let reach = 512

  static func cause(of evidence: CauseEvidence) -> DivergenceCause? {
    guard evidence.earlier.history.form == .list, evidence.later.history.form == .list else {
      return nil
    }
    let divergence = evidence.divergence
    guard let left = divergence.leftElement, let right = divergence.rightElement else {
      return DivergenceCause(
        HistoryCause.rule, "messages-removed", "messages that were cached are gone",
        severity: .warning, remedy: "Keep the conversation; only add to its end.")
    }
    let earlier = digests(evidence.earlier, from: left)
    let later = digests(evidence.later, from: right)
    if let shift = earlier.firstIndex(of: later[0]), shift > 0,
      agrees(Array(earlier[shift...]), later)
    {
      if later.contains(earlier[0]) {
        return DivergenceCause(
          HistoryCause.rule, "message-moved",
          "a message that is added anew to each request moves behind later ones",
          remedy: "Put such a message behind the last breakpoint, or leave it where it stood.")
      }
      return DivergenceCause(
        HistoryCause.rule, "window-slid",
        "\(shift) old message\(shift == 1 ? " is" : "s are") dropped from the front of the window",
        remedy: "Drop messages in large steps, not one exchange per turn, or compact the history.")
    }
    if let shift = later.firstIndex(of: earlier[0]), shift > 0,
      agrees(Array(later[shift...]), earlier)
    {
      return DivergenceCause(
        HistoryCause.rule, "message-inserted",
        "\(shift) message\(shift == 1 ? " is" : "s are") inserted among earlier ones",
        remedy: "Add messages at the end only.")
    }
    let known = Set(earlier)
    if earlier.count >= 3, !later.contains(where: known.contains),
      evidence.later.history.count < evidence.earlier.history.count
    {
      return DivergenceCause(
        HistoryCause.rule, "compacted", "the history is replaced by a shorter one",
        severity: .warning,
        remedy: "Keep a breakpoint on the system prompt, so that only the summary is written anew.")
    }
    return nil
  }

  /// Whether two lists that start alike go on alike as far as both reach, but for the very ends.
  private static func agrees(_ left: [WireDigest], _ right: [WireDigest]) -> Bool {
    let count = min(left.count, right.count)
    var same = 0
    for index in 0..<count where left[index] == right[index] { same += 1 }
    return same * 2 > count || same >= 3
  }

  private static func digests(_ request: CapturedRequest, from start: Int) -> [WireDigest] {
    (start..<min(request.history.count, start + reach)).map { request.history.element($0).digest }
  }
}
