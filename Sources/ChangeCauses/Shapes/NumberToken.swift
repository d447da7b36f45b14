/// A number as it is written in a text.
struct NumberToken {
  let range: Range<Int>
  /// The digits before the decimal point, group separators not counted.
  let wholeDigits: Int
  let fractionDigits: Int
  let isNegative: Bool
  /// The digits before the decimal point as a number; nil where there are more than fit.
  let whole: UInt64?
  /// Whether it is written without groups of digits that are set apart and without a power of ten.
  let isPlain: Bool
  /// The digits behind the decimal point without the zeros that end them.
  let fraction: [UInt8]

  /// Reads the number that starts at an index, with its sign.
  init?(in window: ByteWindow, at start: Int) {
    var index = start
    isNegative = window[index] == 0x2D
    if isNegative || window[index] == 0x2B { index += 1 }
    let first = index
    var whole: UInt64? = 0
    var digits = 0
    var grouped = false
    while true {
      let byte = window[index]
      if ByteClass.isDigit(byte) {
        digits += 1
        whole = NumberToken.appending(byte, to: whole)
        index += 1
      } else if byte == 0x2C || byte == 0x5F || byte == 0x27, digits > 0, digits <= 3 || grouped,
        window.digits(at: index + 1, 3...3) != nil
      {
        grouped = true
        index += 1
      } else if byte == 0x2C, digits > 0, digits <= 2 || grouped, window[index + 3] == 0x2C,
        window.digits(at: index + 1, 2...2) != nil
      {
        // India groups by two: `12,34,567`.
        grouped = true
        index += 1
      } else if byte == 0x2E, digits > 0, digits <= 3 || grouped,
        window.digits(at: index + 1, 3...3) != nil,
        NumberToken.endsInComma(window, from: index + 4)
      {
        grouped = true
        index += 1
      } else {
        break
      }
    }
    guard digits > 0, index > first else { return nil }
    var decimals: ArraySlice<UInt8> = []
    let point = window[index]
    let isPoint = point == 0x2E || point == 0x2C && (!grouped || window[index - 4] == 0x2E)
    if isPoint, ByteClass.isDigit(window[index + 1]) {
      let end = window.end(of: ByteClass.isDigit, from: index + 1)
      decimals = window.bytes[(index + 1)..<end]
      index = end
    }
    let power = grouped ? nil : NumberToken.power(in: window, at: index)
    if let power {
      let all = window.bytes[first..<(first + digits)] + decimals
      let zeros = [UInt8](repeating: 0x30, count: abs(power.value))
      let shifted = power.value < 0 ? zeros + Array(all) : Array(all) + zeros
      let end = power.value < 0 ? digits : digits + power.value
      let figures = shifted[..<end].drop { $0 == 0x30 }
      whole = figures.reduce(UInt64?(0)) { NumberToken.appending($1, to: $0) }
      digits = max(1, figures.count)
      decimals = shifted[end...].allSatisfy { $0 == 0x30 } ? [] : shifted[end...]
      index = power.end
    }
    wholeDigits = digits
    self.whole = whole
    isPlain = !grouped && power == nil
    fractionDigits = decimals.count
    while decimals.last == 0x30 { decimals.removeLast() }
    fraction = Array(decimals)
    range = start..<index
  }

  /// The power of ten that an exponent stands for, at the end of a number: of `e-5`, `E+10`.
  private static func power(in window: ByteWindow, at index: Int) -> (value: Int, end: Int)? {
    guard window[index] | 0x20 == 0x65 else { return nil }
    let isSigned = window[index + 1] == 0x2B || window[index + 1] == 0x2D
    guard let power = window.digits(at: index + (isSigned ? 2 : 1), 1...3),
      !ByteClass.isTokenByte(window[power.end])
    else { return nil }
    return (window[index + 1] == 0x2D ? -power.value : power.value, power.end)
  }

  var isInteger: Bool { fractionDigits == 0 }

  /// Whether it may be a part of one, as a score or a weight is: `0.87`, `1.0`.
  var mayBeShare: Bool {
    guard !isNegative, let whole else { return false }
    return whole == 0 && fractionDigits >= 2 || whole == 1 && fractionDigits > 0
  }

  func hasSameValue(as other: NumberToken) -> Bool {
    guard let whole, whole == other.whole else { return false }
    return isNegative == other.isNegative && fraction == other.fraction
  }

  /// Whether a decimal comma follows groups of three digits that points set apart: `1.234,50`.
  private static func endsInComma(_ window: ByteWindow, from index: Int) -> Bool {
    var index = index
    while window[index] == 0x2E, let group = window.digits(at: index + 1, 3...3) {
      index = group.end
    }
    return window[index] == 0x2C && window.digits(at: index + 1, 1...2) != nil
  }

  private static func appending(_ byte: UInt8, to value: UInt64?) -> UInt64? {
    guard let value else { return nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, carry) = product.addingReportingOverflow(UInt64(byte - 0x30))
    return overflow || carry ? nil : sum
  }

  /// The start of the number that a difference at an index lies in or ends.
  static func start(in window: ByteWindow, before focus: Int) -> Int {
    var index = startOfDigits(in: window, before: focus)
    let sign = window[index - 1] == 0x2D || window[index - 1] == 0x2B ? index - 1 : index
    if window[sign - 1] | 0x20 == 0x65, ByteClass.isDigit(window[sign - 2]) {
      index = startOfDigits(in: window, before: sign - 1)
    }
    if window[index - 1] == 0x2D || window[index - 1] == 0x2B,
      !ByteClass.isAlphanumeric(window[index - 2]), window[index - 2] != 0x2D
    {
      index -= 1
    }
    return index
  }

  private static func startOfDigits(in window: ByteWindow, before end: Int) -> Int {
    var index = end
    while index > 0 {
      let byte = window[index - 1]
      let isJoint =
        (byte == 0x2C || byte == 0x2E || byte == 0x5F || byte == 0x27)
        && ByteClass.isDigit(window[index - 2])
      guard ByteClass.isDigit(byte) || isJoint else { break }
      index -= 1
    }
    return index
  }
}
