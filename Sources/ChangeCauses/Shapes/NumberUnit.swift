/// What stands beside a number and says what it counts: a currency, a unit, a total, an ending.
struct NumberUnit {
  let kind: ChangeKind
  /// The end of the unit.
  let end: Int

  /// The unit behind a number that ends at an index: `%`, ` EUR`, `k tokens`, `/200000 tokens`.
  init?(in window: ByteWindow, after index: Int) {
    if let end = Self.ordinalEnd(window, at: index) {
      self.init(.counter, end)
      return
    }
    var scaled = Self.scaleEnd(window, at: Self.groupsEnd(window, from: index))
    // `530 Mio. €`, `185,- €`
    if scaled > index, window[scaled] == 0x2E, window[scaled + 1] == 0x20 {
      scaled += 1
    } else if let dash = UnitWords.noCents.end(in: window, at: index) {
      scaled = dash
    }
    let first = window.skippingSpaces(from: scaled)
    let qualified = UnitWords.qualifiers.end(in: window, at: first)
    if let unit = Self.unit(window, at: first) {
      self = unit
    } else if let qualified,
      let unit = Self.unit(window, at: window.skippingSpaces(from: qualified)),
      unit.kind == .tokenBudget || unit.kind == .counter
    {
      self = unit
    } else if let total = Self.totalEnd(window, at: scaled) {
      let end = Self.scaleEnd(window, at: total)
      let unit = Self.unit(window, at: window.skippingSpaces(from: end))
      self = unit.flatMap { $0.kind == .money ? nil : $0 } ?? NumberUnit(.counter, end)
    } else {
      return nil
    }
  }

  private init(_ kind: ChangeKind, _ end: Int) {
    self.kind = kind
    self.end = end
  }

  private static func unit(_ window: ByteWindow, at index: Int) -> NumberUnit? {
    if window.isNounOfUnitSign(at: index) { return nil }
    let tables: [(WordTable, ChangeKind)] = [
      (UnitWords.percent, .percentage), (UnitWords.currencies, .money),
      (UnitWords.tokens, .tokenBudget), (UnitWords.bytes, .byteSize),
      (UnitWords.points, .score), (UnitWords.turns, .counter), (UnitWords.protocols, .port),
      (UnitWords.measures, .number),
    ]
    for (table, kind) in tables {
      if let end = table.end(in: window, at: index),
        window.isTokenEnd(end) || window[end - 1] >= 0x80
      {
        return NumberUnit(kind, end)
      }
    }
    if window[index] == 0x24 { return NumberUnit(.money, index + 1) }
    if window[index] == 0x25 { return NumberUnit(.percentage, index + 1) }
    for words in UnitWords.percentPhrases {
      if let end = window.end(ofLiteral: words, at: index), window.isTokenEnd(end) {
        return NumberUnit(.percentage, end)
      }
    }
    return nil
  }

  /// The end of further groups of three digits and a fraction behind a blank: of ` 200,50` after 1.
  private static func groupsEnd(_ window: ByteWindow, from index: Int) -> Int {
    var end = index
    while true {
      let group = window.skippingSpaces(from: end)
      guard group > end, group - end <= 3, let digits = window.digits(at: group, 3...3) else {
        break
      }
      end = digits.end
    }
    if end > index, window[end] == 0x2C || window[end] == 0x2E, ByteClass.isDigit(window[end + 1]) {
      end = window.end(of: ByteClass.isDigit, from: end + 1)
    }
    return end
  }

  /// The end of `k`, `M`, ` million`, `万` and the like behind a number, or the index itself.
  static func scaleEnd(_ window: ByteWindow, at index: Int) -> Int {
    let word = window.skippingSpaces(from: index)
    if let end = UnitWords.scales.end(in: window, at: word),
      window.isTokenEnd(end) || window[end - 1] >= 0x80
    {
      return end
    }
    return index
  }

  /// The end of the total that a bar or a word puts behind a number: of `/200000`, ` of 20`.
  private static func totalEnd(_ window: ByteWindow, at index: Int) -> Int? {
    for bar in UnitWords.bars {
      if let start = window.end(ofLiteral: bar, at: index),
        let total = NumberToken(in: window, at: start), !total.isNegative
      {
        return groupsEnd(window, from: total.range.upperBound)
      }
    }
    return nil
  }

  /// The end of `st`, `nd`, `rd` or `th` directly behind a number.
  private static func ordinalEnd(_ window: ByteWindow, at index: Int) -> Int? {
    UnitWords.ordinals.end(in: window, at: index).flatMap { window.isTokenEnd($0) ? $0 : nil }
  }

  /// The start of a currency or percent sign before a number, and its kind.
  static func before(_ start: Int, in window: ByteWindow) -> (kind: ChangeKind, start: Int)? {
    let index = window.skippingSpaces(before: start)
    if window[index - 1] == 0x24 { return (.money, index - 1) }
    if index == start, window[index - 1] == 0x25, !ByteClass.isAlphanumeric(window[index - 2]) {
      return (.percentage, index - 1)
    }
    if window.end(ofLiteral: "百分之", at: index - 9) == index { return (.percentage, index - 9) }
    for sign in UnitWords.signs {
      let position = index - sign.utf8CodeUnitCount
      if window.end(ofLiteral: sign, at: position) != nil { return (.money, position) }
    }
    for length in 2...4 where window.isTokenStart(index - length) {
      if UnitWords.codes.end(in: window, at: index - length) == index {
        return (.money, index - length)
      }
    }
    return nil
  }
}

extension ByteWindow {
  /// Whether a word behind a blank begins with the sign of a unit and goes on as another word.
  func isNounOfUnitSign(at index: Int) -> Bool {
    ByteClass.isBlank(self[index - 1]) && UnitWords.nouns.end(in: self, at: index) != nil
  }
}

/// The words and signs beside numbers.
enum UnitWords {
  static let percent = WordTable(
    """
    percent pct prozent procent procenta procenti percento ‰ percentage_points ％ ٪ процент процента процентов パーセント 퍼센트
    """)
  static let percentPhrases: [StaticString] = [
    "per cent", "por ciento", "por cento", "pour cent", "per cento",
  ]
  /// Signs of currencies that stand before an amount.
  static let signs: [StaticString] = [
    "€", "£", "¥", "￥", "₹", "₽", "₩", "₺", "₫", "₴", "₪", "฿", "₱", "₦", "₿", "₸", "₡", "₾", "₮",
    "₭",
    "₵", "＄", "د.إ", "лв.", "¢",
  ]
  /// Codes and short forms that stand before an amount; `kr 12`, `Rs. 12`, `CHF 12`.
  static let codes = WordTable(
    """
    usd eur gbp jpy cny rmb chf cad aud nzd inr brl mxn sek nok dkk pln krw czk huf ron try zar sgd \
    hkd twd thb idr myr php vnd ils aed sar ngn rub uah bgn kes ksh kr rs rs. fr. rp rm
    """)
  /// Signs, codes and names that stand behind an amount.
  static let currencies = WordTable(
    """
    ¢ ft tl btc eth usdt lei leu ron лв ₸ ₡ ₾ ₮ ₭ ₵ € £ ¥ ￥ ₹ ₽ ₩ ₺ ₫ ₴ ₪ ฿ ₱ ₦ ₿ zł kč 円 元 圆 圓 원 块 руб рублей рубля грн บาท đ \
    usd eur gbp jpy cny rmb chf cad aud nzd inr brl mxn sek nok dkk pln krw czk huf ron try zar sgd \
    hkd twd thb idr myr php vnd ils aed sar ngn rub uah \
    euro euros dollar dollars pounds yen yuan rupees pesos francs kronor kroner cents reais kr
    """)
  /// What stands for no cents: `185,- €`.
  static let noCents = WordTable(",- ,– .- .– ,-- .--")
  /// Words that may stand between a number and what it counts.
  static let qualifiers = WordTable(
    """
    remaining input output prompt completion total cached reasoning thinking context free used more \
    left open pending failed
    """)
  /// Units of measurement that are written directly behind a number.
  static let measures = WordTable(
    """
    x px em rem pt vh vw dpi fps hz khz mhz ghz kw mw kwh wh mah kg mg lb lbs oz km cm mm kcal rpm °c °f \
    m² km² m³ km/h mph req/s
    """)
  static let tokens = WordTable("token tokens tok toks токенов トークン 토큰")
  static let bytes = WordTable(
    "b kb mb gb tb pb kib mib gib tib gi ki ti byte bytes octets chars characters zeichen")
  static let points = WordTable("points point pts stars star punkte 点 分 ★ ⭐")
  static let protocols = WordTable("/tcp /udp")
  static let turns = WordTable(
    """
    turn turns step steps attempt attempts retry retries iteration iterations round rounds message \
    messages request requests call calls 回 回目 轮 轮次 번째 ページ 回合 ターン
    """)
  static let scales = WordTable(
    """
    k m mn bn mio mrd tsd thousand million millions billion billions tausend millionen mil millón \
    millones 万 萬 億 亿 천 만 억 тыс млн млрд
    """)
  static let ordinals = WordTable("st nd rd th")
  /// Words of scripts without gaps that begin as a unit does and are none: 日本 has no days in it.
  static let nouns = WordTable(
    """
    日本 日語 日语 日文 日英 日系 日常 日誌 日志 日記 日记 日報 日报 日期 日付 日時 日曜 日々 日程表 \
    分類 分类 分析 分割 分配 分布 分野 分享 分支 分別 分别 分段 分解 分離 分离 分担 分岐 分页 分量 分け \
    分か 年齢 年龄 年収 年号 天気 天气 天候 天然 周辺 周边 周囲 周围 周知 周期 秒速 回答 回復 回复 回線 \
    回転 回顾 次第 次の 次に 次回 次元 次要 点検 点击 点数 元素 元の 元々 元数据 円滑 円形 轮廓 일본 일반 \
    일정 분석 분류 분기 주문 주소 주의 주제 초안 초기 초대 원본 원인 원문
    """)
  static let bars: [StaticString] = [
    "/", " / ", " of ", " out of ", " von ", " de ", " sur ", " di ", " / ~", " из ",
  ]
}
