import SourceText

/// Recognises texts that say the same in other bytes.
enum EncodingRelation {
  /// The kind of encoding that alone tells the differing lines apart; behind several, what else does.
  static func cause(of difference: TextDifference) -> ChangeCause? {
    let (left, right) = difference.lines
    let leftText = difference.left[withBreak(left, difference.left)]
    let rightText = difference.right[withBreak(right, difference.right)]
    // A line that goes on elsewhere and a text that ends here differ in more than an encoding.
    let areWhole =
      leftText.endIndex == difference.left.count && rightText.endIndex == difference.right.count
    if areWhole || leftText.last == rightText.last,
      let kind = kind(leftText, rightText, difference)
    {
      return ChangeCause(
        kind, .relation, left: difference.leftRegion, right: difference.rightRegion)
    }
    return behind(difference)
  }

  /// What differs behind text that only is in other bytes, for what texts say outranks how they are
  /// written; where nothing does, the encodings together.
  private static func behind(_ difference: TextDifference) -> ChangeCause? {
    let clue = Clue(difference)
    guard clue.hasSpace || clue.hasInvisible || clue.hasWide,
      var first = TextReader(difference.left, near: difference.offset),
      var second = TextReader(difference.right, near: difference.offset)
    else { return nil }
    first.skipSame(as: &second)
    if first.isAtEnd, second.isAtEnd {
      let kind: ChangeKind =
        clue.hasInvisible ? .zeroWidth : clue.hasSpace ? .whitespace : .unicodeNormalization
      return ChangeCause(
        kind, .relation, left: difference.leftRegion, right: difference.rightRegion,
        label: kind.label + ", and more")
    }
    guard min(first.offset, second.offset) > difference.offset else { return nil }
    let shift = first.offset - second.offset
    var cause = ChangeClassifier.classify(
      left: Array(difference.right[..<second.offset]) + difference.left[first.offset...],
      right: difference.right, context: difference.context)
    cause.left =
      max(0, cause.left.lowerBound + shift)..<max(0, cause.left.upperBound + shift)
    return cause
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
    /// A byte of a scalar outside ASCII.
    var hasWide = false

    init(_ difference: TextDifference) {
      for window in [difference.leftWindow, difference.rightWindow] {
        // A wide scalar may have begun before the byte that differs.
        for index in max(0, difference.focus - 2)...difference.focus {
          guard index < window.count else {
            hasSpace = true
            continue
          }
          if index == difference.focus, window[index] >= 0x80 { hasWide = true }
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
  /// Here and in `TextReader` texts are compared as Swift compares strings, on purpose: its `==` is
  /// canonical equivalence. Ill-formed UTF-8 is left out, for repairing it would make different
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

/// Reads a text as people do: by its letters, in whatever bytes they are.
private struct TextReader {
  /// Where in the text the next letter begins.
  private(set) var offset: Int
  private var rest: Substring
  /// Whether the reader's part goes to the end of the text.
  private let isWhole: Bool

  /// A reader from the last letter of ASCII before an offset on, for no more than 64 KiB; nil where
  /// that is not UTF-8.
  init?(_ text: [UInt8], near offset: Int) {
    var start = min(offset, text.count)
    let floor = max(0, start - 64)
    repeat { start -= 1 } while start > floor && text[start] >= 0x80
    start = max(start, 0)
    while start < offset, UTF8Text.isContinuation(text[start]) { start += 1 }
    var end = min(text.count, start + TextDifference.reach)
    while end > start, end < text.count, UTF8Text.isContinuation(text[end]) { end -= 1 }
    let isEnd = end == text.count
    guard let text = String(validating: text[start..<end], as: UTF8.self) else { return nil }
    self.offset = start
    rest = text[...]
    isWhole = isEnd
  }

  var isAtEnd: Bool { isWhole && rest.isEmpty }

  /// Goes on in both texts for as long as they are the same but for white space between the same
  /// words, invisible scalars and the forms of Unicode.
  mutating func skipSame(as other: inout TextReader) {
    while true {
      skip(Self.isInvisible)
      other.skip(Self.isInvisible)
      let (first, second) = (rest.first, other.rest.first)
      let isGap = first?.isWhitespace ?? isWhole && second?.isWhitespace ?? other.isWhole
      if isGap {
        guard first != nil || second != nil else { return }
        skip(\.isWhitespace)
        other.skip(\.isWhitespace)
      } else if let first, let second, Self.areSame(first, second) {
        step(first)
        other.step(second)
      } else {
        return
      }
    }
  }

  private mutating func skip(_ isSkipped: (Character) -> Bool) {
    while let letter = rest.first, isSkipped(letter) { step(letter) }
  }

  private mutating func step(_ letter: Character) {
    offset += letter.utf8.count
    rest.removeFirst()
  }

  private static func isInvisible(_ letter: Character) -> Bool {
    let bytes = Array(letter.utf8)
    return InvisibleScalars.width(in: bytes[...], at: 0) == bytes.count
  }

  /// Whether two letters are canonically equivalent, or the same in plain scalars.
  private static func areSame(_ first: Character, _ second: Character) -> Bool {
    first == second
      || CompatibilityScalars.folded(String(first)) == CompatibilityScalars.folded(String(second))
  }
}
