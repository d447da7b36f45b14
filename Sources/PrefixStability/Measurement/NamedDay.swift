import ChangeCauses

/// The day that a value names beside a time of day: what two moments of one day have in common.
enum NamedDay {
  /// A hash that moments of one day share; nil where a value does not name both a day and a time.
  ///
  /// Takes a text as a day where nothing but its clock time (`09:03`, `9:03:07.5`) may change and a
  /// year is left, and ten or thirteen digits as seconds or milliseconds since 1970.
  static func hash(in value: [UInt8]) -> UInt64? {
    if let milliseconds = epochMilliseconds(value) {
      var hash = ByteHash()
      hash.combine(milliseconds / 86_400_000)
      return hash.value
    }
    var rest: [UInt8] = []
    var index = 0
    var hasClock = false
    while index < value.count {
      if let end = endOfClock(value, from: index) {
        hasClock = true
        index = end
      } else {
        rest.append(value[index])
        index += 1
      }
    }
    return hasClock && hasYear(rest) ? ByteHash.of(rest) : nil
  }

  private static func epochMilliseconds(_ value: [UInt8]) -> Int? {
    guard value.count == 10 || value.count == 13, value.allSatisfy(ByteClass.isDigit),
      let number = Int(String(decoding: value, as: UTF8.self))
    else { return nil }
    return value.count == 10 ? number * 1000 : number
  }

  /// The end of a time of day that starts at an index, with its half of the day.
  private static func endOfClock(_ value: [UInt8], from start: Int) -> Int? {
    if start > 0, ByteClass.isDigit(value[start - 1]) { return nil }
    var end = digits(value, from: start)
    guard (1...2).contains(end - start), end < value.count, value[end] == UInt8(ascii: ":") else {
      return nil
    }
    while end < value.count, ":.,".utf8.contains(value[end]) {
      let next = digits(value, from: end + 1)
      guard next > end + 1 else { break }
      end = next
    }
    let half = value[end...].drop { $0 == UInt8(ascii: " ") }.prefix(2).map { $0 | 0x20 }
    if half == Array("am".utf8) || half == Array("pm".utf8) {
      end = (value[end...].firstIndex { $0 != UInt8(ascii: " ") } ?? end) + 2
    }
    return end
  }

  private static func digits(_ value: [UInt8], from start: Int) -> Int {
    var end = start
    while end < value.count, ByteClass.isDigit(value[end]) { end += 1 }
    return end
  }

  private static func hasYear(_ text: [UInt8]) -> Bool {
    text.split { !ByteClass.isDigit($0) }.contains { run in
      run.count == 4 && (run.starts(with: "19".utf8) || run.starts(with: "20".utf8))
    }
  }
}
