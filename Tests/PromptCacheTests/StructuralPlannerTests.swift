import PromptSkeleton
import SourceText
import Testing

@testable import PromptCache

@Suite struct StructuralPlannerTests {
  private func plan(
    _ boundaries: [(tokens: Int, lifetime: Lifetime)], reuse: PrefixReuse? = nil,
    on name: String = "claude-opus-5"
  ) throws -> StructuralPlan {
    let model = try #require(ModelCatalog.builtIn[name])
    return StructuralPlanner(model: model).plan(
      boundaries.map {
        let tokens = Estimate(
          low: $0.tokens * 9 / 10, point: $0.tokens, high: $0.tokens * 11 / 10)
        return .init(tokens: tokens, lifetime: $0.lifetime, reuse: reuse)
      })
  }

  @Test func lifetimeBoundariesAreMarked() throws {
    let plan = try plan([(3000, .static), (4000, .tenant), (4500, .session), (4600, .request)])
    #expect(
      plan.marks
        == [0, 1, 2].map { PlannedMark(candidate: $0, ttl: .fiveMinutes) })
    #expect(plan.verdicts[3] == .neverReused)
    // 500 tokens at $5 a million, written once and read twice instead: 1.5 - 0.7250 of 2.5e-3 each.
    guard case .pays(_, let saving?, let isCertain) = plan.verdicts[2] else {
      Issue.record("no saving")
      return
    }
    #expect(isCertain)
    #expect(abs(saving - (2.5 - (3.125 + 0.25 * 2) / 3)) < 1e-6)
  }

  @Test(arguments: [("claude-opus-5", 4), ("gpt-5.6", 3)])
  func asManyAreMarkedAsTheProviderKeeps(name: String, count: Int) throws {
    let model = try #require(ModelCatalog.builtIn[name])
    let boundaries = (1...5).map { number in
      let tokens = number * 3000
      return StructuralPlanner.Boundary(
        tokens: Estimate(low: tokens, point: tokens, high: tokens), lifetime: .tenant,
        reuse: PrefixReuse(requests: 60 / number, milliseconds: 300_000))
    }
    #expect(StructuralPlanner(model: model).plan(boundaries).marks.count == count)
  }

  @Test func oneBreakpointCoversWhatIsUsedAlike() throws {
    let plan = try plan([(1000, .static), (3000, .static)])
    #expect(plan.marks == [PlannedMark(candidate: 1, ttl: .fiveMinutes)])
    #expect(plan.verdicts[0] == .covered(by: 1))
  }

  @Test func shortPrefixesAreNotMarked() throws {
    let plan = try plan([(400, .static), (540, .tenant)])
    #expect(plan.verdicts[0] == .belowMinimum)
    guard case .pays(.fiveMinutes, _, isCertainlyLongEnough: false) = plan.verdicts[1] else {
      Issue.record("not marked as uncertain")
      return
    }
  }

  @Test(arguments: [
    (PrefixReuse(requests: 20, milliseconds: 300_000), [CacheTTL.fiveMinutes]),
    (PrefixReuse(requests: 4, milliseconds: 3_600_000), [.oneHour]),
    (PrefixReuse(requests: 2, milliseconds: 3_600_000), []),
    (PrefixReuse(requests: 1, milliseconds: 300_000), []),
    (PrefixReuse(requests: 2, milliseconds: 86_400_000), []),
  ])
  func theStatedReuseDecidesTheTTL(reuse: PrefixReuse, ttls: [CacheTTL]) throws {
    let plan = try plan([(3000, .tenant)], reuse: reuse)
    #expect(plan.marks.map(\.ttl) == ttls)
    if ttls.isEmpty {
      #expect(plan.verdicts[0] == (reuse.requests == 1 ? .neverReused : .writeNeverEarned))
    }
  }

  /// What is stated is the use of each user's prefix; that of all of them is used for longer.
  @Test func whatMoreShareHasABreakpointOfItsOwn() throws {
    let reuse = PrefixReuse(requests: 20, milliseconds: 300_000)
    let shared = try plan([(3000, .static), (4000, .user)], reuse: reuse)
    #expect(shared.marks == [0, 1].map { PlannedMark(candidate: $0, ttl: .fiveMinutes) })
    let rare = PrefixReuse(requests: 1, milliseconds: 600_000)
    #expect(try plan([(3000, .static), (4000, .user)], reuse: rare).marks.isEmpty)
  }

  @Test func fourBreakpointsAreAllThereAre() throws {
    let lifetimes: [Lifetime] = [.static, .tenant, .user]
    let steps = (1...9).map { (tokens: $0 * 2000, lifetime: lifetimes[($0 - 1) / 3]) }
    #expect(try plan(steps).marks.map(\.candidate) == [2, 5, 8])
  }

  @Test func unpricedModelsArePlannedWithoutSavings() throws {
    let plan = try plan([(3000, .static)], on: "claude-mythos-5-2")
    let expected = StructuralPlan.Verdict.pays(
      .fiveMinutes, dollarsPerThousand: nil, isCertainlyLongEnough: true)
    #expect(plan.verdicts == [expected])
  }

  @Test func automaticCachesTakeNoBreakpoints() throws {
    let plan = try plan([(3000, .static)], on: "gemini-3.5-flash")
    #expect(plan.marks.isEmpty)
    #expect(plan.verdicts == [.notOffered])
  }
}
