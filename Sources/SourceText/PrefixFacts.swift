/// What a finding knows about a cached prefix: the witness, the values, the loss.
///
/// Reports print these parts; the rule that made the finding filled in those that it has.
package struct PrefixFacts: Sendable {
  /// The path of the variable that is blamed, as written in the hole.
  package var variable: String?
  /// The kebab-case name of the kind of change (`timestamp`, `uuid`, `key-order`, ...).
  package var cause: String?
  package var evidence: Evidence?
  /// The index, from 0, of the breakpoint in the provider's order.
  package var breakpoint: Int?
  /// The two rows that witness it, counted from 1 in the order of the samples.
  package var rows: Pair<Int>?
  /// The bytes of both sides around the difference, cut to a few dozen bytes, not escaped; nil for a
  /// side that has nothing there.
  package var values: Pair<[UInt8]?>?
  /// The byte of the rendered prefix, from 0, at which the two sides part.
  package var prefixOffset: Int?
  /// The tokens behind the divergence that are processed again on each call.
  package var tokensLost: Estimate?
  package var cost: CostChange?

  package init(
    variable: String? = nil,
    cause: String? = nil,
    evidence: Evidence? = nil,
    breakpoint: Int? = nil,
    rows: Pair<Int>? = nil,
    values: Pair<[UInt8]?>? = nil,
    prefixOffset: Int? = nil,
    tokensLost: Estimate? = nil,
    cost: CostChange? = nil
  ) {
    self.variable = variable
    self.cause = cause
    self.evidence = evidence
    self.breakpoint = breakpoint
    self.rows = rows
    self.values = values
    self.prefixOffset = prefixOffset
    self.tokensLost = tokensLost
    self.cost = cost
  }
}

/// The witness of a finding; severity follows it.
package enum Evidence: String, Sendable {
  /// Two rows or requests differ at a byte.
  case measured
  /// A declared lifetime is too short for the place, proved by varying that variable alone.
  case declared
  /// Neither: a name, the words around it or the shape of a literal.
  case suspected
}

/// Two things of one kind, in order.
package struct Pair<Element: Sendable>: Sendable {
  package var first: Element
  package var second: Element

  package init(_ first: Element, _ second: Element) {
    self.first = first
    self.second = second
  }
}

/// An estimated count with its honest bounds: `low <= point <= high`.
package struct Estimate: Sendable, Hashable {
  package var low: Int
  package var point: Int
  package var high: Int

  package init(low: Int, point: Int, high: Int) {
    self.low = low
    self.point = point
    self.high = high
  }

  package static let zero = Estimate(low: 0, point: 0, high: 0)

  package static func + (left: Estimate, right: Estimate) -> Estimate {
    Estimate(
      low: left.low &+ right.low, point: left.point &+ right.point, high: left.high &+ right.high)
  }

  /// What is left of a count that holds the other one: each bound by its own, as far as rounding
  /// lets them stay in order.
  package func without(_ part: Estimate) -> Estimate {
    let point = max(0, point &- part.point)
    return Estimate(
      low: min(point, max(0, low &- part.low)), point: point, high: max(point, high &- part.high))
  }
}

/// US dollars per thousand requests as things are, and once the finding is resolved.
package struct CostChange: Sendable, Hashable {
  package var now: Double
  package var fixed: Double

  package init(now: Double, fixed: Double) {
    self.now = now
    self.fixed = fixed
  }
}
