package import PromptCache

/// Finds the cheapest breakpoints and TTLs for rows that are known, exactly.
///
/// Holds for the rules of `CacheSimulator` with the default reading of their open points, and for
/// OpenAI's models in explicit mode. Models whose cache takes no breakpoints get none. Time goes
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
    let search = LayoutSearch(
      segments: segments, candidates: useful, maximum: model.maximumBreakpoints)
    let best = search.cheapest(ttls: allowed)
    return BreakpointPlan(
      marks: best.marks, cost: uncachedCost + best.cost, uncachedCost: uncachedCost)
  }

  /// What a given layout costs; nil where the provider would refuse it: too many marks, a candidate
  /// twice, or a longer TTL after a shorter one.
  package func cost(of marks: [PlannedMark]) -> USD? {
    guard marks.count <= model.maximumBreakpoints else { return nil }
    return segments.cost(of: marks).map { uncachedCost + $0 }
  }

  /// How many rows read a mark's whole prefix instead of writing it.
  package func readCount(of mark: PlannedMark) -> Int {
    guard let ttl = segments.ttls.firstIndex(of: mark.ttl),
      readCounts[ttl].indices.contains(mark.candidate)
    else { return 0 }
    return readCounts[ttl][mark.candidate]
  }
}
