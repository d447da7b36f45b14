/// Blank lines that a block scalar with the header `|+` or `>+` may keep as its own.
///
/// Where lines are taken out or put in, those that follow must not come to stand behind another
/// scalar, nor what is put in come to stand in front of them.
enum KeptBreaks {
  /// Lines of a file, with the blank ones that follow where they, or what stands right before them,
  /// may keep those.
  static func lines(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    guard var end = endOfBlankLine(at: range.upperBound, in: bytes),
      hasKeepingHeader(
        bytes[startOfElement(before: range.lowerBound, in: bytes)..<range.upperBound])
    else { return range }
    while let next = endOfBlankLine(at: end, in: bytes) { end = next }
    return range.lowerBound..<end
  }

  /// The first line of the element that ends in front of a line: the closest that is no farther in.
  private static func startOfElement(before start: Int, in bytes: [UInt8]) -> Int {
    let depth = indentation(at: start, in: bytes)
    var line = start
    while line > 0 {
      var before = line - 1
      while before > 0, bytes[before - 1] != 0x0A { before -= 1 }
      line = before
      if endOfBlankLine(at: line, in: bytes) == nil, indentation(at: line, in: bytes) <= depth {
        break
      }
    }
    return line
  }

  private static func indentation(at start: Int, in bytes: [UInt8]) -> Int {
    bytes[start...].prefix { $0 == 0x20 }.count
  }

  /// Whether a `|` or `>` has a `+` within two bytes: a digit may stand between.
  private static func hasKeepingHeader(_ bytes: ArraySlice<UInt8>) -> Bool {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "|") || bytes[index] == UInt8(ascii: ">"),
        bytes[(index + 1)...].prefix(2).contains(UInt8(ascii: "+"))
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// Behind the break of a line without content; nil for another line and at the end of the file.
  private static func endOfBlankLine(at start: Int, in bytes: [UInt8]) -> Int? {
    var end = start
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D {
      end += 1
    }
    return end < bytes.count && bytes[end] == 0x0A ? end + 1 : nil
  }
}
