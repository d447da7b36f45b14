/// Dates and times of Chinese, Japanese and Korean, with ASCII, full-width or Han digits.
extension ByteWindow {
  /// `2025年5月4日（日）`, `令和7年5月4日`, `5月4日`, `２０２５年５月４日`, `2025년 5월 4일 일요일`.
  func eastAsianDate(at index: Int) -> Int? {
    var start = index
    for era in ["令和", "平成", "昭和", "民國", "民国", "公元", "西暦"] as [StaticString] {
      if let end = end(ofLiteral: era, at: index) { start = end }
    }
    guard var last = wideDigits(at: start) else { return nil }
    var parts = 0
    if let year = unit(at: last, "年", "년") {
      parts += 1
      last = year
      guard let month = wideDigits(at: skippingBlanks(from: last)) else { return last }
      guard let end = unit(at: month, "月", "월") else { return last }
      last = end
    } else if let month = unit(at: last, "月", "월") {
      last = month
    } else {
      return nil
    }
    parts += 1
    if let day = wideDigits(at: skippingBlanks(from: last)),
      let end = unit(at: day, "日", "일") ?? unit(at: day, "號", "号")
    {
      last = end
      parts += 1
    }
    guard parts > 1 else { return nil }
    return eastAsianWeekday(at: last) ?? last
  }

  /// `10時21分7秒`, `下午3点20分`, `오후 3시 20분`.
  func eastAsianClock(at index: Int) -> Int? {
    var start = index
    for half in ["午前", "午後", "上午", "下午", "中午", "晚上", "早上", "오전", "오후"] as [StaticString] {
      if let end = end(ofLiteral: half, at: index) { start = skippingBlanks(from: end) }
    }
    if start > index, let clock = clockDigits(at: start) { return clock }
    guard let hour = wideDigits(at: start), digits(at: start, 1...4)?.value ?? 0 <= 24,
      var last = unit(at: hour, "時", "时") ?? unit(at: hour, "点", "點") ?? unit(at: hour, "시", "시")
    else { return nil }
    // Hours that pass are no time of day.
    if unit(at: last, "間", "间") ?? unit(at: last, "간", "간") != nil { return nil }
    if let minute = wideDigits(at: skippingBlanks(from: last)), let end = unit(at: minute, "分", "분")
    {
      last = end
      if let second = wideDigits(at: skippingBlanks(from: last)),
        let end = unit(at: second, "秒", "초")
      {
        last = end
      }
    }
    return last
  }

  /// `（日）`, `(日)`, `日曜日`, `星期日`, `周日`, `일요일`, with a blank before it or not.
  func eastAsianWeekday(at index: Int) -> Int? {
    var next = skippingBlanks(from: index)
    var isBracketed = false
    if let open = unit(at: next, "（", "(") {
      next = open
      isBracketed = true
    }
    for prefix in ["星期", "礼拜", "禮拜", "周", "週"] as [StaticString] {
      if let end = end(ofLiteral: prefix, at: next) { next = end }
    }
    guard let day = eastAsianDayName(at: next) else { return nil }
    var last = day
    if let end = end(ofLiteral: "曜日", at: last) ?? end(ofLiteral: "요일", at: last) { last = end }
    if isBracketed {
      guard let close = unit(at: last, "）", ")") else { return nil }
      return close
    }
    return last > day || next > skippingBlanks(from: index) ? last : nil
  }

  private func eastAsianDayName(at index: Int) -> Int? {
    for name in [
      "月", "火", "水", "木", "金", "土", "日", "一", "二", "三", "四", "五", "六", "天", "월", "화", "수", "목", "금",
      "토", "일",
    ] as [StaticString] {
      if let end = end(ofLiteral: name, at: index) { return end }
    }
    return nil
  }

  private func unit(at index: Int, _ first: StaticString, _ second: StaticString) -> Int? {
    end(ofLiteral: first, at: index) ?? end(ofLiteral: second, at: index)
  }

  /// The end of one to four ASCII or full-width digits, or of Han numerals.
  private func wideDigits(at index: Int) -> Int? {
    var end = index
    var count = 0
    while count <= 4 {
      if ByteClass.isDigit(self[end]) {
        end += 1
      } else if self[end] == 0xEF, self[end + 1] == 0xBC, (0x90...0x99).contains(self[end + 2]) {
        end += 3
      } else if let next = hanDigit(at: end) {
        end = next
      } else {
        break
      }
      count += 1
    }
    return (1...4).contains(count) ? end : nil
  }

  private func hanDigit(at index: Int) -> Int? {
    guard (0xE3...0xE9).contains(self[index]) else { return nil }
    for digit in ["〇", "零", "元", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] as [StaticString]
    {
      if let end = end(ofLiteral: digit, at: index) { return end }
    }
    return nil
  }
}
