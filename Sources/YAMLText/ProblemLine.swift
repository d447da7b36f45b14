/// The line that holds a problem, for a look at what stands around it.
struct ProblemLine {
  private let bytes: [UInt8]
  private let range: Range<Int>

  init(holding offset: Int, in bytes: [UInt8]) {
    self.bytes = bytes
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    var end = min(offset, bytes.count)
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    range = start..<end
  }

  /// Whether a value or an element that starts with `{{` stands before an offset.
  func startsValueWithHole(before limit: Int) -> Bool {
    var isAtStart = true
    for offset in head(before: limit) where offset + 1 < range.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "{") where isAtStart && bytes[offset + 1] == UInt8(ascii: "{"): return true
      case 0x20, 0x09: break
      case UInt8(ascii: ":"), UInt8(ascii: "-"): isAtStart = true
      default: isAtStart = false
      }
    }
    return false
  }

  /// Whether a colon with a blank behind it stands before an offset.
  func hasValueIndicator(before limit: Int) -> Bool {
    head(before: limit).contains { offset in
      bytes[offset] == UInt8(ascii: ":") && offset + 1 < limit
        && (bytes[offset + 1] == 0x20 || bytes[offset + 1] == 0x09)
    }
  }

  /// Whether a quote is the last thing before an offset.
  func hasQuote(justBefore limit: Int) -> Bool {
    let last = bytes[head(before: limit)].last { $0 != 0x20 && $0 != 0x09 }
    return last == UInt8(ascii: "\"") || last == UInt8(ascii: "'")
  }

  private func head(before limit: Int) -> Range<Int> {
    range.lowerBound..<min(max(limit, range.lowerBound), range.upperBound)
  }
}
