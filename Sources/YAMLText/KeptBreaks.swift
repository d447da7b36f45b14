import SourceText

/// Blank lines that a block scalar may keep as its own text: all of them under a header such as `|+`
/// or `>2+`, under every header those with more blanks than its text is indented.
///
/// Where lines are taken out or put in, those that follow must not come to stand behind another
/// scalar, nor what is put in come to stand in front of them.
package enum KeptBreaks {
  /// Lines of a file, with the blank ones that follow where a scalar of the file may keep those.
  package static func lines(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var end = range.upperBound
    while let next = endOfBlankLine(at: end, in: bytes) { end = next }
    guard end > range.upperBound,
      bytes[range.upperBound..<end].contains(where: { $0 == 0x20 || $0 == 0x09 })
        || mayHaveKeepingHeader(bytes)
    else { return range }
    return range.lowerBound..<end
  }

  /// Whether a `|` or `>` has a `+` within two bytes: a digit may stand between.
  ///
  /// Long files are not searched for each of their fixes: there it counts as found.
  private static func mayHaveKeepingHeader(_ bytes: [UInt8]) -> Bool {
    if bytes.count > searchLimit { return true }
    return unsafe bytes.withUnsafeBytes { buffer in
      var start = 0
      while let plus = unsafe ByteSearch.firstIndex(
        of: UInt8(ascii: "+"), in: buffer, from: start, to: buffer.count)
      {
        let isHeader = unsafe buffer[max(0, plus - 2)..<plus].contains {
          $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ">")
        }
        if isHeader { return true }
        start = plus + 1
      }
      return false
    }
  }

  private static let searchLimit = 1 << 18

  /// Behind the break of a line without content; nil for another line and at the end of the file.
  private static func endOfBlankLine(at start: Int, in bytes: [UInt8]) -> Int? {
    var end = start
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D {
      end += 1
    }
    return end < bytes.count && bytes[end] == 0x0A ? end + 1 : nil
  }
}
