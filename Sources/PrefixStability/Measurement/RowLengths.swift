/// About how many tokens each row has up to each breakpoint, and in all.
///
/// The first rows are counted, and a few later ones. Of the others only the bytes of their values are
/// known; tokens are taken to go with bytes as they do in those.
package struct RowLengths: Sendable {
  /// The tokens of the rows that were counted, by their numbers.
  private let counted: [Int: [Int]]
  /// One for each breakpoint, and one for the whole request.
  private let lines: [Line]
  /// The tokens of values before each breakpoint that are there for a single request.
  let passing: [Int]
  /// The tokens of the blocks from the start that all rows share.
  let shared: Int

  /// Tokens as a linear function of bytes.
  private struct Line {
    var size = 0.0
    var tokens = 0.0
    var slope = 0.0

    /// The best line through some points.
    init(_ points: [(size: Int, tokens: Int)]) {
      guard !points.isEmpty else { return }
      let count = Double(points.count)
      size = points.reduce(0) { $0 + Double($1.size) } / count
      tokens = points.reduce(0) { $0 + Double($1.tokens) } / count
      var (spread, common) = (0.0, 0.0)
      for point in points {
        spread += (Double(point.size) - size) * (Double(point.size) - size)
        common += (Double(point.size) - size) * (Double(point.tokens) - tokens)
      }
      // No text has more than a token a byte.
      slope = spread > 0 ? min(1, max(0, common / spread)) : 0
    }

    func tokens(_ bytes: Int) -> Int { max(0, Int(tokens + slope * (Double(bytes) - size))) }
  }

  /// - Parameters:
  ///   - counted: the tokens of some rows up to each end, by their numbers.
  ///   - constant: the same of the constant text, for where no row could be counted.
  ///   - arrivals: the sizes of all rows.
  init(
    counted: [Int: [Int]], constant: [Int], passing: [Int], shared: Int, arrivals: ArrivalTrack
  ) {
    self.counted = counted
    self.passing = passing
    self.shared = shared
    let rows = arrivals.numbers.indices.filter {
      WitnessRows.isCounted(Int(arrivals.numbers[$0]))
    }
    lines = constant.indices.map { end in
      let points = rows.compactMap { row in
        counted[Int(arrivals.numbers[row])].map { (arrivals.size(row, end), $0[end]) }
      }
      return Line(points.isEmpty ? [(0, constant[end])] : points)
    }
  }

  /// The tokens of a row up to an end, from the bytes of its values up to there.
  func tokens(row number: Int, _ end: Int, size: Int) -> Int {
    counted[number]?[end] ?? lines[end].tokens(size)
  }
}
