/// Recognises the tokens at a difference by their form.
enum ShapeMatch {
  /// A kind whose form leaves no doubt on both sides.
  static func strong(_ difference: TextDifference) -> ChangeCause? {
    for rule in ShapeRule.strong {
      guard let match = match(rule, difference) else { continue }
      return cause(rule.kind, match, difference)
    }
    return nil
  }

  /// A kind whose form both sides have, if the text behind both tokens agrees or the tokens have the
  /// same digits, letters and marks in the same places.
  static func weak(_ difference: TextDifference) -> ChangeCause? {
    for rule in ShapeRule.weak {
      guard let match = match(rule, difference),
        agrees(difference, after: match) || areAlike(match, difference)
      else { continue }
      return cause(rule.kind, match, difference)
    }
    return nil
  }

  /// The tokens of both windows; they start at one index, for all before the difference is equal.
  struct Match {
    var start: Int
    var left: Int
    var right: Int
  }

  private static func match(_ rule: ShapeRule, _ difference: TextDifference) -> Match? {
    let focus = difference.focus
    let window = difference.leftWindow
    for start in max(0, focus - rule.reach)...focus where window.isTokenStart(start) {
      guard let left = rule.end(window, start), left >= focus,
        let right = rule.end(difference.rightWindow, start), right >= focus,
        max(left, right) > focus
      else { continue }
      return Match(start: start, left: left, right: right)
    }
    return nil
  }

  /// Whether two tokens with three digits or more have one sequence of classes: `T-4812` and `T-5120`.
  private static func areAlike(_ match: Match, _ difference: TextDifference) -> Bool {
    guard match.left == match.right else { return false }
    let (first, second) = (difference.leftWindow, difference.rightWindow)
    var digits = 0
    for index in match.start..<match.left {
      if ByteClass.isDigit(first[index]), ByteClass.isDigit(second[index]) {
        digits += 1
      } else if !ByteClass.isLetter(first[index]) || !ByteClass.isLetter(second[index]) {
        guard first[index] == second[index] else { return false }
      }
    }
    return digits >= 3
  }

  /// Whether both sides go on alike behind the tokens: for four bytes, or to the end of the line.
  ///
  /// Further numbers may differ, as both ends of a span do.
  static func agrees(_ difference: TextDifference, after match: Match) -> Bool {
    let (first, second) = (difference.leftWindow, difference.rightWindow)
    var (left, right) = (match.left, match.right)
    for _ in 0..<4 {
      let leftEnds = first[left] == 0 || ByteClass.isLineBreak(first[left])
      let rightEnds = second[right] == 0 || ByteClass.isLineBreak(second[right])
      if leftEnds && rightEnds { return true }
      if ByteClass.isDigit(first[left]), ByteClass.isDigit(second[right]) {
        left = first.end(of: ByteClass.isDigit, from: left)
        right = second.end(of: ByteClass.isDigit, from: right)
      } else if first[left] == second[right] {
        left += 1
        right += 1
      } else {
        return false
      }
    }
    return true
  }

  private static func cause(
    _ kind: ChangeKind, _ match: Match, _ difference: TextDifference
  ) -> ChangeCause {
    if kind == .ipAddress || kind == .hostname || kind == .url,
      let port = portCause(match, difference)
    {
      return port
    }
    let kind = NameMatch.refined(kind, at: match.start, difference)
    return difference.cause(
      kind, .shape, left: match.start..<match.left, right: match.start..<match.right,
      label: label(kind, match, difference))
  }

  /// The port alone where only it differs.
  private static func portCause(_ match: Match, _ difference: TextDifference) -> ChangeCause? {
    let window = difference.leftWindow
    let start = window.start(of: ByteClass.isDigit, before: difference.focus)
    guard start > match.start, window[start - 1] == 0x3A,
      window[start - 2] == 0x5D || !isInsideIPv6(window, match.start, start - 1),
      let left = window.digits(at: start, 1...5), window.isTokenEnd(left.end),
      let right = difference.rightWindow.digits(at: start, 1...5),
      difference.rightWindow.isTokenEnd(right.end)
    else { return nil }
    return difference.cause(.port, .shape, left: start..<left.end, right: start..<right.end)
  }

  /// Whether a colon at an index is one of an address's own.
  private static func isInsideIPv6(_ window: ByteWindow, _ start: Int, _ colon: Int) -> Bool {
    guard window[colon - 1] != 0x3A else { return true }
    let groups = window.start(
      of: { ByteClass.isHexDigit($0) || $0 == 0x3A }, before: colon)
    return groups <= start && window.bytes[start..<colon].contains(0x3A)
      || window[start] == 0x5B
  }

  private static func label(
    _ kind: ChangeKind, _ match: Match, _ difference: TextDifference
  ) -> String? {
    switch kind {
    case .uuid:
      guard let version = difference.leftWindow.uuidVersion(at: match.start),
        version == difference.rightWindow.uuidVersion(at: match.start)
      else { return nil }
      return "a UUID (version \(version))"
    case .prefixedID:
      let window = difference.leftWindow
      let joint = window.start(
        of: { ByteClass.isAlphanumeric($0) }, before: min(match.left, match.right))
      let end = min(joint, difference.focus)
      guard end > match.start else { return nil }
      return
        "a prefixed id (\(String(decoding: window.bytes[match.start..<end], as: UTF8.self))...)"
    case .hexDigest:
      guard match.left == match.right else { return nil }
      let digits = difference.leftWindow.end(of: ByteClass.isHexDigit, from: match.start)
      return digits == match.left ? "a hex digest (\(digits - match.start) digits)" : nil
    default: return nil
    }
  }
}
