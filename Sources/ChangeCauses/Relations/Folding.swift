import SourceText

/// A difference of encoding that readers do not see, and how to leave it out.
enum Folding {
  /// CRLF and CR become LF.
  case lineEndings
  /// Blanks before a line's end go, and all white space at the end.
  case trailingBlanks
  /// Invisible scalars go.
  case invisible
  /// JSON's escapes become what they stand for.
  case escapes
}

/// The bytes of a text with one kind of encoding left out.
struct FoldedBytes: IteratorProtocol {
  private let text: ArraySlice<UInt8>
  private let folding: Folding
  /// Where in the text the next byte is read.
  private(set) var index: Int
  private let end: Int
  /// Bytes of a decoded escape that are still to be given, the last first.
  private var pending: [UInt8] = []
  /// The end of a run of blanks that is known to stand inside a line.
  private var innerEnd = 0

  init(_ text: ArraySlice<UInt8>, _ folding: Folding) {
    self.text = text
    self.folding = folding
    index = text.startIndex
    var end = text.endIndex
    if folding == .trailingBlanks {
      while end > text.startIndex, ByteClass.isSpace(text[end - 1]) { end -= 1 }
    }
    self.end = end
  }

  mutating func next() -> UInt8? {
    if let byte = pending.popLast() { return byte }
    while index < end {
      switch folding {
      case .lineEndings:
        return nextLineEnding()
      case .trailingBlanks:
        if skipTrailing() { continue }
      case .invisible:
        if let width = InvisibleScalars.width(in: text, at: index) {
          index += width
          continue
        }
      case .escapes:
        if text[index] == 0x5C, decodeEscape(), let byte = pending.popLast() { return byte }
      }
      index += 1
      return text[index - 1]
    }
    return nil
  }

  private mutating func nextLineEnding() -> UInt8 {
    let byte = text[index]
    index += 1
    guard byte == 0x0D else { return byte }
    if index < end, text[index] == 0x0A { index += 1 }
    return 0x0A
  }

  /// Steps over blanks that a line ends in.
  private mutating func skipTrailing() -> Bool {
    guard index >= innerEnd, ByteClass.isBlank(text[index]) || text[index] == 0x0D else {
      return false
    }
    var stop = index
    while stop < end, ByteClass.isBlank(text[stop]) || text[stop] == 0x0D { stop += 1 }
    if stop == end || text[stop] == 0x0A {
      index = stop
      return true
    }
    innerEnd = stop
    return false
  }

  /// Decodes the escape at the index into `pending`; false where there is none.
  private mutating func decodeEscape() -> Bool {
    guard index + 1 < end else { return false }
    let plain: UInt8
    switch text[index + 1] {
    case 0x22, 0x2F, 0x5C: plain = text[index + 1]
    case 0x62: plain = 0x08
    case 0x66: plain = 0x0C
    case 0x6E: plain = 0x0A
    case 0x72: plain = 0x0D
    case 0x74: plain = 0x09
    case 0x75:
      guard let first = unit(at: index + 2) else { return false }
      index += 6
      var value = UInt32(first)
      if (0xD800...0xDBFF).contains(first), index + 1 < end, text[index] == 0x5C,
        text[index + 1] == 0x75, let second = unit(at: index + 2),
        (0xDC00...0xDFFF).contains(second)
      {
        index += 6
        value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
      }
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      pending = Array(String(Character(scalar)).utf8.reversed())
      return true
    default: return false
    }
    index += 2
    pending = [plain]
    return true
  }

  private func unit(at start: Int) -> UInt16? {
    guard start + 4 <= end else { return nil }
    var value: UInt16 = 0
    for byte in text[start..<(start + 4)] {
      guard ByteClass.isHexDigit(byte) else { return nil }
      value = value << 4 | UInt16(ByteClass.isDigit(byte) ? byte - 0x30 : (byte | 0x20) - 0x57)
    }
    return value
  }

  /// Whether two texts are equal once one kind of encoding is left out.
  static func equal(
    _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, _ folding: Folding
  ) -> Bool {
    var first = FoldedBytes(left, folding)
    var second = FoldedBytes(right, folding)
    while let byte = first.next() {
      guard second.next() == byte else { return false }
    }
    return second.next() == nil
  }
}

/// What two texts have in common once white space is left out.
enum SpacedText {
  /// The same words and numbers.
  case same
  /// The same letters and digits, of which some are one word or number only on one side: `10 5` and
  /// `105`, `now here` and `nowhere`.
  case joined

  /// Nil where more than white space differs.
  init?(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) {
    var first = left.startIndex
    var second = right.startIndex
    var areJoined = false
    while true {
      let (start, other) = (first, second)
      SpacedText.skipSpaces(left, &first)
      SpacedText.skipSpaces(right, &second)
      let isEnd = first == left.endIndex
      guard isEnd == (second == right.endIndex) else { return nil }
      if isEnd { break }
      guard left[first] == right[second] else { return nil }
      if (first == start) != (second == other) {
        let isJoint =
          first == start
          ? SpacedText.isJoint(left, at: first) : SpacedText.isJoint(right, at: second)
        if isJoint { areJoined = true }
      }
      first += 1
      second += 1
    }
    self = areJoined ? .joined : .same
  }

  private static func skipSpaces(_ text: ArraySlice<UInt8>, _ index: inout Int) {
    while index < text.endIndex, let width = InvisibleScalars.spaceWidth(in: text, at: index) {
      index += width
    }
  }

  /// Whether a space before a byte would make two of one word or number.
  private static func isJoint(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
    guard index > text.startIndex else { return false }
    var start = index - 1
    while start > text.startIndex, UTF8Text.isContinuation(text[start]) { start -= 1 }
    let (before, after) = (text[start], text[index])
    if isWord(before), isWord(after) { return true }
    let isBehindWord = start > text.startIndex && ByteClass.isWord(text[start - 1])
    switch before {
    // A sign belongs to its number, and a point to its digits.
    case 0x2D, 0x2B: return ByteClass.isDigit(after) && !isBehindWord
    case 0x2E: return ByteClass.isDigit(after) && isBehindWord
    default:
      return ByteClass.isDigit(before) && after == 0x2E
        && text[(index + 1)...].first.map(ByteClass.isDigit) ?? false
    }
  }

  /// Whether a scalar with a first byte is of a word: a letter or digit of any script but those of
  /// China and Japan, which set no words apart.
  private static func isWord(_ first: UInt8) -> Bool {
    ByteClass.isWord(first) || (0xC3...0xE1).contains(first) || (0xEA...0xED).contains(first)
  }
}
