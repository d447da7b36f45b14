import JSONText

/// Moments as logs write them.
enum RecordTime {
  /// Seconds since 1970 of a number (seconds, milli-, micro- or nanoseconds) or an RFC 3339 text.
  static func seconds(_ value: JSONValue) -> Double? {
    if let number = value.double, number.isFinite, number > 0 {
      var seconds = number
      // Later than the year 5138 in seconds: the number counts something finer.
      while seconds > 1e11 { seconds /= 1000 }
      return seconds
    }
    guard value.kind == .string else { return nil }
    return seconds(Array(value.stringBytes()))
  }

  /// The names under which logs keep the time of a request.
  static let names = [
    "timestamp", "time", "ts", "started_at", "start_time", "startTime", "startedDateTime",
    "created_at", "created", "request_time", "at", "date",
  ]

  /// The time among the members of a record; nil where it has none or is no object.
  ///
  /// In the entries of a HAR `time` is how long the request took.
  static func seconds(ofRecord bytes: UnsafeRawBufferPointer) -> Double? {
    let scanner = JSONScanner(bytes)
    guard var members = try? JSONMemberCursor(scanner, at: scanner.whitespaceEnd(from: 0)) else {
      return nil
    }
    var found: Double?
    while let member = try? members.next() {
      let name = bytes[(member.key.lowerBound + 1)..<(member.key.upperBound - 1)]
      if names.contains(where: { name.elementsEqual($0.utf8) }),
        let value = try? JSONDocument(parsing: Array(bytes[member.value])),
        let seconds = seconds(value.root)
      {
        let isMoment = seconds > leastMoment || name.elementsEqual("startedDateTime".utf8)
        if isMoment { return seconds }
        found = found ?? seconds
      }
    }
    return found
  }

  /// Smaller numbers, before 1973, are counted from something else than 1970.
  private static let leastMoment = 1e8

  /// Seconds since 1970 of `2026-08-04T09:10:11.5Z` and its variants.
  static func seconds(_ text: [UInt8]) -> Double? {
    func digits(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= text.count else { return nil }
      var value = 0
      for byte in text[range] {
        guard byte &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(byte &- 0x30)
      }
      return value
    }
    guard text.count >= 19, text[4] == 0x2D, text[7] == 0x2D, text[10] == 0x54 || text[10] == 0x20,
      let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10),
      let hour = digits(11..<13), let minute = digits(14..<16), let second = digits(17..<19),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var seconds = Double(((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second)
    var index = 19
    if index < text.count, text[index] == 0x2E {
      var unit = 0.1
      index += 1
      while index < text.count, text[index] &- 0x30 < 10 {
        seconds += Double(text[index] &- 0x30) * unit
        unit /= 10
        index += 1
      }
    }
    if index < text.count, text[index] == 0x2B || text[index] == 0x2D,
      let hours = digits((index + 1)..<(index + 3))
    {
      let minutesStart = index + (index + 3 < text.count && text[index + 3] == 0x3A ? 4 : 3)
      let minutes = digits(minutesStart..<(minutesStart + 2)) ?? 0
      let offset = Double(hours * 3600 + minutes * 60)
      seconds += text[index] == 0x2B ? -offset : offset
    }
    return seconds
  }

  /// Days since 1970 of a date of the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Counted from March, so that the leap day ends a year.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
