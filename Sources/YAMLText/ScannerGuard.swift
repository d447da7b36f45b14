import SourceText

/// Refuses what libyaml's scanner needs quadratic time for, before it is asked.
///
/// libyaml clears its buffer of pending blanks and line breaks after each word or line at the cost
/// of the longest run so far, and compares each `%TAG` with all before it. A megabyte made for that
/// takes seconds, a hundred megabytes hours. Deep nesting, the third such case, ends at the limit
/// of the tree's depth.
enum ScannerGuard {
  private static let longestRun = 16 << 10
  private static let mostDirectives = 1000

  /// Refuses a run of blanks and line breaks that no text has.
  static func checkRuns(in file: SourceFile) throws(YAMLFailure) {
    let bytes = file.bytes
    // A run of that length holds one of these offsets with half of the length on one side.
    for probe in stride(from: longestRun / 2, to: bytes.count, by: longestRun / 2)
    where isBlank(bytes[probe]) {
      var start = probe
      while start > 0, probe - start < longestRun, isBlank(bytes[start - 1]) { start -= 1 }
      var end = probe
      while end < bytes.count, end - start < longestRun, isBlank(bytes[end]) { end += 1 }
      if end - start >= longestRun {
        throw YAMLFailure(
          .limitExceeded, "\(longestRun) blanks and line breaks in a row",
          at: file.span(start..<end))
      }
    }
  }

  /// Refuses more directives than any document has, from an offset between two documents on.
  static func checkDirectives(in file: SourceFile, from start: Int) throws(YAMLFailure) {
    let bytes = file.bytes
    var offset = start
    var count = 0
    while offset < bytes.count {
      let lineStart = offset
      while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
      guard offset < bytes.count else { return }
      switch bytes[offset] {
      case UInt8(ascii: "%"): count += 1
      case UInt8(ascii: "#"), UInt8(ascii: "."), 0x0A, 0x0D, 0xEF: break
      default: return
      }
      offset = YAMLBreak.next(in: bytes, from: offset, upTo: bytes.count)
      if count > mostDirectives {
        throw YAMLFailure(
          .limitExceeded, "more than \(mostDirectives) directives",
          at: file.span(lineStart..<offset))
      }
      if offset < bytes.count { offset += YAMLBreak.width(in: bytes, at: offset) }
    }
  }

  /// Whether a byte is a blank or may be part of a line break.
  private static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, 0xC2, 0x85, 0xE2, 0x80, 0xA8, 0xA9: true
    default: false
    }
  }
}
