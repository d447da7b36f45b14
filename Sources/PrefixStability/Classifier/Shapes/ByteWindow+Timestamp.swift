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
      ", at ", " at ", " um ", ", um ", " à ", " alle ore ", " alle ", " a las ", " às ", " om ", " в ", " г. в ", " г., ", " г. ", " @ ",
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

  /// `3 minutes ago`, `yesterday`, `in 2 days`, `just now`, `vor 3 Minuten`, `3分前`.
  func relativeTime(at index: Int) -> Int? {
    if let end = RelativeTimeWords.phrases.end(in: self, at: index), isTokenEnd(end) { return end }
    for lead in [
      "in ", "vor ", "il y a ", "hace ", "há ", "dans ", "en ", "för ", "منذ ", "قبل ", "через ",
      "fra ", "tra ", "over ", "za ", "om ",
    ] as [StaticString] {
      if let next = end(ofLiteral: lead, at: index), let end = amount(at: next) { return end }
    }
    for lead in ["last ", "next ", "this "] as [StaticString] {
      guard let next = end(ofLiteral: lead, at: index) else { continue }
      if let end = RelativeTimeWords.periods.end(in: self, at: next)
        ?? CalendarNames.weekdays.end(in: self, at: next)
        ?? CalendarNames.months.end(in: self, at: next), end - next >= 3
      {
        return end
      }
    }
    if let end = end(ofLiteral: "just now", at: index), isTokenEnd(end) { return end }
    guard let next = amount(at: index) else { return nil }
    for tail in [
      " ago", " from now", " later", " earlier", " fa", "前", "后", "後", " 전", "전", "之前", " geleden",
      " temu", " назад", " тому", " önce", " sonra", " sedan", " siden", " sitten", " atrás",
      " पहले",
      " πριν", " lalu", " yang lalu", " trước", " ที่แล้ว", "ที่แล้ว",
    ] as [StaticString] {
      if let end = end(ofLiteral: tail, at: next), isTokenEnd(end) { return end }
    }
    return nil
  }

  /// `3 minutes`, `2h 15m`, `12 ms`, `an hour`, `1.5s`.
  func duration(at index: Int) -> Int? {
    guard ByteClass.isDigit(self[index]) else { return nil }
    return amount(at: index)
  }

  private func amount(at index: Int) -> Int? {
    var next = index
    if ByteClass.isDigit(self[next]) {
      next = end(of: ByteClass.isDigit, from: next)
      if self[next] == 0x2E, ByteClass.isDigit(self[next + 1]) {
        next = end(of: ByteClass.isDigit, from: next + 1)
      }
    } else if let word = RelativeTimeWords.counts.end(in: self, at: next), self[word] == 0x20 {
      next = word
    } else {
      return nil
    }
    guard next - index <= 12 else { return nil }
    // `1.5M` is a million and a half.
    guard self[next] != 0x4D,
      let unit = RelativeTimeWords.units.end(in: self, at: skippingBlanks(from: next))
    else { return nil }
    // `2h 15m`, `1 hour 5 minutes`, `1h5m`
    let more = skippingBlanks(from: unit)
    if ByteClass.isDigit(self[more]), more - index < 24, let end = amount(at: more) { return end }
    return isTokenEnd(unit) || self[unit] >= 0x80 ? unit : nil
  }
}

/// The words that relative times and durations are made of.
enum RelativeTimeWords {
  static let phrases = WordTable(
    """
    yesterday today tomorrow tonight now gestern heute morgen hier aujourd'hui demain ayer hoy \
    mañana ieri oggi domani 昨天 今天 明天 昨日 今日 明日 刚刚 어제 오늘 내일 вчера сегодня завтра
    """)
  static let periods = WordTable("morning afternoon evening night week month year quarter weekend")
  static let counts = WordTable(
    "a an one two three four five six seven eight nine ten few several einer einem une una")
  static let units = WordTable(
    """
    ns us µs ms s sec secs second seconds m min mins minute minutes h hr hrs hour hours d day days \
    w wk wks week weeks month months y yr yrs year years millisecond milliseconds microseconds moment \
    sekunde sekunden minuten stunde stunden tag tage tagen woche wochen monat monaten jahr jahren \
    seconde secondes heure heures jour jours semaine semaines mois an ans \
    segundo segundos minuto minutos hora horas día días dias semana semanas mes meses año años anos \
    secondi minuti ora ore giorno giorni settimana settimane mese mesi anno anni \
    секунд секунды секунду минут минуты минуту часов часа час дней дня день недель недели неделю \
    месяцев месяца месяц лет года год \
    seconden uur uren dagen dag weken maanden jaar \
    sekund sekundy minut minuty godzin godziny godzinę dni dzień tygodni tygodnie miesięcy lat \
    saniye dakika saat gün hafta ay yıl sekunder minuter timmar timme dagar dag veckor månader år \
    timer dager uger måneder sekuntia minuuttia tuntia päivää \
    segundos horas semanas ore giorni \
    मिनट घंटे घंटा दिन सेकंड دقيقة دقائق ساعة ساعات يوم أيام \
    detik menit jam hari giây phút giờ ngày วินาที นาที ชั่วโมง วัน \
    秒 分 分钟 分鐘 分間 小时 小時 時間 天 日 周 週 週間 个月 ヶ月 年 초 분 시간 일 주 개월 년
    """)
}
