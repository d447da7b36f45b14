import SourceText

/// The bytes of a text within reach of a difference, so that no scanner looks further.
///
/// Reading outside gives 0, which belongs to no token: scanners need no bounds checks of their own.
/// Windows of two texts around the same difference have equal indices for equal bytes before it.
struct ByteWindow: Sendable {
  static let reach = 256

  let bytes: [UInt8]
  /// The offset in the text of the window's first byte.
  let origin: Int

  init(of text: [UInt8], around offset: Int) {
    var start = max(0, offset - ByteWindow.reach)
    while start < offset, UTF8Text.isContinuation(text[start]) { start += 1 }
    bytes = Array(text[start..<min(text.count, offset + ByteWindow.reach)])
    origin = start
  }

  /// A window on all of a short text.
  init(whole bytes: [UInt8]) {
    self.bytes = bytes
    origin = 0
  }

  var count: Int { bytes.count }

  @inline(__always) subscript(index: Int) -> UInt8 {
    index >= 0 && index < bytes.count ? bytes[index] : 0
  }

  /// The end of the run of bytes of one class that starts at an index.
  @inline(__always)
  func end(of isMember: (UInt8) -> Bool, from index: Int) -> Int {
    var index = index
    while index < bytes.count, isMember(bytes[index]) { index += 1 }
    return index
  }

  /// The start of the run of bytes of one class that ends before an index.
  @inline(__always)
  func start(of isMember: (UInt8) -> Bool, before index: Int) -> Int {
    var index = min(index, bytes.count)
    while index > 0, isMember(bytes[index - 1]) { index -= 1 }
    return index
  }

  /// The end of a literal at an index, ASCII letters compared without case; nil where it is absent.
  func end(ofLiteral literal: StaticString, at index: Int) -> Int? {
    let count = literal.utf8CodeUnitCount
    guard index >= 0, index + count <= bytes.count else { return nil }
    return literal.withUTF8Buffer { wanted in
      for position in 0..<count
      where ByteClass.lowered(bytes[index + position]) != ByteClass.lowered(wanted[position]) {
        return nil
      }
      return index + count
    }
  }

  /// Whether an escape of JSON such as `\u5e74` starts in a range.
  func hasEscape(in range: ClosedRange<Int>) -> Bool {
    range.contains { start in
      self[start] == 0x5C && self[start + 1] == 0x75
        && end(of: ByteClass.isHexDigit, from: start + 2) >= start + 6
    }
  }

  func skippingBlanks(from index: Int) -> Int { end(of: ByteClass.isBlank, from: index) }

  /// The index behind spaces of any width on a line.
  func skippingSpaces(from index: Int) -> Int {
    var index = index
    while index < bytes.count, !ByteClass.isLineBreak(bytes[index]),
      let width = InvisibleScalars.spaceWidth(in: bytes[...], at: index)
    {
      index += width
    }
    return index
  }

  /// The index of one space of any width that ends at an index, or the index itself.
  func skippingSpaces(before index: Int) -> Int {
    for width in 1...3 where index - width >= 0 && index <= bytes.count {
      if !ByteClass.isLineBreak(bytes[index - width]),
        InvisibleScalars.spaceWidth(in: bytes[...], at: index - width) == width
      {
        return index - width
      }
    }
    return index
  }

  /// The value and the end of a run of digits whose length is allowed and that no digit continues.
  func digits(at index: Int, _ lengths: ClosedRange<Int>) -> (value: Int, end: Int)? {
    var end = index
    var value = 0
    while ByteClass.isDigit(self[end]) {
      guard end - index < lengths.upperBound, end - index < 18 else { return nil }
      value = value * 10 + Int(self[end] - 0x30)
      end += 1
    }
    return end - index >= lengths.lowerBound ? (value, end) : nil
  }

  /// Whether a token may start at an index: no letter, digit or underscore of ASCII goes before.
  ///
  /// The letter of an escape such as `\n` is none, for the text may be JSON as it is sent.
  func isTokenStart(_ index: Int) -> Bool {
    let before = self[index - 1]
    guard ByteClass.isWord(before) else { return true }
    return self[index - 2] == 0x5C && (before == 0x6E || before == 0x74 || before == 0x72)
  }

  /// Whether a token may end before an index.
  func isTokenEnd(_ index: Int) -> Bool { !ByteClass.isWord(self[index]) }
}
