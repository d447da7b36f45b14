/// Dates, as they are written with digits and with the names of months.
extension ByteWindow {
  /// The end of a date with a day, or a month with its year, that starts at an index.
  func date(at index: Int) -> Int? {
    (numericDate(at: index) ?? namedDate(at: index) ?? eastAsianDate(at: index))
      .map(weekdayEnd(after:)) ?? period(at: index) ?? calledDate(at: index)
  }

  /// The end of `, Friday`, ` (Fri)` or ` Cuma` behind a date, or the index itself.
  private func weekdayEnd(after index: Int) -> Int {
    var next = index
    if self[next] == 0x2C { next += 1 }
    next = skippingBlanks(from: next)
    let isBracketed = self[next] == 0x28
    if isBracketed { next += 1 }
    guard next > index, let end = CalendarNames.weekdays.end(in: self, at: next) else {
      return index
    }
    if isBracketed { return self[end] == 0x29 ? end + 1 : index }
    return end - next >= 3 ? end : index
  }

  /// `2025-05-04`, `04/05/2025`, `4. 5. 2025`, `20250504`, `2025-W18-7`, `04-May-2025`.
  func numericDate(at index: Int) -> Int? {
    guard ByteClass.isDigit(self[index]) else { return nil }
    // Digits that end a longer word belong to the word: `claude-sonnet-4-20250514`; but not
    // those of `build-2026-11-20`.
    if self[index - 1] == 0x2D || self[index - 1] == 0x2E, ByteClass.isAlphanumeric(self[index - 2])
    {
      return yearFirst(at: index).flatMap {
        $0 == index + 10 && self[index + 4] == 0x2D ? $0 : nil
      }
    }
    return yearFirst(at: index) ?? dayOrMonthFirst(at: index) ?? compactDate(at: index)
  }

  private func yearFirst(at index: Int) -> Int? {
    guard let year = digits(at: index, 4...4), isCalendarYear(year.value) else { return nil }
    let separator = self[year.end]
    let next = partStart(after: year.end)
    if let week = weekEnd(after: year.end) { return dateEnd(week) }
    if separator == 0x3A || separator == 0x5F {
      guard let month = digits(at: next, 2...2), (1...12).contains(month.value),
        self[month.end] == separator, let day = digits(at: month.end + 1, 2...2),
        (1...31).contains(day.value)
      else { return nil }
      return dateEnd(day.end)
    }
    guard isDateSeparator(separator) else { return nil }
    // The day of a year alone is no more than a number: `2026-324T09:00`.
    if separator == 0x2D, let day = digits(at: next, 3...3), (1...366).contains(day.value),
      self[day.end] | 0x20 == 0x74, ByteClass.isDigit(self[day.end + 1])
    {
      return day.end
    }
    if let month = CalendarNames.months.end(in: self, at: next), self[month] == separator,
      let day = digits(at: month + 1, 1...2), (1...31).contains(day.value)
    {
      return dateEnd(day.end)
    }
    guard let month = digits(at: next, 1...2), (1...12).contains(month.value) else { return nil }
    guard self[month.end] == separator, let day = digits(at: partStart(after: month.end), 1...2),
      (1...31).contains(day.value)
    else {
      let isMonth = separator == 0x2D && month.end - next == 2 && isYear(year.value)
      return isMonth ? dateEnd(month.end) : nil
    }
    // Korean and Hungarian put a point behind each part: `2026. 11. 20.`
    let isSpaced = next > year.end + 1 && self[day.end] == 0x2E
    return dateEnd(day.end).map { isSpaced ? $0 + 1 : $0 }
  }

  private func dayOrMonthFirst(at index: Int) -> Int? {
    guard let first = digits(at: index, 1...2), (1...31).contains(first.value) else { return nil }
    let separator = self[first.end]
    if let month = CalendarNames.months.end(in: self, at: first.end), month - first.end >= 3,
      let year = digits(at: month, 4...4), isYear(year.value)
    {
      return dateEnd(year.end)
    }
    // `11/2026`
    if separator == 0x2F, first.value <= 12, first.end == index + 2,
      let year = digits(at: first.end + 1, 4...4), (2015...2049).contains(year.value),
      self[year.end] != 0x2F
    {
      return dateEnd(year.end)
    }
    guard isDateSeparator(separator) else { return nil }
    if let month = CalendarNames.months.end(in: self, at: first.end + 1) {
      guard self[month] == separator else { return nil }
      if let year = digits(at: month + 1, 4...4), isYear(year.value) { return dateEnd(year.end) }
      return digits(at: month + 1, 2...2).flatMap { dateEnd($0.end) }
    }
    guard let second = digits(at: partStart(after: first.end), 1...2),
      (1...31).contains(second.value),
      first.value <= 12 || second.value <= 12, self[second.end] == separator
    else { return nil }
    if let year = digits(at: partStart(after: second.end), 4...4), isCalendarYear(year.value) {
      return dateEnd(year.end)
    }
    guard let year = digits(at: second.end + 1, 2...2) else { return nil }
    // Short groups with points are a version, unless they all have two digits and may be a date.
    let isPadded = first.end - index == 2 && second.end - first.end == 3 && second.value <= 12
    guard separator == 0x2F || isPadded && (20...39).contains(year.value) else { return nil }
    return dateEnd(year.end)
  }

  private func compactDate(at index: Int) -> Int? {
    guard let all = digits(at: index, 8...8), isCompactDate(all.value) else { return nil }
    return dateEnd(all.end)
  }

  /// Whether eight digits are a year, a month and a day.
  func isCompactDate(_ value: Int) -> Bool {
    isYear(value / 10_000) && (1...12).contains(value / 100 % 100) && (1...31).contains(value % 100)
  }

  /// Where the next part of a date starts: a point may have a blank behind it.
  private func partStart(after index: Int) -> Int {
    self[index] == 0x2E && self[index + 1] == 0x20 ? index + 2 : index + 1
  }

  /// Whether a number is a year of this age, of the Gregorian, the Buddhist or the Iranian calendar.
  func isCalendarYear(_ value: Int) -> Bool {
    isYear(value) || (2500...2599).contains(value) || (1380...1449).contains(value)
  }

  private func isYear(_ value: Int) -> Bool { (1900...2199).contains(value) }

  private func isDateSeparator(_ byte: UInt8) -> Bool {
    byte == 0x2D || byte == 0x2F || byte == 0x2E
  }

  /// The index unless the digits go on with a further group, as versions and paths do.
  private func dateEnd(_ index: Int) -> Int? {
    let next = self[index]
    if next | 0x20 == 0x74 || next == 0x5F { return index }
    if next == 0x5A, isTokenEnd(index + 1) { return index + 1 }
    if ByteClass.isAlphanumeric(next) { return nil }
    // Only a clock or a word may be joined with a hyphen.
    if next == 0x2D {
      return dashedClock(at: index + 1) != nil || ByteClass.isLetter(self[index + 1]) ? index : nil
    }
    // A bar may lead to the second date of an interval.
    if next == 0x2F, yearFirst(at: index + 1) != nil { return index }
    return isDateSeparator(next) && ByteClass.isDigit(self[index + 1]) ? nil : index
  }
}
