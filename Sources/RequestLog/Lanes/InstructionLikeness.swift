import JSONText

/// Tells whether two conversations were meant to share their instructions.
enum InstructionLikeness {
  /// Whether both have instructions, and the same ones, cached or not.
  static func isSame(_ earlier: CapturedRequest, _ later: CapturedRequest) -> Bool {
    var hasAny = false
    for member in earlier.dialect.layout where member.section == .tools || member.section == .system
    {
      guard let left = earlier.text(member) else {
        if later.text(member)?.elements.isEmpty == false { return false }
        continue
      }
      guard let right = later.text(member) else {
        if left.elements.isEmpty { continue }
        return false
      }
      guard left === right || isSame(left, right) else { return false }
      hasAny = hasAny || !left.elements.isEmpty
    }
    var index = 0
    while index < earlier.history.count, earlier.history.element(index).role.isInstruction {
      guard index < later.history.count,
        earlier.history.element(index).digest == later.history.element(index).digest
      else { return false }
      hasAny = true
      index += 1
    }
    return hasAny
  }

  private static func isSame(_ left: PrefixText, _ right: PrefixText) -> Bool {
    left.form == right.form && left.digest == right.digest
      && left.elements.map(\.digest) == right.elements.map(\.digest)
  }

  /// Whether instructions that differ are still versions of the same ones.
  ///
  /// A subagent with instructions of its own is not; a prompt with another user's name in it is.
  static func isSimilar(
    _ found: LocatedDifference, _ earlier: CapturedRequest, _ later: CapturedRequest
  ) -> Bool {
    switch found.divergence.member.section {
    case .routing, .parameters:
      return false
    case .tools:
      return toolsAreSimilar(earlier, later) && systemsAreSimilar(earlier, later)
    case .system, .messages:
      return systemsAreSimilar(earlier, later)
    }
  }

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
    let (left, right) = (
      Array(earlier.history.rawBytes(of: first)), Array(later.history.rawBytes(of: first))
    )
    let longer = max(left.count, right.count)
    let prefix = SharedBytes.prefixCount(left, right)
    let suffix = SharedBytes.suffixCount(left, right, limit: min(left.count, right.count) - prefix)
    guard longer >= 200, suffix * 10 >= longer * 4, (prefix + suffix) * 10 >= longer * 7 else {
      return nil
    }
    return PrefixDivergence.first(between: earlier, and: later)
  }

  private static func firstSpoken(_ request: CapturedRequest) -> Int? {
    (0..<request.history.count).first { !request.history.element($0).role.isInstruction }
  }
}
