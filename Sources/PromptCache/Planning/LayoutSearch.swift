/// Finds the cheapest layout for given segment costs: a shortest path of bounded length.
package struct LayoutSearch {
  private let segments: SegmentCosts
  private let candidates: [Int]
  private let maximum: Int

  /// - Parameters:
  ///   - candidates: Those to choose from, ascending.
  ///   - maximum: The most marks of a layout.
  package init(segments: SegmentCosts, candidates: [Int], maximum: Int) {
    self.segments = segments
    self.candidates = candidates
    self.maximum = maximum
  }

  /// The cheapest layout; of equally cheap ones that with the fewest marks, then the earliest
  /// candidates, then the shorter TTLs.
  package func cheapest(ttls allowed: Set<CacheTTL>? = nil) -> (marks: [PlannedMark], cost: USD) {
    let ttls = segments.ttls.indices.filter { allowed?.contains(segments.ttls[$0]) ?? true }
    var best = Path()
    // By the place of the last mark and its TTL.
    var layer: [[Path?]] = []
    for count in 0..<min(maximum, candidates.count) {
      var next = candidates.map { _ in [Path?](repeating: nil, count: segments.ttls.count) }
      for place in candidates.indices {
        for ttl in ttls {
          let path =
            count == 0
            ? Path().adding(
              candidates[place], ttl, segments[after: -1, at: candidates[place], ttl])
            : cheapestPath(to: place, ttl, from: layer)
          next[place][ttl] = path
          if let path, path < best { best = path }
        }
      }
      layer = next
    }
    let marks = best.marks.map {
      PlannedMark(candidate: $0.candidate, ttl: segments.ttls[$0.ttl])
    }
    return (marks, best.cost)
  }

  /// The cheapest way to a mark from the paths that have one mark less.
  private func cheapestPath(to place: Int, _ ttl: Int, from layer: [[Path?]]) -> Path? {
    var best: Path?
    for earlier in 0..<place {
      let cost = segments[after: candidates[earlier], at: candidates[place], ttl]
      // A longer TTL may not follow a shorter one.
      for start in layer[earlier].dropFirst(ttl) {
        guard let path = start?.adding(candidates[place], ttl, cost) else { continue }
        if best.map({ path < $0 }) ?? true { best = path }
      }
    }
    return best
  }

  /// A layout under construction, ordered by cost, number of marks and place.
  private struct Path {
    var cost = USD.zero
    var marks: [(candidate: Int, ttl: Int)] = []

    func adding(_ candidate: Int, _ ttl: Int, _ segment: USD) -> Path {
      Path(cost: cost + segment, marks: marks + [(candidate, ttl)])
    }

    static func < (left: Path, right: Path) -> Bool {
      if left.cost != right.cost { return left.cost < right.cost }
      if left.marks.count != right.marks.count { return left.marks.count < right.marks.count }
      for (mine, other) in zip(left.marks, right.marks) where mine.candidate != other.candidate {
        return mine.candidate < other.candidate
      }
      for (mine, other) in zip(left.marks, right.marks) where mine.ttl != other.ttl {
        return mine.ttl < other.ttl
      }
      return false
    }
  }
}
