/// When requests start.
package enum Arrivals: Sendable, Hashable {
  /// As the rows say, by `$at`.
  case recorded
  /// One after another at a fixed distance.
  case gap(milliseconds: Int)
  /// At random and independent of one another, so many in a second on average.
  case poisson(perSecond: Double)

  /// More requests in a second than this are no statement about requests.
  private static let highestRate = 1e9

  /// Reads `poisson:0.2/s`, `poisson:12/m`, or a distance as `gap:90s`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "poisson":
      let rate = parts[1].split(separator: "/", omittingEmptySubsequences: false)
      guard rate.count == 2, let number = Double(rate[0]), number > 0, number.isFinite,
        let unit = Duration.milliseconds("1" + rate[1])
      else { return nil }
      let perSecond = number * 1000 / Double(unit)
      guard perSecond <= Self.highestRate else { return nil }
      self = .poisson(perSecond: perSecond)
    case "gap":
      guard let milliseconds = Duration.milliseconds(parts[1]) else { return nil }
      self = .gap(milliseconds: milliseconds)
    default: return nil
    }
  }

  /// The starts of requests that rows do not date, in milliseconds.
  ///
  /// The random ones are the same in every run.
  struct Clock {
    private let arrivals: Arrivals
    private var random = RandomBits(state: 0x5EED_0F_A221_7A15)
    private var now = 0.0
    private var isFirst = true

    init(_ arrivals: Arrivals) { self.arrivals = arrivals }

    mutating func next() -> Int {
      defer { isFirst = false }
      switch arrivals {
      case .recorded: break
      case .gap(let milliseconds): if !isFirst { now += Double(milliseconds) }
      case .poisson(let rate): if !isFirst { now += random.exponential() * 1000 / rate }
      }
      return now < 9e15 ? Int(now) : 9_000_000_000_000_000
    }
  }

  /// Lengths of time as people write them: `500ms`, `90s`, `5m`, `1.5h`, `2d`.
  package enum Duration {
    private static let units: [(name: String, milliseconds: Double)] = [
      ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("day", 86_400_000),
      ("d", 86_400_000),
    ]

    package static func milliseconds(_ text: some StringProtocol) -> Int? {
      for unit in units where text.hasSuffix(unit.name) {
        guard let number = Double(text.dropLast(unit.name.count)), number >= 0,
          number * unit.milliseconds < 1e15
        else { continue }
        return Int((number * unit.milliseconds).rounded())
      }
      return nil
    }
  }
}

/// A reproducible source of random numbers (SplitMix64).
struct RandomBits {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A random waiting time with mean 1.
  mutating func exponential() -> Double {
    let uniform = (Double(next() >> 11) + 0.5) / 9_007_199_254_740_992
    return -Self.logarithm(uniform)
  }

  /// The natural logarithm of a positive number.
  ///
  /// By its series, so that it is the same on every machine and needs no C library.
  static func logarithm(_ value: Double) -> Double {
    let ratio = (value.significand - 1) / (value.significand + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    var odd = 1.0
    while odd < 60 {
      sum += term / odd
      term *= square
      odd += 2
    }
    return 2 * sum + Double(value.exponent) * 0.693147180559945309
  }
}
