/// Times of day.
extension ByteWindow {
  /// `10:21`, `10:21:07.250+02:00`, `5 PM`, `10:31 AM PDT`, `17.30 Uhr`, `17h30`, `10時21分`.
  func clock(at index: Int) -> Int? {
    if let end = eastAsianClock(at: index) { return end }
    if let end = clockDigits(at: index) {
      if isBehindDays(index) { return nil }
      return zone(after: meridiem(after: end) ?? end)
    }
    if self[index] == 0x54, let end = clockDigits(at: index + 1) { return zone(after: end) }
    guard let hour = digits(at: index, 1...2), hour.value <= 24 else {
      guard let all = digits(at: index, 4...4), isCompactClock(all.value, 4),
        self[all.end] == 0x5A, isTokenEnd(all.end + 1)
      else { return nil }
      return all.end + 1
    }
    let minute = dottedMinute(after: hour.end)
    if hour.value <= 12, let end = meridiem(after: minute ?? hour.end) { return zone(after: end) }
    if let end = end(ofLiteral: " Uhr", at: minute ?? hour.end), isTokenEnd(end) {
      guard let more = digits(at: end + 1, 2...2), self[end] == 0x20 else { return end }
      return more.value < 60 && isTokenEnd(more.end) ? more.end : end
    }
    if let minute, isBehindClockWord(index) { return minute }
    if let end = end(ofLiteral: " o'clock", at: hour.end)
      ?? end(ofLiteral: " o’clock", at: hour.end)
    {
      return end
    }
    let unit = end(ofLiteral: " h ", at: hour.end) ?? end(ofLiteral: "h", at: hour.end)
    if let unit, let minute = digits(at: unit, 2...2), minute.value < 60, isTokenEnd(minute.end),
      self[skippingBlanks(from: minute.end)] | 0x20 != 0x6D
    {
      return minute.end
    }
    return nil
  }

  /// The end of minutes, with seconds or not, that points set apart: of `.23` in `5.23 Uhr`.
  private func dottedMinute(after hour: Int) -> Int? {
    guard self[hour] == 0x2E, let minute = digits(at: hour + 1, 2...2), minute.value < 60 else {
      return nil
    }
    var end = minute.end
    while self[end] == 0x2E, let next = digits(at: end + 1, 1...9) { end = next.end }
    return end
  }

  /// Whether `kl. ` or the like goes before an index.
  private func isBehindClockWord(_ index: Int) -> Bool {
    (["kl. ", "kl ", "klo ", "klokken "] as [StaticString]).contains { word in
      end(ofLiteral: word, at: index - word.utf8CodeUnitCount) == index
    }
  }

  /// `10:21`, `10:21:07`, `10:21:07.250`, without what may follow.
  func clockDigits(at index: Int) -> Int? {
    guard let hour = digits(at: index, 1...2), hour.value <= 24, self[hour.end] == 0x3A,
      let minute = digits(at: hour.end + 1, 2...2), minute.value < 60
    else { return nil }
    var end = minute.end
    if self[end] == 0x3A {
      guard let second = digits(at: end + 1, 2...2), second.value <= 60 else { return nil }
      end = second.end
      if self[end] == 0x2E || self[end] == 0x2C, ByteClass.isDigit(self[end + 1]) {
        end = self.end(of: ByteClass.isDigit, from: end + 1)
      }
    }
    let next = self[end]
    if next == 0x3A, ByteClass.isAlphanumeric(self[end + 1]) { return nil }
    let isMeridiem = next | 0x20 == 0x61 || next | 0x20 == 0x70 || next | 0x20 == 0x7A
    return ByteClass.isWord(next) && !isMeridiem ? nil : end
  }

  /// `10-21-07` or `102107` as file names have it after a date.
  func dashedClock(at index: Int) -> Int? {
    if let all = digits(at: index, 4...6), isCompactClock(all.value, all.end - index) {
      return all.end
    }
    guard let hour = digits(at: index, 2...2), hour.value <= 24,
      self[hour.end] == 0x2D || self[hour.end] == 0x2E || self[hour.end] == 0x5F,
      let minute = digits(at: hour.end + 1, 2...2), minute.value < 60
    else { return nil }
    guard self[minute.end] == self[hour.end], let second = digits(at: minute.end + 1, 2...2),
      second.value <= 60
    else { return isTokenEnd(minute.end) ? minute.end : nil }
    return second.end
  }

  /// Whether four or six digits are an hour, a minute and perhaps a second.
  func isCompactClock(_ value: Int, _ count: Int) -> Bool {
    switch count {
    case 4: value / 100 <= 24 && value % 100 < 60
    case 6: value / 10_000 <= 24 && value / 100 % 100 < 60 && value % 100 <= 60
    default: false
    }
  }

  /// The end of `AM`, `p.m.` and the like after a clock's digits, with one blank before it or not.
  private func meridiem(after index: Int) -> Int? {
    var next = index
    if ByteClass.isBlank(self[next]) {
      next += 1
    } else if let narrow = end(ofLiteral: "\u{202F}", at: next)
      ?? end(ofLiteral: "\u{A0}", at: next)
    {
      next = narrow
    }
    for word in ["a.m.", "p.m.", "am", "pm"] as [StaticString] {
      if let end = end(ofLiteral: word, at: next), isTokenEnd(end) { return end }
    }
    return nil
  }

  /// The end of the zone after a clock: `Z`, ` UTC`, `+02:00`, ` GMT+2`, ` PDT`, `[Europe/Berlin]`.
  func zone(after index: Int) -> Int {
    let next = self[index] == 0x20 ? index + 1 : index
    if let end = zoneOffset(at: next) { return bracketedZone(after: end) }
    if let end = CalendarNames.zones.end(in: self, at: next), isTokenEnd(end),
      next > index || end == next + 1
    {
      return zoneOffset(at: end) ?? bracketedZone(after: end)
    }
    if self[next] == 0x28, let end = CalendarNames.zones.end(in: self, at: next + 1),
      self[end] == 0x29
    {
      return end + 1
    }
    return bracketedZone(after: index)
  }

  func zoneOffset(at index: Int) -> Int? {
    guard self[index] == 0x2B || self[index] == 0x2D, let hours = digits(at: index + 1, 1...4)
    else { return nil }
    let count = hours.end - index - 1
    guard count != 3, (count == 4 ? hours.value / 100 : hours.value) <= 14 else { return nil }
    if self[hours.end] == 0x3A, let minutes = digits(at: hours.end + 1, 2...2),
      minutes.value < 60
    {
      return isTokenEnd(minutes.end) ? minutes.end : nil
    }
    return isTokenEnd(hours.end) && self[hours.end] != 0x2D ? hours.end : nil
  }

  private func bracketedZone(after index: Int) -> Int {
    guard self[index] == 0x5B else { return index }
    let name = end(of: { ByteClass.isTokenByte($0) || $0 == 0x2F || $0 == 0x2B }, from: index + 1)
    return name > index + 1 && self[name] == 0x5D ? name + 1 : index
  }
}
