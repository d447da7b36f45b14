/// Recognises texts of which one holds all of the other and more.
enum GrowthRelation {
  /// A list of which one side holds all items of the other and at least two.
  static func membership(of difference: TextDifference) -> ChangeCause? {
    list(difference, leastShared: 2) ?? lines(difference)
  }

  /// Lines with bullets or numbers of which one side holds all of the other and more.
  private static func lines(_ difference: TextDifference) -> ChangeCause? {
    let lines = difference.lines
    guard difference.isWithinLimit,
      let left = ItemList(linesOf: difference.left[lines.left]).unmarked,
      let right = ItemList(linesOf: difference.right[lines.right]).unmarked,
      left.shared(with: right) ?? right.shared(with: left) ?? 0 > 0
    else { return nil }
    return ChangeCause(.listMembership, .relation, left: lines.left, right: lines.right)
  }

  static func cause(of difference: TextDifference) -> ChangeCause? {
    if let cause = list(difference, leastShared: 1) { return cause }
    guard difference.leftRegion.isEmpty || difference.rightRegion.isEmpty else { return nil }
    let isLeftLonger = difference.rightRegion.isEmpty
    let text = isLeftLonger ? difference.left : difference.right
    let found = isLeftLonger ? difference.leftRegion : difference.rightRegion
    guard let region = wholePart(found, of: text) else { return nil }
    let kind: ChangeKind =
      isItemLine(region, of: text)
      ? .listMembership : region.upperBound == text.count ? .appendedText : .insertedText
    let gap = region.lowerBound..<region.lowerBound
    return ChangeCause(
      kind, .relation, left: isLeftLonger ? region : gap, right: isLeftLonger ? gap : region)
  }

  /// The added part, moved back to where it does not begin in the middle of a word.
  ///
  /// What was added before `Three` may seem to begin behind its `T` if it begins with one too.
  private static func wholePart(_ region: Range<Int>, of text: [UInt8]) -> Range<Int>? {
    var region = region
    for _ in 0..<64 {
      guard let first = text[region].first else { return nil }
      guard region.lowerBound > 0 else { return region }
      let before = text[region.lowerBound - 1]
      if !(isWordByte(before) && isWordByte(first)) { return region }
      guard before == text[region.upperBound - 1] else { return nil }
      region = (region.lowerBound - 1)..<(region.upperBound - 1)
    }
    return nil
  }

  private static func list(_ difference: TextDifference, leastShared: Int) -> ChangeCause? {
    guard difference.isWithinLimit else { return nil }
    for separator in ItemSeparator.marks(in: difference) {
      for scope in ListScope.all(difference, separator: separator) {
        let left = ItemList(difference.left[scope.left], separatedBy: separator)
        guard left.items.allSatisfy(isItem) else { continue }
        let right = ItemList(difference.right[scope.right], separatedBy: separator)
        guard right.items.allSatisfy(isItem),
          let shared = left.shared(with: right) ?? right.shared(with: left),
          shared >= leastShared
        else { continue }
        return ChangeCause(.listMembership, .relation, left: scope.left, right: scope.right)
      }
    }
    return nil
  }

  /// Whether a part between separators is short enough to be an item and no clause of a sentence.
  private static func isItem(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= 60 && text.count { $0 == 0x20 } <= 3 && !text.contains(0x0A)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool { ByteClass.isWord(byte) || byte >= 0x80 }

  /// Whether a part is whole lines that begin as the line before them does: with a list's mark.
  private static func isItemLine(_ region: Range<Int>, of text: [UInt8]) -> Bool {
    guard region.count <= 1 << 16 else { return false }
    let startsLine = region.lowerBound == 0 || text[region.lowerBound - 1] == 0x0A
    let mark = startsLine ? region.lowerBound : region.lowerBound + 1
    guard startsLine || text[region.lowerBound] == 0x0A, mark + 1 < text.count else {
      return false
    }
    let isBullet =
      (text[mark] == 0x2D || text[mark] == 0x2A || text[mark] == 0x2B || text[mark] == 0x3F
        || text[mark] == 0x3C) && text[mark] != text[mark + 1] || text[mark] == 0x3F
    if isBullet { return true }
    var digit = mark
    while digit < min(text.count, mark + 4), ByteClass.isDigit(text[digit]) { digit += 1 }
    return digit > mark && digit < text.count && (text[digit] == 0x2E || text[digit] == 0x29)
  }
}
