/// A date together with a time of day.
extension ByteWindow {
  func timestamp(at index: Int) -> Int? {
    if let date = date(at: index) { return clockPart(after: date) }
    if let compact = compactTimestamp(at: index) { return compact }
    if let weekday = CalendarNames.weekdays.end(in: self, at: index),
      weekday - index >= 3, let next = separatorEnd(after: weekday), let clock = clock(at: next)
    {
      return clock
    }
    if let clock = clock(at: index), let next = separatorEnd(after: clock),
      let date = date(at: next), date - next >= 6
    {
      return date
    }
    return nil
  }

  /// The end of the clock, zone and trailing year that make a timestamp of a date.
  private func clockPart(after date: Int) -> Int? {
    if let parts = calledClock(after: date) { return parts }
    if self[date] == 0x2D || self[date] == 0x5F || self[date] | 0x20 == 0x74,
      let end = dashedClock(at: date + 1)
    {
      let zoned = zone(after: end)
      return isTokenEnd(zoned) ? zoned : nil
    }
    if self[date] | 0x20 == 0x74, let hour = digits(at: date + 1, 2...2), hour.value <= 24,
      self[hour.end] != 0x3A
    {
      let zoned = zone(after: hour.end)
      return isTokenEnd(zoned) ? zoned : nil
    }
    guard let next = separatorEnd(after: date), let clock = clock(at: next) else { return nil }
    // `Sun May  4 10:21:07 UTC 2025`
    if self[clock] == 0x20, let year = digits(at: clock + 1, 4...4),
      (1900...2199).contains(year.value), isTokenEnd(year.end)
    {
      return year.end
    }
    return clock
  }

  /// The end of what may stand between a date and a time.
  private func separatorEnd(after index: Int) -> Int? {
    let next = self[index]
    if next | 0x20 == 0x74 || next == 0x5F || next == 0x3A { return index + 1 }
    for words in [
      ", at ", " at ", " um ", ", um ", " à ", " alle ore ", " alle ", " a las ", " às ", " om ",
      " в ", " г. в ", " г., ", " г. ", " @ ",
      " klo ", " kl. ", " kl ", " o ", " v ", " saat ", " godz. ", " الساعة ", " lúc ",
      " - ", " — ", " · ", " on ", " am ", ", ", " | ", "，", "、", "　",
    ] as [StaticString] {
      if let end = end(ofLiteral: words, at: index) { return end }
    }
    let end = skippingBlanks(from: index)
    if end > index { return end }
    // Chinese and Japanese write the time directly behind the date.
    return self[index - 1] >= 0x80 ? index : nil
  }

  /// `20250504102107`, with milliseconds or without seconds, and with `Z` or not.
  private func compactTimestamp(at index: Int) -> Int? {
    guard let all = digits(at: index, 12...17) else { return nil }
    let count = min(all.end - index, 14)
    func value(_ range: Range<Int>) -> Int {
      range.reduce(0) { $0 * 10 + Int(self[index + $1] - 0x30) }
    }
    guard count == all.end - index || all.end - index == 17, isCompactDate(value(0..<8)),
      isCompactClock(value(8..<count), count - 8)
    else { return nil }
    let end = self[all.end] == 0x5A ? all.end + 1 : all.end
    return isTokenEnd(end) ? end : nil
  }
}
