import SourceText

/// Recognises texts that say the same in other bytes.
enum EncodingRelation {
  /// The kind of encoding that alone tells the differing lines apart.
  ///
  /// All lines that differ are compared first, then the first of them, for texts may differ for
  /// several reasons and the first is the one that is asked for.
  static func cause(of difference: TextDifference) -> ChangeCause? {
    for (left, right) in [difference.lines, difference.firstLine] {
      let leftText = difference.left[withBreak(left, difference.left)]
      let rightText = difference.right[withBreak(right, difference.right)]
      // A line that goes on elsewhere and a text that ends here differ in more than an encoding.
      let areWhole =
        leftText.endIndex == difference.left.count && rightText.endIndex == difference.right.count
      guard areWhole || leftText.last == rightText.last else { continue }
      if let kind = kind(leftText, rightText, difference) {
        return ChangeCause(
          kind, .relation, left: difference.leftRegion, right: difference.rightRegion)
      }
    }
    return nil
  }

  private static func withBreak(_ range: Range<Int>, _ text: [UInt8]) -> Range<Int> {
    range.lowerBound..<min(range.upperBound + 1, text.count)
  }

  private static func kind(
    _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, _ difference: TextDifference
  ) -> ChangeKind? {
    let clue = Clue(difference)
    if clue.hasSpace {
      if FoldedBytes.equal(left, right, .lineEndings) { return .lineEnding }
      if FoldedBytes.equal(left, right, .trailingBlanks) { return .trailingWhitespace }
      if let found = SpacedText(left, right),
        found == .same || JSONRelation.isSame(difference)
      {
        return .whitespace
      }
    }
    if clue.hasInvisible, FoldedBytes.equal(left, right, .invisible) {
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let hasMark = difference.left.starts(with: mark) || difference.right.starts(with: mark)
      return difference.offset == 0 && hasMark ? .byteOrderMark : .zeroWidth
    }
    if clue.hasEscape, FoldedBytes.equal(left, right, .escapes) { return .jsonEscaping }
    return spelling(left, right, at: difference.offset)
  }

  /// What stands at a difference, which tells the encodings that can be its cause.
  private struct Clue {
    var hasSpace = false
    var hasInvisible = false
    var hasEscape = false

    init(_ difference: TextDifference) {
      for window in [difference.leftWindow, difference.rightWindow] {
        // A wide scalar may have begun before the byte that differs.
        for index in max(0, difference.focus - 2)...difference.focus {
          guard index < window.count else {
            hasSpace = true
            continue
          }
          if InvisibleScalars.spaceWidth(in: window.bytes[...], at: index) != nil {
            hasSpace = true
          }
          if InvisibleScalars.width(in: window.bytes[...], at: index) != nil {
            hasInvisible = true
          }
        }
        for index in max(0, difference.focus - 11)...difference.focus where window[index] == 0x5C {
          hasEscape = true
        }
      }
    }
  }

  /// Whether two texts are the same in plain scalars, those that first differ being such.
  private static func areCompatible(_ first: String, _ second: String, at offset: Int) -> Bool {
    let isFolded = [first, second].contains { text in
      let start = text.utf8.index(text.startIndex, offsetBy: offset)
      return CompatibilityScalars.isFolded(text.unicodeScalars[start])
    }
    return isFolded && CompatibilityScalars.folded(first) == CompatibilityScalars.folded(second)
  }

  /// Canonical equivalence and letter case, which only `String` knows for all of Unicode.
  ///
  /// This is the one place where texts are compared as Swift compares strings, on purpose: its `==`
  /// is canonical equivalence. Ill-formed UTF-8 is left out, for repairing it would make different
  /// bytes equal.
  private static func spelling(
    _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, at offset: Int
  ) -> ChangeKind? {
    guard offset < left.endIndex, offset < right.endIndex else { return nil }
    let isWide = left[offset] >= 0x80 || right[offset] >= 0x80
    if !isWide, ByteClass.lowered(left[offset]) != ByteClass.lowered(right[offset]) {
      // A decomposed letter differs from a composed one at its ASCII base only if that is present.
      return nil
    }
    let leftBytes = Array(left)
    let rightBytes = Array(right)
    guard UTF8Text.firstInvalidByte(in: leftBytes) == nil,
      UTF8Text.firstInvalidByte(in: rightBytes) == nil
    else { return nil }
    let first = String(decoding: leftBytes, as: UTF8.self)
    let second = String(decoding: rightBytes, as: UTF8.self)
    if isWide, first == second || areCompatible(first, second, at: offset - left.startIndex) {
      return .unicodeNormalization
    }
    return first.lowercased() == second.lowercased() ? .letterCase : nil
  }
}
