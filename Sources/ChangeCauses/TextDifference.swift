import SourceText

/// Two texts, where they part, and where they meet again.
struct TextDifference {
  let left: [UInt8]
  let right: [UInt8]
  /// The offset, in both, of the first byte that differs; the length of the shorter text where it
  /// is the start of the longer one.
  let offset: Int
  /// The bytes of each side between the common start and the common end.
  let leftRegion: Range<Int>
  let rightRegion: Range<Int>
  let leftWindow: ByteWindow
  let rightWindow: ByteWindow
  /// The start of the line of the difference, followed back for no more than 64 KiB.
  let lineStart: Int
  let context: ChangeContext

  /// Larger regions are only looked at around their first byte.
  static let limit = 1 << 20
  /// How far lines, lists and brackets are followed beyond a region.
  static let reach = 1 << 16

  init(left: [UInt8], right: [UInt8], offset: Int?, context: ChangeContext) {
    let shorter = min(left.count, right.count)
    var first = min(max(offset ?? 0, 0), shorter)
    if offset == nil {
      while first < shorter, left[first] == right[first] { first += 1 }
    }
    var suffix = 0
    while suffix < shorter - first,
      left[left.count - 1 - suffix] == right[right.count - 1 - suffix]
    {
      suffix += 1
    }
    // A region ends at a scalar's start.
    while suffix > 0, UTF8Text.isContinuation(left[left.count - suffix]) { suffix -= 1 }
    self.left = left
    self.right = right
    self.offset = first
    leftRegion = first..<(left.count - suffix)
    rightRegion = first..<(right.count - suffix)
    leftWindow = ByteWindow(of: left, around: first)
    rightWindow = ByteWindow(of: right, around: first)
    var start = first
    let floor = max(0, first - TextDifference.reach)
    while start > floor, left[start - 1] != 0x0A { start -= 1 }
    lineStart = start
    self.context = context
  }

  /// The index of the difference in both windows.
  var focus: Int { offset - leftWindow.origin }

  /// Where an escape may begin that a token at the difference has in it.
  var nearFocus: ClosedRange<Int> { focus - 24...focus + 24 }

  var isWithinLimit: Bool {
    leftRegion.count <= TextDifference.limit && rightRegion.count <= TextDifference.limit
  }

  /// The regions widened to whole lines, without the break that ends the last one.
  var lines: (left: Range<Int>, right: Range<Int>) {
    (
      lineStart..<TextDifference.lineEnd(in: left, from: leftRegion.upperBound),
      lineStart..<TextDifference.lineEnd(in: right, from: rightRegion.upperBound)
    )
  }

  /// The first line of the regions alone: for texts that differ in several places.
  var firstLine: (left: Range<Int>, right: Range<Int>) {
    (
      lineStart..<TextDifference.lineEnd(in: left, from: offset),
      lineStart..<TextDifference.lineEnd(in: right, from: offset)
    )
  }

  /// The lines from the difference to the next empty line of each side.
  var paragraph: (left: Range<Int>, right: Range<Int>) {
    (
      lineStart..<TextDifference.paragraphEnd(in: left, from: offset),
      lineStart..<TextDifference.paragraphEnd(in: right, from: offset)
    )
  }

  private static func paragraphEnd(in text: [UInt8], from offset: Int) -> Int {
    let ceiling = min(text.count, offset + reach)
    var end = lineEnd(in: text, from: offset)
    while end < ceiling, end + 1 < text.count, text[end + 1] != 0x0A, text[end + 1] != 0x0D {
      end = lineEnd(in: text, from: end + 1)
    }
    return end
  }

  private static func lineEnd(in text: [UInt8], from offset: Int) -> Int {
    let ceiling = min(text.count, offset + reach)
    var end = min(offset, text.count)
    while end < ceiling, text[end] != 0x0A { end += 1 }
    return end
  }

  /// A cause with ranges given as indices of the windows.
  func cause(
    _ kind: ChangeKind, _ basis: ChangeCause.Basis, left: Range<Int>, right: Range<Int>,
    label: String? = nil
  ) -> ChangeCause {
    let origin = leftWindow.origin
    return ChangeCause(
      kind, basis,
      left: (left.lowerBound + origin)..<(left.upperBound + origin),
      right: (right.lowerBound + origin)..<(right.upperBound + origin), label: label)
  }
}

extension TextDifference {
  /// The most bytes of a side that an excerpt shows.
  static let excerptLimit = 120

  /// The differing words of both sides on the line of the difference, cut to whole scalars.
  var excerpts: (left: Range<Int>, right: Range<Int>) {
    var start = focus
    if isInsideWord {
      start = leftWindow.start(of: { ByteClass.isTokenByte($0) || $0 >= 0x80 }, before: focus)
    }
    start = max(start, focus - 40) + leftWindow.origin
    while start < offset, UTF8Text.isContinuation(left[start]) { start += 1 }
    return (
      excerpt(of: left, from: start, region: leftRegion),
      excerpt(of: right, from: start, region: rightRegion)
    )
  }

  /// Whether the difference cuts a word: a word's byte is before it and one follows on some side.
  private var isInsideWord: Bool {
    let before = leftWindow[focus - 1]
    guard ByteClass.isWord(before) || before >= 0x80 else { return false }
    return [leftWindow[focus], rightWindow[focus]].contains { ByteClass.isWord($0) || $0 >= 0x80 }
  }

  /// Whether a byte belongs to the word before it.
  private func isInner(_ text: [UInt8], _ index: Int) -> Bool {
    let byte = text[index]
    if ByteClass.isWord(byte) || byte >= 0x80 { return true }
    return index + 1 < text.count && ByteClass.isWord(text[index + 1])
      && (byte == 0x2E || byte == 0x2D || byte == 0x2F || byte == 0x40)
  }

  private func excerpt(of text: [UInt8], from start: Int, region: Range<Int>) -> Range<Int> {
    let limit = min(text.count, start + TextDifference.excerptLimit)
    var end = min(region.upperBound, limit)
    // The end of the word that the region stops in, `session.rs` being one.
    while end > offset, end < limit, !ByteClass.isSpace(text[end - 1]), isInner(text, end) {
      end += 1
    }
    if let lineBreak = text[start..<max(start, end)].firstIndex(of: 0x0A), lineBreak > offset {
      end = lineBreak
    }
    while end > start, end < text.count, UTF8Text.isContinuation(text[end]) { end -= 1 }
    return start..<max(start, end)
  }
}
