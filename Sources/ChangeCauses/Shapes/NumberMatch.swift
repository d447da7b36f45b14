/// Tells numbers apart by what stands beside them, by their names and by their size.
enum NumberMatch {
  /// The notation alone, where both sides are the same number.
  static func notation(of difference: TextDifference) -> ChangeCause? {
    guard let (left, right) = tokens(difference), left.hasSameValue(as: right),
      JSONRelation.isSame(difference) || !isName(left, right, difference)
    else { return nil }
    let match = ShapeMatch.Match(
      start: left.range.lowerBound, left: left.range.upperBound, right: right.range.upperBound)
    guard ShapeMatch.agrees(difference, after: match),
      !isInVersion(match, difference), NameMatch.kind(at: match.start, difference) != .version
    else { return nil }
    return difference.cause(.numberFormat, .relation, left: left.range, right: right.range)
  }

  /// Whether zeros tell two names apart that are written in digits: `zip 01234`, `section 2.10`,
  /// `Go 1.20`, `numpy==1.10`.
  private static func isName(
    _ left: NumberToken, _ right: NumberToken, _ difference: TextDifference
  ) -> Bool {
    if left.wholeDigits != right.wholeDigits { return true }
    guard left.fractionDigits != right.fractionDigits else { return false }
    switch NumberWords.kind(before: left, right, difference) {
    case .version, .counter, .identifier, .userID, .phoneNumber: return true
    default: return isVersion(at: left.range.lowerBound, difference)
    }
  }

  /// What two spellings of one number name.
  private static func nameKind(
    _ left: NumberToken, _ right: NumberToken, _ difference: TextDifference
  ) -> ChangeKind? {
    if left.wholeDigits != right.wholeDigits { return .identifier }
    return isVersion(at: left.range.lowerBound, difference) ? .version : nil
  }

  /// Whether a word with a capital stands before a number, as a product does before its version, or
  /// what requires one.
  private static func isVersion(at start: Int, _ difference: TextDifference) -> Bool {
    let window = difference.leftWindow
    let end = window.start(of: ByteClass.isBlank, before: start)
    if end == start {
      let before = window[start - 1]
      return before == 0x2F || before == 0x40 || before == 0x7E || before == 0x5E
        || before == 0x2D && ByteClass.isWord(window[start - 2])
        || before == 0x3D && [0x3C, 0x3D, 0x3E, 0x7E].contains(window[start - 2])
    }
    let word = window.bytes[window.start(of: ByteClass.isWord, before: end)..<end]
    return word.contains(where: ByteClass.isUpper) && NameMatch.kind(at: start, difference) == nil
  }

  /// Whether a further part follows on one of the sides: 1.1 and 1.10 are one number, `1.1.3` and
  /// `1.10.3` two versions.
  private static func isInVersion(
    _ match: ShapeMatch.Match, _ difference: TextDifference
  ) -> Bool {
    func goesOn(_ window: ByteWindow, _ end: Int) -> Bool {
      window[end] == 0x2E && ByteClass.isDigit(window[end + 1])
    }
    return goesOn(difference.leftWindow, match.left) || goesOn(difference.rightWindow, match.right)
  }

  /// Whether a currency's code stands directly before a number: `USD654.01`.
  private static func isBehindCode(_ start: Int, in window: ByteWindow) -> Bool {
    NumberUnit.before(start, in: window).map { $0.kind == .money } ?? false
  }

  /// The numbers that the difference lies in.
  private static func tokens(_ difference: TextDifference) -> (NumberToken, NumberToken)? {
    let window = difference.leftWindow
    let start = NumberToken.start(in: window, before: difference.focus)
    guard window.isTokenStart(start) || isBehindCode(start, in: window), window[start - 1] != 0x2E,
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
    if let year = yearBefore(left, right, difference) {
      return difference.cause(
        .date, .context, left: year..<left.range.upperBound, right: year..<right.range.upperBound)
    }
    let match = ShapeMatch.Match(
      start: start, left: left.range.upperBound, right: right.range.upperBound)
    if let (found, range) = beside(match, difference) {
      var kind = found
      // `4.5/5`
      if kind == .counter, !left.isInteger, !right.isInteger, left.whole ?? 99 <= 10,
        !ByteClass.isLetter(difference.leftWindow[match.left])
      {
        kind = .score
      }
      return difference.cause(
        kind, .shape, left: range.lowerBound..<match.left, right: range.lowerBound..<match.right)
    }
    guard ShapeMatch.agrees(difference, after: match) else { return nil }
    let named =
      NumberWords.kind(before: left, right, difference) ?? NameMatch.kind(at: start, difference)
      ?? (left.hasSameValue(as: right) ? nameKind(left, right, difference) : nil)
    let kind =
      isNumbered(left, right, difference) && named == nil
      ? .counter : kind(left, right, named: named)
    return difference.cause(
      kind, kind == named ? .context : .shape, left: left.range, right: right.range)
  }

  /// The start of the year that two days of a year stand behind, where their name says that they are
  /// a date: `2026-324` may as well number an invoice.
  private static func yearBefore(
    _ left: NumberToken, _ right: NumberToken, _ difference: TextDifference
  ) -> Int? {
    let window = difference.leftWindow
    let start = left.range.lowerBound - 5
    guard [left, right].allSatisfy({ $0.range.count == 3 && (1...366).contains($0.whole ?? 0) }),
      start >= 0, window[start + 4] == 0x2D, window.isTokenStart(start),
      let year = window.digits(at: start, 4...4), window.isCalendarYear(year.value),
      NameMatch.kind(at: start, difference)?.group == .moment
    else { return nil }
    return start
  }

  /// Whether both are small and behind a sign that numbers things: `#3`, `№ 3`, `nº 3`, `第3`.
  private static func isNumbered(
    _ left: NumberToken, _ right: NumberToken, _ difference: TextDifference
  ) -> Bool {
    guard left.isInteger, right.isInteger, max(left.wholeDigits, right.wholeDigits) <= 4 else {
      return false
    }
    let window = difference.leftWindow
    let end = window.skippingSpaces(before: left.range.lowerBound)
    return (["#", "№", "nº", "n°", "第"] as [StaticString]).contains { sign in
      window.end(ofLiteral: sign, at: end - sign.utf8CodeUnitCount) == end
    }
  }

  private static func covers(_ token: NumberToken, _ difference: TextDifference) -> Bool {
    token.range.upperBound >= difference.focus
  }

  /// What a currency, a unit, a total or a colon beside a number says.
  private static func beside(
    _ match: ShapeMatch.Match, _ difference: TextDifference
  ) -> (ChangeKind, Range<Int>)? {
    let window = difference.leftWindow
    let start = match.start
    if let sign = NumberUnit.before(start, in: window) { return (sign.kind, sign.start..<start) }
    if isPort(match, difference) { return (.port, start..<start) }
    guard let left = NumberUnit(in: window, after: match.left),
      let right = NumberUnit(in: difference.rightWindow, after: match.right),
      left.kind == right.kind
    else { return nil }
    guard left.kind == .counter else { return (left.kind, start..<start) }
    // What a share is a share of, only its name may say.
    switch NameMatch.kind(at: start, difference) {
    case .tokenBudget: return (.tokenBudget, start..<start)
    case .score: return (.score, start..<start)
    default: return (.counter, start..<start)
    }
  }

  /// Whether a colon that nothing goes before makes a port of two numbers: `:49152`.
  private static func isPort(_ match: ShapeMatch.Match, _ difference: TextDifference) -> Bool {
    let window = difference.leftWindow
    guard window[match.start - 1] == 0x3A else { return false }
    let before = window[match.start - 2]
    guard before == 0 || ByteClass.isBlank(before) || before == 0x2A else { return false }
    func isUnprivileged(_ window: ByteWindow, _ end: Int) -> Bool {
      guard let port = window.digits(at: match.start, 4...5), port.end == end else { return false }
      return (1024...65535).contains(port.value) && window.isTokenEnd(end)
    }
    return isUnprivileged(window, match.left)
      && isUnprivileged(difference.rightWindow, match.right)
  }

  private static func kind(
    _ left: NumberToken, _ right: NumberToken, named: ChangeKind?
  ) -> ChangeKind {
    if let moment = moment(left, right, named: named) { return moment }
    switch named {
    case .phoneNumber where left.wholeDigits < 5 || right.wholeDigits < 5: break
    case .counter, .tokenBudget, .percentage, .money, .score, .port, .userID, .sessionID,
      .requestID, .tenant, .version, .duration, .byteSize, .identifier, .phoneNumber, .date,
      .locale:
      if let named { return named }
    case .person: return left.wholeDigits >= 4 && right.wholeDigits >= 4 ? .userID : .person
    default: break
    }
    guard left.isInteger, right.isInteger else {
      return left.mayBeShare && right.mayBeShare ? .score : .number
    }
    if (17...19).contains(left.wholeDigits), (17...19).contains(right.wholeDigits), left.isPlain,
      right.isPlain
    {
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

  /// The unit of Unix times that both are, from 2001 to 2065 by their size: below the numbers of most
  /// articles.
  private static func moment(
    _ left: NumberToken, _ right: NumberToken, named: ChangeKind?
  ) -> ChangeKind? {
    switch named {
    case .phoneNumber, .identifier, .userID, .tenant, .money, .tokenBudget, .requestID, .sessionID:
      return nil
    default: break
    }
    guard let first = left.whole, let second = right.whole, left.isPlain, right.isPlain,
      !left.isNegative, !right.isNegative
    else { return nil }
    let isMoment = named?.group == .moment
    let units: [(ChangeKind, UInt64)] = [
      (.epochSeconds, 1), (.epochMilliseconds, 1000), (.epochMicroseconds, 1_000_000),
      (.epochNanoseconds, 1_000_000_000),
    ]
    for (kind, scale) in units {
      let range = (978_307_200 * scale)..<(3_000_000_000 * scale)
      guard range.contains(first), range.contains(second) else { continue }
      if kind == .epochNanoseconds {
        guard isMoment || isClock(first) || isClock(second) else { return nil }
      } else if kind == .epochSeconds, left.wholeDigits < 10 || right.wholeDigits < 10 {
        guard isMoment else { return nil }
      }
      return kind
    }
    return nil
  }

  /// Whether a number in the range of nanoseconds may be a clock's and is no snowflake.
  ///
  /// Both have 19 digits. A clock is of these years; the low twelve bits of a snowflake count within
  /// a millisecond, so that they are small in every one.
  private static func isClock(_ value: UInt64) -> Bool {
    (1_600_000_000_000_000_000..<2_000_000_000_000_000_000).contains(value)
      && (value & 0xFFF >= 64 || value % 1000 == 0)
  }

  /// Whether letters directly behind a number are its unit.
  private static func isUnit(_ window: ByteWindow, _ index: Int) -> Bool {
    NumberUnit.scaleEnd(window, at: index) > index || NumberUnit(in: window, after: index) != nil
  }
}
