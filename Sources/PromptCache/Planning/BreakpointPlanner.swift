/// Finds the cheapest breakpoints and TTLs for rows that are known, exactly.
///
/// Holds for the rules of `CacheSimulator` with the default reading of their open points. Time goes
/// with rows times the square of the candidates that can matter, memory with rows and candidates.
package struct BreakpointPlanner: Sendable {
  package let model: Model
  /// What all prompts cost without caching.
  package let uncachedCost: USD
  private let segments: SegmentCosts
  /// The candidates that can be part of a cheapest layout, ascending.
  private let useful: [Int]
  /// By TTL, then candidate: how many rows read up to the mark's own prefix.
  private let readCounts: [[Int]]
  /// How many distinct prefixes each candidate has.
  package let distinctPrefixes: [Int]

  /// Weighs every candidate against every other; nil where the model is unpriced.
  package init?(
    rows: PlannerRows, model: Model, switches: CacheSwitches = CacheSwitches(),
    isBatch: Bool = false
  ) {
    guard let costs = CostModel(model, isBatch: isBatch) else { return nil }
    var survey = CandidateSurvey(rows: rows, model: model, costs: costs, switches: switches)
    for candidate in 0..<rows.candidateCount { survey.weigh(candidate) }
    self.model = model
    uncachedCost = survey.uncachedCost
    segments = survey.segments
    useful = survey.usefulCandidates
    readCounts = survey.readCounts
    distinctPrefixes = survey.distinctPrefixes
  }

  /// The cheapest layout; of equally cheap ones that with the fewest marks, then the earliest
  /// candidates, then the shorter TTLs.
  package func cheapest(ttls allowed: Set<CacheTTL>? = nil) -> BreakpointPlan {
    let ttls = segments.ttls.indices.filter { allowed?.contains(segments.ttls[$0]) ?? true }
    let maximum = model.provider.maximumBreakpoints ?? 0
    var best = Path()
    var layer: [[Path?]] = []
    for count in 0..<min(maximum, useful.count) {
      var next = useful.map { _ in [Path?](repeating: nil, count: segments.ttls.count) }
      for (place, candidate) in useful.enumerated() {
        for ttl in ttls {
          var path: Path?
          if count == 0 {
            path = Path().adding(candidate, ttl, segments[after: -1, at: candidate, ttl])
          }
          for earlier in 0..<(count == 0 ? 0 : place) {
            let cost = segments[after: useful[earlier], at: candidate, ttl]
            // A longer TTL may not follow a shorter one.
            for earlierTTL in ttls where earlierTTL >= ttl {
              guard let start = layer[earlier][earlierTTL] else { continue }
              let longer = start.adding(candidate, ttl, cost)
              if path.map({ longer < $0 }) ?? true { path = longer }
            }
          }
          next[place][ttl] = path
          if let path, path < best { best = path }
        }
      }
      layer = next
    }
    let marks = best.marks.map {
      PlannedMark(candidate: $0.candidate, ttl: segments.ttls[$0.ttl])
    }
    return BreakpointPlan(marks: marks, cost: uncachedCost + best.cost, uncachedCost: uncachedCost)
  }

  /// What a given layout costs; nil where the provider would refuse it: too many marks, a candidate
  /// twice, or a longer TTL after a shorter one.
  package func cost(of marks: [PlannedMark]) -> USD? {
    guard marks.count <= model.provider.maximumBreakpoints ?? 0 else { return nil }
    var cost = uncachedCost
    var previous: PlannedMark?
    for mark in marks {
      let before = previous?.candidate ?? -1
      guard mark.candidate > before, mark.candidate < segments.candidateCount,
        previous.map({ $0.ttl >= mark.ttl }) ?? true,
        let ttl = segments.ttls.firstIndex(of: mark.ttl)
      else { return nil }
      cost += segments[after: before, at: mark.candidate, ttl]
      previous = mark
    }
    return cost
  }

  /// How many rows read a mark's whole prefix instead of writing it.
  package func readCount(of mark: PlannedMark) -> Int {
    guard let ttl = segments.ttls.firstIndex(of: mark.ttl),
      readCounts[ttl].indices.contains(mark.candidate)
    else { return 0 }
    return readCounts[ttl][mark.candidate]
  }

  /// A layout under construction, ordered by cost, number of marks and place.
  private struct Path: Comparable {
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

    static func == (left: Path, right: Path) -> Bool { !(left < right) && !(right < left) }
  }
}
