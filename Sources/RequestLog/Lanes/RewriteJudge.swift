/// Tells a rewritten history from a conversation that was taken back and continued otherwise.
enum RewriteJudge {
  /// Whether the sender dropped the last turns and went on from an earlier point.
  ///
  /// Then an earlier request's cached prefix still serves, nothing behind the difference comes back,
  /// and what stands there now is no version of what stood there.
  static func isBranch(
    _ request: CapturedRequest, from tip: LaneTip, at found: LocatedDifference
  ) -> Bool {
    let divergence = found.divergence
    guard divergence.member.section == .messages, let left = divergence.leftElement else {
      return false
    }
    let earlier = tip.request
    guard let right = divergence.rightElement else {
      // The request is a part of the earlier one: taken back, nothing rewritten.
      return true
    }
    guard !earlier.history.element(left).role.isInstruction, left > 0 else { return false }
    let hasEarlierEntry = tip.entries.contains {
      $0.position <= divergence.position && $0.writer != earlier.index
    }
    let isUnmarked = earlier.cachesAtMarkersOnly && earlier.breakpoints.isEmpty
    guard hasEarlierEntry || isUnmarked else { return false }
    let later = Set((right..<request.history.count).map { request.history.element($0).digest })
    for index in left..<earlier.history.count
    where later.contains(earlier.history.element(index).digest) {
      return false
    }
    return !TextLikeness.isVersion(
      MessageText.text(of: left, in: earlier.history),
      MessageText.text(of: right, in: request.history))
  }
}
