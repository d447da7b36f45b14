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
