/// Numbers as people read them, the same on every machine and in every locale.
package enum NumberText {
  /// An integer with a comma, or another separator, between thousands.
  package static func integer(_ value: Int, separator: String = ",") -> String {
    if value.magnitude < 1000 { return String(value) }
    let rest = String(value.magnitude % 1000)
    let zeros = String(repeating: "0", count: 3 - rest.utf8.count)
    return integer(value / 1000, separator: separator) + separator + zeros + rest
  }

  /// US dollars: cents from one dollar on, two significant digits below, never finer than 1/1,000,000.
  ///
  /// Halves are rounded away from zero.
  package static func money(_ dollars: Double) -> String {
    guard dollars.isFinite, dollars.magnitude < 1e12 else { return "an unknown amount" }
    let millionths = Int((dollars.magnitude * 1e6).rounded())
    let decimals =
      switch millionths {
      case 0, 100_000...: 2
      case 10_000...: 3
      case 1_000...: 4
      case 100...: 5
      default: 6
      }
    let sign = dollars < 0 && millionths > 0 ? "-" : ""
    return sign + "$" + fixed(millionths, decimals: decimals)
  }

  /// An estimate of what a noun names, with its bounds where they do not meet.
  ///
  /// - Parameter rest: What follows the noun, such as ` per request`.
  package static func estimate(
    _ estimate: Estimate, _ noun: String, _ rest: String = ""
  ) -> String {
    let amount = amount(estimate.point, noun) + rest
    if estimate.low == estimate.high { return amount }
    return "about \(amount) (\(integer(estimate.low)) to \(integer(estimate.high)))"
  }

  /// A count with its noun: `no rows`, `1 row`, `2 rows`.
  package static func count(_ count: Int, _ noun: String) -> String {
    count == 0 ? "no \(noun)s" : amount(count, noun)
  }

  /// The same of a measure, which may be zero: `0 tokens`.
  package static func amount(_ count: Int, _ noun: String) -> String {
    "\(integer(count)) \(plural(noun, of: count))"
  }

  /// A noun for some number of things.
  package static func plural(_ noun: String, of count: Int) -> String {
    count == 1 ? noun : noun + "s"
  }

  private static func fixed(_ millionths: Int, decimals: Int) -> String {
    var unit = 1
    for _ in decimals..<6 { unit *= 10 }
    let rounded = (millionths + unit / 2) / unit
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let fraction = String(rounded % scale)
    let zeros = String(repeating: "0", count: decimals - fraction.utf8.count)
    return integer(rounded / scale) + "." + zeros + fraction
  }
}
