/// Times that are told from now, and how long something takes.
extension ByteWindow {
  /// `3 minutes ago`, `yesterday`, `in 2 days`, `just now`, `vor 3 Minuten`, `3分前`, `3 days old`.
  func relativeTime(at index: Int) -> Int? {
    if let end = RelativeTimeWords.phrases.end(in: self, at: index), isTokenEnd(end) { return end }
    let start = behind(RelativeTimeWords.hedges, at: index) ?? index
    if let next = behind(RelativeTimeWords.leads, at: start),
      let end = amount(at: behind(RelativeTimeWords.hedges, at: next) ?? next)
    {
      return end
    }
    if let next = behind(RelativeTimeWords.periodLeads, at: index),
      let end = RelativeTimeWords.periods.end(in: self, at: next)
        ?? CalendarNames.weekdays.end(in: self, at: next)
        ?? CalendarNames.months.end(in: self, at: next), end - next >= 3
    {
      return end
    }
    // Some languages leave out the one: `час назад`.
    guard let amount = amount(at: start) ?? longUnit(at: start) else { return nil }
    let next = skippingBlanks(from: self[amount] == 0x2E ? amount + 1 : amount)
    guard let end = RelativeTimeWords.tails.end(in: self, at: next), isTokenEnd(end),
      next > amount || self[amount] >= 0x80
    else { return nil }
    return end
  }

  /// The index behind a word of a table and a blank.
  private func behind(_ table: WordTable, at index: Int) -> Int? {
    table.end(in: self, at: index).flatMap { self[$0] == 0x20 ? $0 + 1 : nil }
  }

  /// `3 minutes`, `2h 15m`, `12 ms`, `an hour`, `1.5s`, `PT37M`, `2 days, 10:21:07`.
  func duration(at index: Int) -> Int? {
    if self[index] == 0x50 { return isoDuration(at: index) }
    guard let amount = amount(at: index) else { return nil }
    if let next = end(ofLiteral: ", ", at: amount), let clock = clockDigits(at: next) {
      return clock
    }
    return amount
  }

  /// `P3DT12H30M5S`, `PT37M`, `P2W`
  private func isoDuration(at index: Int) -> Int? {
    var next = index + 1
    var parts = 0
    while true {
      if self[next] == 0x54 { next += 1 }
      guard let number = digits(at: next, 1...9) else { break }
      var end = number.end
      if self[end] == 0x2E || self[end] == 0x2C {
        end = self.end(of: ByteClass.isDigit, from: end + 1)
      }
      guard [0x59, 0x4D, 0x57, 0x44, 0x48, 0x53].contains(self[end]) else { return nil }
      next = end + 1
      parts += 1
    }
    return parts > 0 && isTokenEnd(next) ? next : nil
  }

  /// Whether a number of days and a comma go before an index, so that a clock is part of a duration.
  func isBehindDays(_ index: Int) -> Bool {
    guard self[index - 1] == 0x20, self[index - 2] == 0x2C else { return false }
    let word = start(of: ByteClass.isLetter, before: index - 2)
    guard self[word - 1] == 0x20, ByteClass.isDigit(self[word - 2]) else { return false }
    return end(ofLiteral: "day", at: word) != nil && index - 2 - word <= 4
  }

  private func amount(at index: Int) -> Int? {
    var next = index
    if ByteClass.isDigit(self[next]) {
      next = end(of: ByteClass.isDigit, from: next)
      if self[next] == 0x2E || self[next] == 0x2C, ByteClass.isDigit(self[next + 1]) {
        next = end(of: ByteClass.isDigit, from: next + 1)
      }
      guard next - index <= 12 else { return nil }
      let hyphened = self[next] == 0x2D ? longUnit(at: next + 1) : nil
      guard let unit = hyphened ?? unit(at: skippingBlanks(from: next)) else { return nil }
      return moreAmount(after: unit, from: index)
    }
    while let word = RelativeTimeWords.counts.end(in: self, at: next), self[word] == 0x20,
      word - index <= 24
    {
      next = word + 1
    }
    return next > index ? longUnit(at: next) : nil
  }

  /// The end of what a further unit adds: `2h 15m`, `1 hour and 5 minutes`, `1h5m`, `7 Std. 42 Min.`
  private func moreAmount(after unit: Int, from index: Int) -> Int? {
    let whole = isTokenEnd(unit) ? unit : nil
    guard unit - index < 40 else { return whole }
    let point = self[unit] == 0x2E ? unit + 1 : unit
    var more = skippingBlanks(from: self[point] == 0x2C ? point + 1 : point)
    if let joint = behind(RelativeTimeWords.joints, at: more) { more = joint }
    return ByteClass.isDigit(self[more]) ? amount(at: more) ?? whole : whole
  }

  private func unit(at index: Int) -> Int? {
    guard let end = RelativeTimeWords.units.end(in: self, at: index), !isNounOfUnitSign(at: index)
    else { return nil }
    // `1.5M` is a million and a half, `5 W` a power, `3D` and `2Y` names; `5 m²` is an area.
    if end == index + 1, [0x4D, 0x57, 0x44, 0x59].contains(self[index]) { return nil }
    if self[end] == 0xC2, self[end + 1] == 0xB2 || self[end + 1] == 0xB3 { return nil }
    return isTokenEnd(end) || ByteClass.isDigit(self[end]) ? end : nil
  }

  /// A unit that is written out.
  private func longUnit(at index: Int) -> Int? {
    unit(at: index).flatMap { $0 - index >= 3 && isTokenEnd($0) ? $0 : nil }
  }
}

/// The words that relative times and durations are made of.
enum RelativeTimeWords {
  static let phrases = WordTable(
    """
    yesterday today tomorrow tonight now gestern heute morgen hier aujourd'hui demain ayer hoy \
    mañana ieri oggi domani 昨天 今天 明天 昨日 今日 明日 刚刚 어제 오늘 내일 вчера сегодня завтра \
    vorgestern übermorgen avant-hier anteayer ontem hoje позавчера wczoraj igår 前天 后天 上周 下周 \
    上个月 下个月 一昨日 明後日 先週 来週 先月 来月 たった今 방금 그저께 모레 지난주 다음주 지난달 \
    just_now right_now moments_ago the_day_before_yesterday the_day_after_tomorrow gerade_eben \
    à_l'instant à_l’instant ahora_mismo un'ora_fa un’ora_fa
    """)
  static let hedges = WordTable(
    "about around over almost nearly less_than more_than ca. environ etwa")
  static let leads = WordTable(
    """
    in vor il_y_a hace há dans en för منذ قبل через fra tra over za om před לפני בעוד πριν_από πριν σε
    """)
  static let tails = WordTable(
    """
    ago from_now later earlier fa 前 后 後 전 之前 geleden temu назад тому önce sonra sedan siden \
    sitten atrás पहले πριν lalu yang_lalu trước ที่แล้ว old alt late
    """)
  static let periodLeads = WordTable(
    "last next this letzte letzten letztes nächste nächsten diese")
  static let joints = WordTable("and und et y e")
  static let periods = WordTable(
    """
    morning afternoon evening night week month year quarter weekend woche monat jahr quartal \
    wochenende mal
    """)
  static let counts = WordTable(
    """
    a an one two three four five six seven eight nine ten few several half couple of einer einem eine \
    une una uma um un uno een en ett et bir quelques einigen algunos alguns paar kilka několika
    """)
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
    minutter time måned månad hodinou hodinami minutami minutou dny dnem týdny měsícem lety \
    instants momento momentos minuut maand måneder godzinami miesiąc miesiące rok lata tunti \
    minuutti päivä std stdn stunde mo mos jahre monate mês λεπτά λεπτό ώρες ώρα ημέρες μέρες ημέρα דקות דקה שעות שעה \
    ימים יום か月 秒 分 分钟 分鐘 分間 小时 小時 時間 天 日 周 週 週間 个月 ヶ月 年 초 분 시간 일 주 개월 년
    """)
}
