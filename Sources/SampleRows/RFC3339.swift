/// Points in time as RFC 3339 writes them.
package enum RFC3339 {
  /// Milliseconds since 1970-01-01T00:00:00Z, and the days from 1970-01-01 to the date as it is
  /// written, which need not be that of UTC; nil for anything that is no such time.
  ///
  /// Digits past the millisecond are dropped. A leap second counts as the second after it.
  package static func moment(
    _ text: some Collection<UInt8>
  ) -> (milliseconds: Int64, day: Int)? {
    var parser = Parser(bytes: Array(text))
    return parser.time()
  }

  /// Reads from the front; every part is nil where the text does not have it.
  private struct Parser {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func time() -> (milliseconds: Int64, day: Int)? {
      guard let year = digits(4), take("-"), let month = digits(2), take("-"),
        let day = digits(2), RFC3339.isDate(year, month, day),
        take("T") || take("t") || take(" "),
        let hour = digits(2), hour < 24, take(":"), let minute = digits(2), minute < 60, take(":"),
        let second = digits(2), second <= 60, let fraction = fraction(), let offset = offset(),
        index == bytes.count
      else { return nil }
      let date = RFC3339.days(year, month, day)
      let minutes = date * 1440 + hour * 60 + minute - offset
      // UTC inserts leap seconds only at the end of a day.
      if second == 60, (minutes % 1440 + 1440) % 1440 != 1439 { return nil }
      return (Int64((minutes * 60 + second) * 1000 + fraction), date)
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard index < bytes.count, bytes[index] == UInt8(ascii: scalar) else { return false }
      index += 1
      return true
    }

    private mutating func digit() -> Int? {
      guard index < bytes.count, bytes[index] &- 0x30 < 10 else { return nil }
      defer { index += 1 }
      return Int(bytes[index] - 0x30)
    }

    private mutating func digits(_ count: Int) -> Int? {
      var value = 0
      for _ in 0..<count {
        guard let digit = digit() else { return nil }
        value = value * 10 + digit
      }
      return value
    }

    /// The milliseconds of an optional fraction of a second.
    private mutating func fraction() -> Int? {
      guard take(".") else { return 0 }
      guard let first = digit() else { return nil }
      var value = first * 100
      var unit = 10
      while let digit = digit() {
        value += digit * unit
        unit /= 10
      }
      return value
    }

    /// The minutes that the local time is ahead of UTC.
    private mutating func offset() -> Int? {
      if take("Z") || take("z") { return 0 }
      let isNegative = take("-")
      guard isNegative || take("+"), let hours = digits(2), hours < 24, take(":"),
        let minutes = digits(2), minutes < 60
      else { return nil }
      return (isNegative ? -1 : 1) * (hours * 60 + minutes)
    }
  }

  private static func isDate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard 1...12 ~= month, day >= 1 else { return false }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length =
      switch month {
      case 2: isLeapYear ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    return day <= length
  }

  /// Days since 1970-01-01 in the Gregorian calendar, for years from 0 on.
  ///
  /// Counts years from March, so that the leap day comes last in its year.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // One whole cycle of 400 years is added so that the year from March is never negative.
    let marchYear = year + 400 - (month <= 2 ? 1 : 0)
    let marchMonth = (month + 9) % 12
    let daysBeforeMonth = (153 * marchMonth + 2) / 5
    let daysBeforeYear =
      marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400
    return daysBeforeYear + daysBeforeMonth + day - 1 - 146_097 - 719_468
  }
}
