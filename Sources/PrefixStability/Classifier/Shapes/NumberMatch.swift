/// Tells numbers apart by what stands beside them, by their names and by their size.
enum NumberMatch {
  /// The notation alone, where both sides are the same number.
  static func notation(of difference: TextDifference) -> ChangeCause? {
    guard let (left, right) = tokens(difference), left.hasSameValue(as: right) else { return nil }
    let match = ShapeMatch.Match(
      start: left.range.lowerBound, left: left.range.upperBound, right: right.range.upperBound)
    guard ShapeMatch.agrees(difference, after: match),
      NameMatch.kind(at: match.start, difference) != .version
    else { return nil }
    return difference.cause(.numberFormat, .relation, left: left.range, right: right.range)
  }

  /// The numbers that the difference lies in.
  private static func tokens(_ difference: TextDifference) -> (NumberToken, NumberToken)? {
    let window = difference.leftWindow
    let start = NumberToken.start(in: window, before: difference.focus)
    guard window.isTokenStart(start), window[start - 1] != 0x2E,
      let left = NumberToken(in: window, at: start), covers(left, difference),
      let right = NumberToken(in: difference.rightWindow, at: start), covers(right, difference),
      max(left.range.upperBound, right.range.upperBound) > difference.focus,
      window.isTokenEnd(left.range.upperBound) || isUnit(window, left.range.upperBound),
      difference.rightWindow.isTokenEnd(right.range.upperBound)
        || isUnit(difference.rightWindow, right.range.upperBound)
    else { return nil }
    return (left, right)
  }

  static func cause(of difference: TextDifference) -> ChangeCause? {
    guard let (left, right) = tokens(difference) else { return nil }
    let start = left.range.lowerBound
    let match = ShapeMatch.Match(
      start: start, left: left.range.upperBound, right: right.range.upperBound)
    if let (kind, range) = beside(match, difference) {
      return difference.cause(
        kind, .shape, left: range.lowerBound..<match.left, right: range.lowerBound..<match.right)
    }
    guard ShapeMatch.agrees(difference, after: match) else { return nil }
    let named = NameMatch.kind(at: start, difference)
    let kind = kind(left, right, named: named)
    return difference.cause(
      kind, kind == named ? .context : .shape, left: left.range, right: right.range)
  }

  private static func covers(_ token: NumberToken, _ difference: TextDifference) -> Bool {
    token.range.upperBound >= difference.focus
  }

  /// What a currency sign, a percent sign, a unit or a fraction bar beside a number says.
  private static func beside(
    _ match: ShapeMatch.Match, _ difference: TextDifference
  ) -> (ChangeKind, Range<Int>)? {
    let left = difference.leftWindow
    let right = difference.rightWindow
    let start = match.start
    if let sign = currencyStart(left, before: start) { return (.money, sign..<start) }
    let pairs = [(left, match.left), (right, match.right)]
    if pairs.allSatisfy({ isCurrency($0.0, at: $0.0.skippingBlanks(from: $0.1)) }) {
      return (.money, start..<start)
    }
    if pairs.allSatisfy({ isPercent($0.0, at: $0.0.skippingBlanks(from: $0.1)) }) {
      return (.percentage, start..<start)
    }
    if pairs.allSatisfy({ isTokens($0.0, at: $0.0.skippingBlanks(from: $0.1)) }) {
      return (.tokenBudget, start..<start)
    }
    if pairs.allSatisfy({ isByteUnit($0.0, at: $0.0.skippingBlanks(from: $0.1)) }) {
      return (.byteSize, start..<start)
    }
    if pairs.allSatisfy({ $0.0[$0.1] == 0x2F && ByteClass.isDigit($0.0[$0.1 + 1]) }) {
      let isBudget = NameMatch.kind(at: start, difference) == .tokenBudget
      return (isBudget ? .tokenBudget : .counter, start..<start)
    }
    return nil
  }

  private static func kind(
    _ left: NumberToken, _ right: NumberToken, named: ChangeKind?
  ) -> ChangeKind {
    if let moment = moment(left, right, named: named) { return moment }
    switch named {
    case .counter, .tokenBudget, .percentage, .money, .score, .port, .userID, .sessionID,
      .requestID, .tenant, .version, .duration, .byteSize, .identifier, .phoneNumber:
      if let named { return named }
    case .person: return left.wholeDigits >= 4 && right.wholeDigits >= 4 ? .userID : .person
    default: break
    }
    guard left.isInteger, right.isInteger else {
      let areShares = [left, right].allSatisfy {
        ($0.whole == 0 && $0.fractionDigits >= 2) || ($0.whole == 1 && $0.fractionDigits > 0)
      }
      return areShares && !left.isNegative && !right.isNegative ? .score : .number
    }
    if (17...19).contains(left.wholeDigits), (17...19).contains(right.wholeDigits) {
      return .snowflake
    }
    return isStep(left, right) ? .counter : .number
  }

  /// Whether two integers are at most a few apart, as turns and attempts are.
  private static func isStep(_ left: NumberToken, _ right: NumberToken) -> Bool {
    guard let first = left.whole, let second = right.whole, !left.isNegative, !right.isNegative
    else { return false }
    return max(first, second) - min(first, second) <= 16 && max(first, second) < 10_000_000
  }

  /// The unit of Unix times that both are, from 2001 to 2100 by their size.
  private static func moment(
    _ left: NumberToken, _ right: NumberToken, named: ChangeKind?
  ) -> ChangeKind? {
    switch named {
    case .phoneNumber, .identifier, .userID, .tenant, .money, .tokenBudget: return nil
    default: break
    }
    guard let first = left.whole, let second = right.whole, !left.isGrouped, !right.isGrouped,
      !left.isNegative, !right.isNegative
    else { return nil }
    let isMoment = named?.group == .moment
    let units: [(ChangeKind, UInt64)] = [
      (.epochSeconds, 1), (.epochMilliseconds, 1000), (.epochMicroseconds, 1_000_000),
      (.epochNanoseconds, 1_000_000_000),
    ]
    for (kind, scale) in units {
      let range = (978_307_200 * scale)..<(4_102_444_800 * scale)
      guard range.contains(first), range.contains(second) else { continue }
      if kind == .epochNanoseconds {
        // Snowflakes have as many digits; a clock of microseconds leaves three zeros.
        guard isMoment || (first % 1000 == 0 && second % 1000 == 0) else { return nil }
      } else if kind == .epochSeconds, left.wholeDigits < 10 || right.wholeDigits < 10 {
        guard isMoment else { return nil }
      }
      return kind
    }
    return nil
  }

  private static func currencyStart(_ window: ByteWindow, before start: Int) -> Int? {
    let index = window.start(of: { $0 == 0x20 }, before: start)
    guard start - index <= 1 else { return nil }
    if window[index - 1] == 0x24 { return index - 1 }
    for sign in ["€", "£", "¥", "₹", "₽", "₩"] as [StaticString] {
      let position = index - sign.utf8CodeUnitCount
      if window.end(ofLiteral: sign, at: position) != nil { return position }
    }
    if CurrencyCodes.names.end(in: window, at: index - 3) == index, index < start,
      window.isTokenStart(index - 3)
    {
      return index - 3
    }
    return nil
  }

  private static func isCurrency(_ window: ByteWindow, at index: Int) -> Bool {
    if window[index] == 0x24 { return true }
    for sign in ["€", "£", "¥", "₹", "₽", "₩", "zł"] as [StaticString]
    where window.end(ofLiteral: sign, at: index) != nil {
      return true
    }
    return CurrencyCodes.names.end(in: window, at: index).map(window.isTokenEnd) ?? false
  }

  private static func isPercent(_ window: ByteWindow, at index: Int) -> Bool {
    window[index] == 0x25 || window.end(ofLiteral: "percent", at: index) != nil
      || window.end(ofLiteral: "％", at: index) != nil
  }

  private static func isTokens(_ window: ByteWindow, at index: Int) -> Bool {
    guard let end = window.end(ofLiteral: "token", at: index) else { return false }
    return window.isTokenEnd(end) || window[end] | 0x20 == 0x73
  }

  private static func isByteUnit(_ window: ByteWindow, at index: Int) -> Bool {
    ByteUnits.names.end(in: window, at: index).map(window.isTokenEnd) ?? false
  }

  /// Whether letters directly behind a number are its unit.
  private static func isUnit(_ window: ByteWindow, _ index: Int) -> Bool {
    isByteUnit(window, at: index)
      || (CurrencyCodes.names.end(in: window, at: index).map(window.isTokenEnd) ?? false)
  }
}

/// Codes of currencies that are written behind or before an amount.
enum CurrencyCodes {
  static let names = WordTable(
    "usd eur gbp jpy cny chf cad aud inr brl mxn sek nok dkk pln krw czk try zar euro euros dollars"
  )
}

/// Units of storage.
enum ByteUnits {
  static let names = WordTable("b kb mb gb tb pb kib mib gib tib byte bytes chars characters")
}
