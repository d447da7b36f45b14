package import PromptSkeleton
package import SourceText

/// Chooses breakpoints by what is known without rows: lengths, lifetimes, and how often prefixes
/// are used, stated or assumed.
package struct StructuralPlanner: Sendable {
  private let model: Model
  private let prices: TokenPrices
  private let isPriced: Bool

  /// A place where a breakpoint could stand.
  package struct Boundary: Sendable, Hashable {
    /// The tokens of the prefix up to it.
    package var tokens: Estimate
    /// How long the values in the prefix stay the same: the shortest of their lifetimes.
    package var lifetime: Lifetime
    /// How often each distinct prefix is used, where the template states it.
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
  package init(model: Model) {
    self.model = model
    isPriced = model.prices != nil
    let unit = USD(picodollars: 1_000_000)
    prices =
      model.prices?.standard
      ?? TokenPrices(
        input: unit, shortWrite: unit * 5 / 4, longWrite: unit * 2, read: unit / 10, output: unit)
  }

  /// The cheapest breakpoints at boundaries in ascending order, and why the others have none.
  package func plan(_ boundaries: [Boundary]) -> StructuralPlan {
    guard model.maximumBreakpoints > 0 else {
      return StructuralPlan(
        marks: [], verdicts: boundaries.map { _ in .notOffered })
    }
    let segments = segmentCosts(boundaries)
    let maximum = model.maximumBreakpoints
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

  private func judge(_ boundary: Boundary) -> MinimumLength.Verdict {
    model.minimum?.judge(boundary.tokens) ?? .reached
  }

  private func reuse(of boundary: Boundary) -> PrefixReuse {
    boundary.lifetime == .request
      ? .assumed(for: .request) : boundary.reuse ?? .assumed(for: boundary.lifetime)
  }

  /// What one average request's marks cost, compared with plain input.
  private func segmentCosts(_ boundaries: [Boundary]) -> SegmentCosts {
    var segments = SegmentCosts(
      candidateCount: boundaries.count, ttls: Array(model.provider.ttls.prefix(2)))
    func length(_ index: Int) -> Int {
      index >= 0 && judge(boundaries[index]) != .below ? boundaries[index].tokens.point : 0
    }
    for index in boundaries.indices where length(index) > 0 {
      for (ttl, lifetime) in segments.ttls.enumerated() {
        let count = reuse(of: boundaries[index]).requestsPerWrite(lifetime)
        let write = (ttl == 0 ? prices.shortWrite : prices.longWrite) ?? prices.input
        let read = prices.read ?? prices.input
        // Rounded once per token, so that equal layouts cost the same however they are cut.
        let mean = (write + read * (count - 1)) / count
        for earlier in -1..<index {
          let tokens = max(0, length(index) - length(earlier))
          segments[after: earlier, at: index, ttl] = (mean - prices.input) * tokens
        }
      }
    }
    return segments
  }
}
