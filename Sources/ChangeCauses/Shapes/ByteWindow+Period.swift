/// Quarters, fiscal years and weeks, and dates as code has them.
extension ByteWindow {
  /// `Q4 2026`, `2026-Q4`, `4Q26`, `FY26 Q4`, `4. Quartal 2026`, `KW 47`, `CW47`, `week 47 of 2026`.
  func period(at index: Int) -> Int? {
    if let end = quarter(at: index) {
      return joined(end, year) ?? joined(end, fiscalYear).flatMap(ended)
    }
    if let end = fiscalYear(at: index) { return joined(end, quarter) ?? ended(end) }
    if let year = digits(at: index, 4...4), isCalendarYear(year.value) {
      // `1990s`
      if year.value % 10 == 0, self[year.end] == 0x73, isTokenEnd(year.end + 1) {
        return year.end + 1
      }
      return joined(year.end, quarter)
    }
    return numberedQuarter(at: index) ?? week(at: index)
  }

  /// `Q1` to `Q4`
  private func quarter(at index: Int) -> Int? {
    self[index] == 0x51 && (0x31...0x34).contains(self[index + 1]) && isTokenEnd(index + 2)
      ? index + 2 : nil
  }

  private func year(at index: Int) -> Int? {
    let start = self[index] == 0x27 ? index + 1 : index
    return digits(at: start, start > index ? 2...2 : 4...4).flatMap { ended($0.end) }
  }

  /// `FY26`, `FY2026`, `FY 2026`
  private func fiscalYear(at index: Int) -> Int? {
    guard self[index] == 0x46, self[index + 1] == 0x59 else { return nil }
    let year = digits(at: skippingBlanks(from: index + 2), 2...4)
    return year.flatMap { $0.end - index != 5 ? $0.end : nil }
  }

  /// The end of what goes on behind a blank, a hyphen, a bar or directly.
  private func joined(_ end: Int, _ next: (Int) -> Int?) -> Int? {
    let isJoint = self[end] == 0x20 || self[end] == 0x2D || self[end] == 0x2F
    return next(isJoint ? end + 1 : end)
  }

  private func ended(_ index: Int) -> Int? { isTokenEnd(index) ? index : nil }

  /// `4Q26`, `4. Quartal 2026`
  private func numberedQuarter(at index: Int) -> Int? {
    guard (0x31...0x34).contains(self[index]) else { return nil }
    if self[index + 1] == 0x51, let year = digits(at: index + 2, 2...4), year.end - index != 5 {
      return ended(year.end)
    }
    return end(ofLiteral: ". Quartal ", at: index + 1).flatMap(year)
  }

  private func week(at index: Int) -> Int? {
    let isMark = self[index + 1] == 0x57 && (self[index] == 0x4B || self[index] == 0x43)
    let name = isMark ? index + 2 : end(ofLiteral: "week", at: index)
    guard let name, let week = digits(at: skippingBlanks(from: name), 1...2),
      (1...53).contains(week.value), isTokenEnd(week.end)
    else { return nil }
    for joint in [" of ", ", ", "/"] as [StaticString] {
      if let end = end(ofLiteral: joint, at: week.end).flatMap(year) { return end }
    }
    return isMark ? week.end : nil
  }

  /// The end of a week and perhaps its day behind a year: of `-W47-5`, `W47`.
  func weekEnd(after year: Int) -> Int? {
    let mark = self[year] == 0x2D ? year + 1 : year
    guard self[mark] | 0x20 == 0x77, let week = digits(at: mark + 1, 2...3) else { return nil }
    let number = week.end - mark == 4 ? week.value / 10 : week.value
    guard (1...53).contains(number) else { return nil }
    guard week.end - mark == 3, self[week.end] == 0x2D, mark > year,
      let day = digits(at: week.end + 1, 1...1)
    else { return week.end }
    return day.end
  }

  /// `2026, 11, 20` as the arguments of a call, as `repr` of Python writes a date.
  func calledDate(at index: Int) -> Int? {
    guard self[index - 1] == 0x28, let year = digits(at: index, 4...4), isCalendarYear(year.value),
      let month = argument(after: year.end), let day = argument(after: month)
    else { return nil }
    return day
  }

  /// The end of the further arguments, hours first, behind those of a date.
  func calledClock(after date: Int) -> Int? {
    guard self[date] == 0x2C, var end = argument(after: date) else { return nil }
    while let next = argument(after: end) { end = next }
    return self[end] == 0x29 || self[end] == 0x2C ? end : nil
  }

  private func argument(after index: Int) -> Int? {
    guard self[index] == 0x2C else { return nil }
    return digits(at: skippingBlanks(from: index + 1), 1...6)?.end
  }
}
