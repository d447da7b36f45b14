/// What marking one candidate after another costs over all rows, compared with plain input.
///
/// A layout's cost is a sum over its neighbouring marks, for what a mark reads does not depend on
/// the others: where a longer prefix is alive, so are all shorter ones. Negative means cheaper.
package struct SegmentCosts: Sendable {
  let candidateCount: Int
  package let ttls: [CacheTTL]
  private var costs: [USD]

  package init(candidateCount: Int, ttls: [CacheTTL]) {
    self.candidateCount = candidateCount
    self.ttls = ttls
    let count = (candidateCount + 1) * candidateCount * ttls.count
    costs = Array(repeating: .zero, count: count)
  }

  /// The cost of a mark with a TTL (by its index) whose neighbour before is another; -1 for none.
  package subscript(after previous: Int, at candidate: Int, ttl: Int) -> USD {
    get { costs[index(previous, candidate, ttl)] }
    set { costs[index(previous, candidate, ttl)] = newValue }
  }

  /// The sum for a layout; nil where marks are out of order, also by their TTLs, or unknown.
  package func cost(of marks: [PlannedMark]) -> USD? {
    var cost = USD.zero
    var previous: PlannedMark?
    for mark in marks {
      let before = previous?.candidate ?? -1
      guard mark.candidate > before, mark.candidate < candidateCount,
        previous.map({ $0.ttl >= mark.ttl }) ?? true, let ttl = ttls.firstIndex(of: mark.ttl)
      else { return nil }
      cost += self[after: before, at: mark.candidate, ttl]
      previous = mark
    }
    return cost
  }

  private func index(_ previous: Int, _ candidate: Int, _ ttl: Int) -> Int {
    ((previous + 1) * candidateCount + candidate) * ttls.count + ttl
  }
}
