/// The way from a decoded JSON string back to its source bytes.
enum JSONStringMap {
  /// The source range of a decoded range; an escape is taken whole.
  ///
  /// Walks the string once: it is asked for the few places that are reported, not for every byte.
  static func sourceRange(
    ofDecoded range: Range<Int>, in bytes: [UInt8], string: Range<Int>
  ) -> Range<Int> {
    var source = string.lowerBound + 1
    let end = string.upperBound - 1
    var decoded = 0
    var start: Int?
    while source < end {
      if decoded >= range.upperBound, start != nil { break }
      if start == nil, decoded >= range.lowerBound { start = source }
      let (length, width) = step(at: source, in: bytes, end: end)
      if start == nil, decoded + width > range.lowerBound { start = source }
      source += length
      decoded += width
    }
    let first = start ?? source
    return first..<(range.isEmpty ? first : max(first, source))
  }

  /// How many source bytes stand for how many decoded bytes from an offset on.
  private static func step(
    at source: Int, in bytes: [UInt8], end: Int
  ) -> (length: Int, width: Int) {
    guard bytes[source] == UInt8(ascii: "\\"), source + 1 < end else { return (1, 1) }
    guard bytes[source + 1] == UInt8(ascii: "u"), source + 6 <= end else { return (2, 1) }
    let unit = hexadecimal(bytes[(source + 2)..<(source + 6)])
    if (0xD800..<0xDC00).contains(unit), source + 12 <= end,
      bytes[source + 6] == UInt8(ascii: "\\"), bytes[source + 7] == UInt8(ascii: "u")
    {
      return (12, 4)
    }
    return (6, unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3)
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> Int {
    Int(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
  }
}
