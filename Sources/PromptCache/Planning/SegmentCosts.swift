/// What marking one candidate after another costs over all rows, compared with plain input.
///
/// A layout's cost is a sum over its neighbouring marks, for what a mark reads does not depend on
/// the others: where a longer prefix is alive, so are all shorter ones. Negative means cheaper.
struct SegmentCosts {
  let candidateCount: Int
  let ttls: [CacheTTL]
  private var costs: [USD]

  init(candidateCount: Int, ttls: [CacheTTL]) {
    self.candidateCount = candidateCount
    self.ttls = ttls
    let count = (candidateCount + 1) * candidateCount * ttls.count
    costs = Array(repeating: .zero, count: count)
  }

  /// The cost of a mark with a TTL (by its index) whose neighbour before is another; -1 for none.
  subscript(after previous: Int, at candidate: Int, ttl: Int) -> USD {
    get { costs[index(previous, candidate, ttl)] }
    set { costs[index(previous, candidate, ttl)] = newValue }
  }

  private func index(_ previous: Int, _ candidate: Int, _ ttl: Int) -> Int {
    ((previous + 1) * candidateCount + candidate) * ttls.count + ttl
  }
}
