package import PromptSkeleton
package import SourceText

/// Chooses breakpoints by what is known without rows: lengths, lifetimes, and how often prefixes
/// are used, stated or assumed.
package struct StructuralPlanner: Sendable, ~Copyable {
  private let model: Model
  private let prices: TokenPrices
  private let isPriced: Bool

  /// A place where a breakpoint could stand.
  package struct Boundary: Sendable, Hashable {
    /// The tokens of the prefix up to it.
    package var tokens: Estimate
    /// How long the values in the prefix stay the same: the shortest of their lifetimes.
    package var lifetime: Lifetime
    /// How often each distinct prefix is used, where the template states it; where there are prefixes
    /// of shorter lifetimes, theirs.
    package var reuse: PrefixReuse?

    package init(tokens: Estimate, lifetime: Lifetime, reuse: PrefixReuse? = nil) {
      self.tokens = tokens
      self.lifetime = lifetime
      self.reuse = reuse
    }
  }

  /// Plans for a model.
  ///
  /// An unpriced model is planned for with writes at 1.25 and 2 times the input and reads at a tenth
  /// of it, which decides places but gives no savings.
  ///
  /// - Parameter promptTokens: The length of the whole prompt, which prices may go by.
  package init(model: Model, promptTokens: Int = 0) {
    self.model = model
    isPriced = model.prices != nil
    let unit = USD(picodollars: 1_000_000)
    prices =
      model.prices?.prices(promptTokens: promptTokens)
      ?? TokenPrices(
        input: unit, shortWrite: unit * 5 / 4, longWrite: unit * 2, read: unit / 10, output: unit)
  }

  /// The cheapest breakpoints at boundaries in ascending order, and why the others have none.
  package func plan(_ boundaries: [Boundary]) -> StructuralPlan {
    guard model.maximumBreakpoints > 0 else {
      return StructuralPlan(
        marks: [], verdicts: boundaries.map { _ in .notOffered })
    }
    let boundaries = settled(boundaries)
    let segments = segmentCosts(boundaries)
    let maximum = model.maximumMarkedBlocks
    let search = LayoutSearch(
      segments: segments, candidates: Array(boundaries.indices), maximum: maximum)
    let best = search.cheapest()
    let verdicts = boundaries.indices.map { index -> StructuralPlan.Verdict in
      if let place = best.marks.firstIndex(where: { $0.candidate == index }) {
        var others = best.marks
        others.remove(at: place)
        let saving = (segments.cost(of: others) ?? .zero) - best.cost
        return .pays(
          best.marks[place].ttl,
          dollarsPerThousand: isPriced ? (saving * 1000).dollars : nil,
          isCertainlyLongEnough: judge(boundaries[index]) == .reached
        )
      }
      if judge(boundaries[index]) == .below { return .belowMinimum }
      if reuse(of: boundaries[index]).requests == 1 { return .neverReused }
      if let cover = best.marks.first(where: { $0.candidate > index }) {
        return .covered(by: cover.candidate)
      }
      return best.marks.count == maximum ? .noneLeft : .writeNeverEarned
    }
    return StructuralPlan(marks: best.marks, verdicts: verdicts)
  }

  /// What given breakpoints add to the price of an average request without any, in whatever order of
  /// their TTLs; negative where they save.
  package func cost(of marks: [PlannedMark], at boundaries: [Boundary]) -> USD {
    let boundaries = settled(boundaries)
    var cost = USD.zero
    var before = 0
    for mark in marks where boundaries.indices.contains(mark.candidate) {
      let boundary = boundaries[mark.candidate]
      let length = length(boundary)
      guard length > before else { continue }
      cost += change(at: boundary, mark.ttl, isLong: model.isLong(mark.ttl)) * (length - before)
      before = length
    }
    return cost
  }

  /// Boundaries with the use of what several of the shorter-lived prefixes behind them share: of two at
  /// the least, or they would be one.
  private func settled(_ boundaries: [Boundary]) -> [Boundary] {
    func use(_ lifetime: Lifetime) -> Int { PrefixReuse.assumed(for: lifetime).requests }
    let uses = Set(boundaries.map(\.lifetime)).subtracting([.request]).map(use)
    return boundaries.map { boundary in
      var boundary = boundary
      let rarer = Set(uses.filter { $0 < use(boundary.lifetime) }).count
      boundary.reuse = boundary.reuse?.times(1 << rarer)
      return boundary
    }
  }

  private func judge(_ boundary: Boundary) -> MinimumLength.Verdict {
    model.minimum?.judge(boundary.tokens) ?? .reached
  }

  private func reuse(of boundary: Boundary) -> PrefixReuse {
    boundary.lifetime == .request
      ? .assumed(for: .request) : boundary.reuse ?? .assumed(for: boundary.lifetime)
  }

  /// The tokens of a prefix; 0 where they are too few to be cached.
  private func length(_ boundary: Boundary) -> Int {
    judge(boundary) != .below ? boundary.tokens.point : 0
  }

  /// What one average request pays for a token of a prefix that is written once and then read,
  /// compared with plain input.
  private func change(at boundary: Boundary, _ ttl: CacheTTL, isLong: Bool) -> USD {
    let count = reuse(of: boundary).requestsPerWrite(ttl)
    let write = (isLong ? prices.longWrite : prices.shortWrite) ?? prices.input
    let read = prices.read ?? prices.input
    // Rounded once per token, so that equal layouts cost the same however they are cut.
    return (write + read * (count - 1)) / count - prices.input
  }

  /// What one average request's marks cost, compared with plain input.
  private func segmentCosts(_ boundaries: [Boundary]) -> SegmentCosts {
    var segments = SegmentCosts(
      candidateCount: boundaries.count, ttls: Array(model.provider.ttls.prefix(2)))
    for index in boundaries.indices {
      let length = length(boundaries[index])
      guard length > 0 else { continue }
      for (ttl, lifetime) in segments.ttls.enumerated() {
        let change = change(at: boundaries[index], lifetime, isLong: ttl > 0)
        for earlier in -1..<index {
          let before = earlier < 0 ? 0 : self.length(boundaries[earlier])
          segments[after: earlier, at: index, ttl] = change * max(0, length - before)
        }
      }
    }
    return segments
  }
}
