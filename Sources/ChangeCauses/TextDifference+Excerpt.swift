import SourceText

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
