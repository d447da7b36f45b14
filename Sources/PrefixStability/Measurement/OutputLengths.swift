/// The lengths of responses that rows know of, in tokens.
package struct OutputLengths: Sendable {
  /// How many rows had each length; a handful of different lengths per thousand rows.
  private var counts: [Int: Int] = [:]
  package private(set) var count = 0
  package private(set) var maximum = 0
  private var sum = 0

  mutating func add(_ tokens: Int) {
    counts[tokens, default: 0] += 1
    count += 1
    maximum = max(maximum, tokens)
    sum = sum.addingReportingOverflow(tokens).partialValue
  }

  /// The mean, or nil without rows that know.
  package var mean: Double? { count == 0 ? nil : Double(sum) / Double(count) }

  /// The smallest length that a share of the rows does not exceed, nearest rank; nil without rows.
  package func percentile(_ share: Double) -> Int? {
    guard count > 0 else { return nil }
    let rank = max(1, Int((share * Double(count)).rounded(.up)))
    var seen = 0
    for length in counts.keys.sorted() {
      seen += counts[length] ?? 0
      if seen >= rank { return length }
    }
    return maximum
  }
}
