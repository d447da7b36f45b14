/// Dates with the name of a month or a weekday in them.
extension ByteWindow {
  /// `4 May 2025`, `May 4th, 2025`, `Sunday, 4 May`, `4. Mai 2025`, `4 de mayo de 2025`, `May 2025`.
  func namedDate(at index: Int) -> Int? {
    if let weekday = CalendarNames.weekdays.end(in: self, at: index) {
      let next = afterWeekday(weekday)
      if let end = dayAndMonth(at: next) ?? monthAndDay(at: next) { return end }
      if next > weekday, let end = numericDate(at: next) ?? shortDate(at: next) { return end }
      return nil
    }
    return dayAndMonth(at: index) ?? monthAndDay(at: index) ?? yearAndMonth(at: index)
  }

  /// `20.11.`, `20/11`, `20th`: a day and a month or a day behind the name of a weekday.
  private func shortDate(at index: Int) -> Int? {
    guard let day = digits(at: index, 1...2), (1...31).contains(day.value) else { return nil }
    let ordinal = ordinalEnd(at: day.end)
    if ordinal > day.end { return ordinal }
    guard self[day.end] == 0x2E || self[day.end] == 0x2F,
      let month = digits(at: day.end + 1, 1...2), (1...31).contains(month.value),
      isTokenEnd(month.end)
    else { return nil }
    return self[month.end] == 0x2E && self[day.end] == 0x2E ? month.end + 1 : month.end
  }

  /// `2026 November 20`, `2026. november 20.`
  private func yearAndMonth(at index: Int) -> Int? {
    guard let year = digits(at: index, 4...4), (1900...2199).contains(year.value) else {
      return nil
    }
    var next = year.end
    if self[next] == 0x2E || self[next] == 0x2C { next += 1 }
    let gap = skippingBlanks(from: next)
    guard gap > next, let month = CalendarNames.months.end(in: self, at: gap) else { return nil }
    guard let day = digits(at: skippingBlanks(from: month), 1...2), (1...31).contains(day.value)
    else { return month }
    return isTokenEnd(day.end) ? day.end : nil
  }

  /// The name of a weekday or a month of at least three letters alone.
  func calendarWord(at index: Int) -> Int? {
    guard
      let end = CalendarNames.weekdays.end(in: self, at: index)
        ?? CalendarNames.months.end(in: self, at: index) ?? eastAsianWeekday(at: index)
    else { return nil }
    return end - index >= 3 && !isWord(index..<end) ? end : nil
  }

  private func afterWeekday(_ end: Int) -> Int {
    var index = end
    if self[index] == 0x2E { index += 1 }
    if self[index] == 0x2C { index += 1 }
    index = skippingBlanks(from: index)
    for article in ["den ", "the ", "le ", "el "] as [StaticString] {
      if let after = self.end(ofLiteral: article, at: index) { return after }
    }
    return index
  }

  private func dayAndMonth(at index: Int) -> Int? {
    guard let day = digits(at: index, 1...2), (1...31).contains(day.value) else { return nil }
    var next = ordinalEnd(at: day.end)
    if self[next] == 0x2E { next += 1 }
    next = afterConnective(skippingBlanks(from: next))
    // Vietnamese counts its months: `20 tháng 11 năm 2026`.
    if let number = end(ofLiteral: "tháng ", at: next), let month = digits(at: number, 1...2) {
      return yearEnd(after: month.end) ?? month.end
    }
    guard next > day.end, let month = CalendarNames.months.end(in: self, at: next) else {
      return nil
    }
    return yearEnd(after: month) ?? (isWord(next..<month) ? nil : month)
  }

  /// Whether a short form of a month is a word of English as well: `1 out of 5`, `Set 5 alarms`.
  private func isWord(_ range: Range<Int>) -> Bool {
    let isCapital = ByteClass.isUpper(self[range.lowerBound])
    return CalendarNames.words.contains(bytes[range])
      || !isCapital && CalendarNames.smallWords.contains(bytes[range])
  }

  private func monthAndDay(at index: Int) -> Int? {
    guard let month = CalendarNames.months.end(in: self, at: index) else { return nil }
    var next = month
    // `Nov-20-2026`, `Nov-26`
    if self[month] == 0x2D, month - index >= 3, let part = digits(at: month + 1, 2...2) {
      guard self[part.end] == 0x2D else { return isTokenEnd(part.end) ? part.end : nil }
      return digits(at: part.end + 1, 4...4).flatMap { isTokenEnd($0.end) ? $0.end : nil }
    }
    if self[next] == 0x2E { next += 1 }
    next = skippingBlanks(from: next)
    guard next > month else { return nil }
    if let day = digits(at: next, 1...2), (1...31).contains(day.value) {
      let end = ordinalEnd(at: day.end)
      guard isTokenEnd(end) else { return nil }
      return yearEnd(after: end) ?? (isWord(index..<month) ? nil : end)
    }
    return yearEnd(after: month)
  }

  /// The end of `st`, `nd`, `rd`, `th`, `er` or `º` after a day.
  private func ordinalEnd(at index: Int) -> Int {
    for ending in ["st", "nd", "rd", "th", "er", "º", "ª"] as [StaticString] {
      if let end = end(ofLiteral: ending, at: index), !ByteClass.isLetter(self[end]) { return end }
    }
    return index
  }

  private func afterConnective(_ index: Int) -> Int {
    for word in ["of ", "de ", "d'", "del ", "năm ", "ב"] as [StaticString] {
      if let end = end(ofLiteral: word, at: index) { return end }
    }
    return index
  }

  /// The end of `, 2025`, ` 2025`, ` de 2025` or ` 25` after a month or a day.
  private func yearEnd(after index: Int) -> Int? {
    var next = index
    if self[next] == 0x2E { next += 1 }
    if self[next] == 0x2C { next += 1 }
    let gap = skippingBlanks(from: next)
    guard gap > next else { return nil }
    next = afterConnective(gap)
    // Two digits are a year before a clock, as in RFC 822.
    if let year = digits(at: next, 2...2), self[year.end] == 0x20,
      clockDigits(at: year.end + 1) != nil
    {
      return year.end
    }
    guard let year = digits(at: next, 4...4), isCalendarYear(year.value), isTokenEnd(year.end)
    else { return nil }
    return year.end
  }
}
