/// An amount of money, exact to 10^-12 US dollars.
///
/// Prices per million tokens with up to six decimals are whole numbers of picodollars per token, so
/// that sums do not depend on their order. Amounts past nine million dollars stay at the limit.
package struct USD: Sendable, Hashable, Comparable {
  package var picodollars: Int

  package init(picodollars: Int) { self.picodollars = picodollars }

  package static let zero = USD(picodollars: 0)

  package var dollars: Double { Double(picodollars) / 1e12 }

  package static func + (left: USD, right: USD) -> USD {
    let (sum, overflow) = left.picodollars.addingReportingOverflow(right.picodollars)
    return USD(picodollars: overflow ? limit(left.picodollars > 0) : sum)
  }

  package static func += (left: inout USD, right: USD) { left = left + right }

  package static func - (left: USD, right: USD) -> USD {
    let (difference, overflow) = left.picodollars.subtractingReportingOverflow(right.picodollars)
    return USD(picodollars: overflow ? limit(left.picodollars > 0) : difference)
  }

  package static func * (price: USD, count: Int) -> USD {
    let (product, overflow) = price.picodollars.multipliedReportingOverflow(by: count)
    return USD(picodollars: overflow ? limit((price.picodollars > 0) == (count > 0)) : product)
  }

  /// The mean of an amount over a number of things, rounded down; zero for none.
  package static func / (amount: USD, count: Int) -> USD {
    USD(picodollars: count > 0 ? amount.picodollars / count : 0)
  }

  package static func < (left: USD, right: USD) -> Bool { left.picodollars < right.picodollars }

  /// The price of one token, from the bytes of a JSON number that says dollars per million tokens.
  ///
  /// Nil for a negative number, an exponent, more than six decimals, or a price past a million.
  init?(perMillionTokens number: ArraySlice<UInt8>) {
    var value = 0
    var decimals: Int?
    for byte in number {
      if byte == UInt8(ascii: "."), decimals == nil {
        decimals = 0
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), value < 1_000_000_000_000 else {
        return nil
      }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      if let count = decimals { decimals = count + 1 }
    }
    guard !number.isEmpty, decimals ?? 0 <= 6 else { return nil }
    for _ in (decimals ?? 0)..<6 { value *= 10 }
    guard value <= 1_000_000_000_000 else { return nil }
    self.init(picodollars: value)
  }

  private static func limit(_ isPositive: Bool) -> Int { isPositive ? .max : .min }
}
