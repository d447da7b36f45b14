/// Recognises a kind that only one side shows plainly, the other fitting it.
enum UnevenMatch {
  static func cause(of difference: TextDifference) -> ChangeCause? {
    moment(difference) ?? token(difference) ?? absent(difference)
  }

  /// The token of one side and what it is.
  private struct Found {
    var kind: ChangeKind
    var start: Int
    var end: Int
  }

  /// Ids with a prefix or a length of their own, of which one looks random.
  static func identifier(of difference: TextDifference) -> ChangeCause? {
    let windows = [difference.leftWindow, difference.rightWindow]
    let start = windows[0].start(of: ByteClass.isTokenByte, before: difference.focus)
    let ends = windows.map { $0.end(of: ByteClass.isTokenByte, from: start) }
    let match = ShapeMatch.Match(start: start, left: ends[0], right: ends[1])
    guard ends.allSatisfy({ $0 > difference.focus }), ShapeMatch.agrees(difference, after: match)
    else { return nil }
    let kind: ChangeKind
    if windows.contains(where: { $0.prefixedID(at: start) != nil }),
      windows.allSatisfy({ $0.knownPrefixEnd(at: start) != nil })
        && ends.allSatisfy({ $0 - start >= 12 }) || haveOnePrefix(difference, match)
    {
      kind = .prefixedID
    } else if ends.allSatisfy({ $0 - start == 21 }),
      windows.contains(where: { $0.nanoid(at: start) != nil })
    {
      kind = .nanoid
    } else {
      return nil
    }
    return difference.cause(kind, .shape, left: start..<ends[0], right: start..<ends[1])
  }

  /// Two moments of different forms: `2025-05-04` and `yesterday`.
  private static func moment(_ difference: TextDifference) -> ChangeCause? {
    guard let left = moment(in: difference.leftWindow, difference.focus),
      let right = moment(in: difference.rightWindow, difference.focus)
    else { return nil }
    let match = ShapeMatch.Match(
      start: min(left.start, right.start), left: left.end, right: right.end)
    guard ShapeMatch.agrees(difference, after: match) else { return nil }
    let ranks: [ChangeKind] = [.timestamp, .date, .time]
    let kind = ranks.first { $0 == left.kind || $0 == right.kind } ?? .relativeTime
    return difference.cause(
      kind, .shape, left: left.start..<left.end, right: right.start..<right.end)
  }

  private static func moment(in window: ByteWindow, _ focus: Int) -> Found? {
    for start in max(0, focus - 60)...focus where window.isTokenStart(start) {
      if let end = window.timestamp(at: start), end >= focus {
        return Found(kind: .timestamp, start: start, end: end)
      }
      if let end = window.date(at: start), end >= focus {
        return Found(kind: .date, start: start, end: end)
      }
      if let end = window.clock(at: start), end >= focus {
        return Found(kind: .time, start: start, end: end)
      }
      if let end = window.relativeTime(at: start), end >= focus {
        return Found(kind: .relativeTime, start: start, end: end)
      }
    }
    return nil
  }

  /// Tokens of one alphabet of which one looks random and the other may be so by chance.
  private static func token(_ difference: TextDifference) -> ChangeCause? {
    token(difference, of: ByteClass.isTokenByte) ?? token(difference, of: ByteClass.isBase64)
  }

  private static func token(
    _ difference: TextDifference, of isMember: (UInt8) -> Bool
  ) -> ChangeCause? {
    let focus = difference.focus
    let start = difference.leftWindow.start(of: isMember, before: focus)
    let ends = [difference.leftWindow, difference.rightWindow].map {
      $0.end(of: isMember, from: start)
    }
    let match = ShapeMatch.Match(start: start, left: ends[0], right: ends[1])
    guard ends.allSatisfy({ $0 > focus }), ShapeMatch.agrees(difference, after: match),
      let kind = tokenKind(difference, match)
    else { return nil }
    return difference.cause(
      NameMatch.refined(kind, at: start, difference), .shape, left: start..<ends[0],
      right: start..<ends[1])
  }

  private static func tokenKind(
    _ difference: TextDifference, _ match: ShapeMatch.Match
  ) -> ChangeKind? {
    let start = match.start
    let sides = [(difference.leftWindow, match.left), (difference.rightWindow, match.right)]
    if sides.contains(where: { $0.0.base64(at: start) != nil }),
      sides.allSatisfy({ $0.0.base64(at: start) != nil || $0.0.randomToken(at: start) != nil })
    {
      return .base64
    }
    guard match.left == match.right else { return nil }
    if sides.contains(where: { $0.0.shortHash(at: start) != nil }),
      sides.allSatisfy({ $0.0.end(of: ByteClass.isHexDigit, from: start) == $0.1 })
    {
      return .gitHash
    }
    return sides.contains { $0.0.randomToken(at: start) != nil } ? .randomToken : nil
  }

  /// Whether two tokens of one length part behind the same prefix.
  private static func haveOnePrefix(
    _ difference: TextDifference, _ match: ShapeMatch.Match
  ) -> Bool {
    guard match.left == match.right, let tail = difference.leftWindow.prefixedTail(at: match.start)
    else { return false }
    return tail <= difference.focus && difference.rightWindow.prefixedTail(at: match.start) == tail
  }

  /// A token of a certain kind on one side where the other has nothing or says that it has none.
  private static func absent(_ difference: TextDifference) -> ChangeCause? {
    for isLeft in [true, false] {
      let present = isLeft ? difference.leftWindow : difference.rightWindow
      let missing = isLeft ? difference.rightWindow : difference.leftWindow
      let start = present.start(of: ByteClass.isWord, before: difference.focus)
      guard let gap = placeholderEnd(missing, at: start), gap >= difference.focus else { continue }
      for rule in ShapeRule.strong + ShapeRule.weak.prefix(2) {
        guard let end = rule.end(present, start), end > difference.focus else { continue }
        let match = ShapeMatch.Match(
          start: start, left: isLeft ? end : gap, right: isLeft ? gap : end)
        guard ShapeMatch.agrees(difference, after: match) else { continue }
        return difference.cause(
          rule.kind, .shape, left: start..<match.left, right: start..<match.right)
      }
    }
    return nil
  }

  private static let placeholders = WordTable(
    "none null nil unknown never undefined empty unset tbd")

  /// The end of a word that stands for a missing value, or the index itself at the end of a line.
  private static func placeholderEnd(_ window: ByteWindow, at index: Int) -> Int? {
    if let end = placeholders.end(in: window, at: index) { return end }
    if let end = window.end(ofLiteral: "n/a", at: index) { return end }
    if window[index] == 0x2D, !ByteClass.isAlphanumeric(window[index + 1]) { return index + 1 }
    return index >= window.count || ByteClass.isLineBreak(window[index]) ? index : nil
  }
}
