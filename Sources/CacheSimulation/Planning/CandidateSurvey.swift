import PromptCache

/// Adds up over all rows what each pair of neighbouring marks would cost.
struct CandidateSurvey {
  private let rows: PlannerRows
  private let order: [Int]
  private let width: Int
  /// Row by row in the order of arrival, the tokens at each candidate; 0 where too few.
  private let bases: [Int32]
  private let lookback: Int
  private let wait: Int
  /// By row in the order of arrival.
  private let prices: [RowPrices]
  private(set) var segments: SegmentCosts
  private(set) var uncachedCost = USD.zero
  private(set) var readCounts: [[Int]]
  private(set) var distinctPrefixes: [Int] = []

  /// What caching a token changes in its price, in picodollars.
  private struct RowPrices {
    var read: Int
    var writes: (Int, Int)
  }

  init(rows: PlannerRows, model: Model, costs: CostModel, switches: CacheSwitches) {
    self.rows = rows
    let order = rows.arrivalOrder
    self.order = order
    let width = rows.candidateCount
    self.width = width
    let minimum = max(1, switches.minimum(of: model))
    bases = Array(unsafeUninitializedCapacity: order.count * width) { buffer, count in
      for row in order {
        for candidate in 0..<width {
          let tokens = rows.boundary(row, candidate).tokens
          buffer[count] = tokens >= minimum ? Int32(clamping: tokens) : 0
          count += 1
        }
      }
    }
    lookback = model.provider.lookback ?? .max
    wait = max(0, switches.millisecondsToFirstByte)
    let ttls = Array(model.provider.ttls.prefix(2))
    segments = SegmentCosts(candidateCount: rows.candidateCount, ttls: ttls)
    readCounts = ttls.map { _ in Array(repeating: 0, count: rows.candidateCount) }
    var total = USD.zero
    prices = order.map { row in
      let prices = costs.prices(of: rows.promptTokens[row])
      total += prices.input * rows.promptTokens[row]
      func change(_ price: USD?) -> Int { ((price ?? prices.input) - prices.input).picodollars }
      return RowPrices(
        read: change(prices.read),
        writes: (change(prices.shortWrite), change(prices.longWrite))
      )
    }
    uncachedCost = total
  }

  /// The candidates that some cheapest layout can need.
  ///
  /// Where the last of several candidates with one prefix for all rows is reached, the cost is
  /// linear in the place of a mark before it, so that none of the earlier ones is ever better.
  var usefulCandidates: [Int] {
    let lastFixed = distinctPrefixes.lastIndex { $0 == 1 } ?? 0
    return Array(min(lastFixed, rows.candidateCount)..<rows.candidateCount)
  }

  /// Weighs a candidate with each TTL after each earlier candidate; in ascending order.
  mutating func weigh(_ candidate: Int) {
    let column = CandidateColumn(rows, candidate: candidate, order: order, lookback: lookback)
    distinctPrefixes.append(column.groupCount)
    for ttl in segments.ttls.indices {
      var lives = EntryLives(
        groupCount: column.groupCount, ttl: segments.ttls[ttl], wait: wait)
      var sums = [Int](repeating: 0, count: candidate + 1)
      for (place, row) in order.enumerated() {
        let tokens = Int(bases[place &* width &+ candidate])
        guard tokens > 0 else { continue }
        let read = readTokens(of: column, at: place, row, tokens: tokens, &lives)
        if read == tokens { readCounts[ttl][candidate] += 1 }
        let write = ttl == 0 ? prices[place].writes.0 : prices[place].writes.1
        addCosts(to: &sums, place, tokens: tokens, read: read, write: write)
      }
      for earlier in 0...candidate {
        segments[after: earlier - 1, at: candidate, ttl] = USD(picodollars: sums[earlier])
      }
    }
  }

  /// Adds what a row's mark costs after each earlier candidate; the first sum is for none.
  ///
  /// The sums wrap around past nine million dollars, which no plan is about.
  @inline(__always)
  private func addCosts(
    to sums: inout [Int], _ place: Int, tokens: Int, read: Int, write: Int
  ) {
    let saving = prices[place].read &- write
    let count = sums.count
    bases.withUnsafeBufferPointer { bases in
      sums.withUnsafeMutableBufferPointer { sums in
        sums[0] &+= read &* saving &+ tokens &* write
        for index in 1..<max(1, count) {
          let base = Int(bases[place &* width &+ index &- 1])
          sums[index] &+= max(0, read &- base) &* saving &+ (tokens &- base) &* write
        }
      }
    }
  }

  /// The tokens that a row reads through a mark at a candidate; writes or refreshes its entry.
  private func readTokens(
    of column: CandidateColumn, at place: Int, _ row: Int, tokens: Int, _ lives: inout EntryLives
  ) -> Int {
    let time = rows.times[row]
    let group = column.groups[place]
    if lives.read(group, at: time) { return tokens }
    var read = 0
    for shorter in column.shorterPrefixes(at: place) where lives.read(shorter.group, at: time) {
      read = shorter.tokens
      break
    }
    lives.write(group, at: time)
    return read
  }
}
