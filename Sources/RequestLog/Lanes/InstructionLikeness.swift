import ChangeCauses
import JSONText

/// Tells whether two conversations were meant to share their instructions.
enum InstructionLikeness {
  /// Whether instructions that differ are still versions of the same ones.
  ///
  /// A subagent with instructions of its own is not; a prompt with another user's name in it is.
  static func isSimilar(
    _ found: LocatedDifference, _ earlier: CapturedRequest, _ later: CapturedRequest
  ) -> Bool {
    guard earlier.hasBytes(leastSize, inPositions: earlier.instructionPositions) else {
      return false
    }
    switch found.divergence.member.section {
    case .routing, .parameters:
      return false
    case .tools:
      return toolsAreSimilar(earlier, later) && systemsAreSimilar(earlier, later)
    case .system, .messages:
      return systemsAreSimilar(earlier, later)
    }
  }

  /// Shorter instructions are too short to be cached; that they differ costs nothing.
  private static let leastSize = 2048

  /// Whether the sender said that both use one cache.
  static func sharesKey(_ earlier: CapturedRequest, _ later: CapturedRequest) -> Bool {
    guard let left = earlier.text(.promptCacheKey), let right = later.text(.promptCacheKey) else {
      return false
    }
    return left.form == .string && left.digest == right.digest
  }

  private static func systemsAreSimilar(
    _ earlier: CapturedRequest, _ later: CapturedRequest
  ) -> Bool {
    let (left, right) = (instructionBytes(earlier), instructionBytes(later))
    if left == right { return true }
    return TextLikeness.share(left, right) >= 0.5
  }

  private static func toolsAreSimilar(
    _ earlier: CapturedRequest, _ later: CapturedRequest
  ) -> Bool {
    let (left, right) = (toolDigests(earlier), toolDigests(later))
    if left.isEmpty || right.isEmpty { return !instructionBytes(earlier).isEmpty }
    return left.intersection(right).count * 2 >= min(left.count, right.count)
  }

  private static func toolDigests(_ request: CapturedRequest) -> Set<WireDigest> {
    Set(request.text(.tools)?.elements.map(\.digest) ?? [])
  }

  /// The raw bytes of the system prompt, wherever the API has it.
  static func instructionBytes(_ request: CapturedRequest) -> [UInt8] {
    var bytes: [UInt8] = []
    for member in request.dialect.layout where member.section == .system {
      if let text = request.text(member) { bytes += text.raw }
    }
    var index = 0
    while index < request.history.count, request.history.element(index).role.isInstruction {
      bytes += request.history.rawBytes(of: index)
      index += 1
    }
    return bytes
  }

  /// A difference in the first spoken message with much of the same text behind it.
  ///
  /// That is a value that varies in front of what should be shared, not another question.
  static func volatileOpening(
    _ earlier: CapturedRequest, _ later: CapturedRequest
  ) -> LocatedDifference? {
    guard let first = firstSpoken(earlier), first == firstSpoken(later) else { return nil }
    let left = MessageText.text(of: first, in: earlier.history)
    let right = MessageText.text(of: first, in: later.history)
    let longer = max(left.count, right.count)
    let prefix = SharedBytes.prefixCount(left, right)
    let suffix = SharedBytes.suffixCount(left, right, limit: min(left.count, right.count) - prefix)
    guard left != right, suffix >= 8, (prefix + suffix) * 10 >= longer * 6 else { return nil }
    guard suffix * 10 >= longer * 4 && longer >= 100 || isVolatile(left, right, at: prefix) else {
      return nil
    }
    return PrefixDivergence.first(between: earlier, and: later)
  }

  /// Whether what differs has the form of a time, a date or an id.
  private static func isVolatile(_ left: [UInt8], _ right: [UInt8], at offset: Int) -> Bool {
    let change = ChangeClassifier.classify(left: left, right: right, firstDifference: offset)
    return change.basis == .shape
      && (change.kind.group == .moment || change.kind.group == .identifier)
  }

  /// A first message that is a version of the other's, in a conversation that has grown since, or
  /// that has taken in a later message with it.
  static func rewrittenOpening(
    _ earlier: CapturedRequest, _ later: CapturedRequest
  ) -> LocatedDifference? {
    guard let first = firstSpoken(earlier), first == firstSpoken(later),
      later.history.count > first + 1,
      later.history.count > earlier.history.count || hasMerged(earlier, later, first),
      earlier.history.element(first).role == later.history.element(first).role,
      TextLikeness.isVersion(
        MessageText.text(of: first, in: earlier.history),
        MessageText.text(of: first, in: later.history))
    else { return nil }
    return PrefixDivergence.first(between: earlier, and: later)
  }

  /// Whether a message holds the whole text of another one of its speaker, who had sent both apart.
  static func hasMerged(
    _ earlier: CapturedRequest, _ later: CapturedRequest, _ index: Int
  ) -> Bool {
    let text = MessageText.text(of: index, in: later.history)
    let before = MessageText.text(of: index, in: earlier.history)
    let role = earlier.history.element(index).role
    let end = min(earlier.history.count, index + 1 + mergedReach)
    return ((index + 1)..<end).contains { other in
      guard earlier.history.element(other).role == role else { return false }
      let part = MessageText.text(of: other, in: earlier.history)
      guard part.count >= leastMergedSize, part.count < text.count else { return false }
      return text.withUnsafeBytes { $0.contains(part) }
        && !before.withUnsafeBytes { $0.contains(part) }
    }
  }

  /// Shorter messages, "Go on" and the like, stand in many texts.
  private static let leastMergedSize = 16
  /// How many messages further on the one that was taken in may stand.
  private static let mergedReach = 16

  /// A shorter history that starts with a summary in the place of a longer one.
  static func compaction(
    _ earlier: CapturedRequest, _ later: CapturedRequest
  ) -> LocatedDifference? {
    guard later.history.count > 1, later.history.count < earlier.history.count,
      let first = firstSpoken(earlier), let start = firstSpoken(later),
      CompactionCause.mentionsSummary(start, in: later),
      !CompactionCause.mentionsSummary(first, in: earlier)
    else { return nil }
    return PrefixDivergence.first(between: earlier, and: later)
  }

  private static func firstSpoken(_ request: CapturedRequest) -> Int? {
    (0..<request.history.count).first { !request.history.element($0).role.isInstruction }
  }
}
