/// Doubles as ECMAScript prints them, which is how RFC 8785 (3.2.2.3) writes numbers.
enum CanonicalNumber {
  /// The shortest digits that read back as the same double, laid out by ECMA-262 Number::toString.
  static func text(of value: Double) -> String {
    if value == 0 { return "0" }
    let (digits, pointPosition) = shortestDigits(of: value.magnitude)
    let count = digits.count
    let sign = value < 0 ? "-" : ""
    switch pointPosition {
    case count...21:
      return "\(sign)\(digits)\(String(repeating: "0", count: pointPosition - count))"
    case 1..<count where pointPosition <= 21:
      return "\(sign)\(digits.prefix(pointPosition)).\(digits.dropFirst(pointPosition))"
    case -5...0:
      return "\(sign)0.\(String(repeating: "0", count: -pointPosition))\(digits)"
    default:
      let exponent = pointPosition - 1
      let fraction = count > 1 ? ".\(digits.dropFirst())" : ""
      let exponentSign = exponent < 0 ? "-" : "+"
      return "\(sign)\(digits.prefix(1))\(fraction)e\(exponentSign)\(exponent.magnitude)"
    }
  }

  /// The significant digits and how many of them stand before the decimal point.
  ///
  /// Taken from `description`, which has the shortest digits that round-trip in another layout.
  private static func shortestDigits(of value: Double) -> (digits: String, pointPosition: Int) {
    var digits: [UInt8] = []
    var pointPosition: Int?
    var exponent = 0
    let text = Array(value.description.utf8)
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: ".") {
        pointPosition = digits.count
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte)
      }
    }
    var position = (pointPosition ?? digits.count) + exponent
    while digits.count > 1, digits[0] == UInt8(ascii: "0") {
      digits.removeFirst()
      position -= 1
    }
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (String(decoding: digits, as: UTF8.self), position)
  }
}
