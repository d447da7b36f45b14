import PromptCache
import TestSupport
import Testing

@testable import CacheSimulation

@Suite struct BreakpointPlannerTests {
  private func model(_ name: String) throws -> Model {
    try #require(ModelCatalog.builtIn[name])
  }

  /// Every layout of a small instance, played request by request through the simulator.
  @Test(arguments: 0..<24)
  func nothingIsCheaperThanThePlan(seed: UInt64) throws {
    var random = SplitMix(state: seed &* 0x1234_5678_9ABC)
    let models = try ["claude-opus-5", "claude-fable-5-1", "claude-haiku-5-5"].map(model)
    for _ in 0..<90 {
      let model = models[Int(random.next() % 3)]
      let instance = PlannerInstance(using: &random, model: model)
      let planner = try #require(BreakpointPlanner(rows: instance.rows, model: model))
      let plan = planner.cheapest()
      #expect(planner.cost(of: plan.marks) == plan.cost)
      var best: (cost: USD, marks: [PlannedMark])?
      for marks in instance.layouts {
        let cost = instance.cost(of: marks)
        #expect(planner.cost(of: marks) == cost, "\(marks) of \(instance)")
        if best.map({ cost < $0.cost || (cost == $0.cost && marks.count < $0.marks.count) }) ?? true
        {
          best = (cost, marks)
        }
      }
      #expect(plan.cost == best?.cost, "\(instance)")
      #expect(plan.marks.count == best?.marks.count, "\(instance)")
    }
  }

  private func rows(gap: Int, count: Int, tokens: [Int], distinctLast: Int) -> PlannerRows {
    var rows = PlannerRows(candidateCount: tokens.count)
    for row in 0..<count {
      var boundaries = tokens.enumerated().map {
        PlannerRows.Boundary(prefix: UInt64($0.offset + 1), tokens: $0.element)
      }
      boundaries[tokens.count - 1].prefix = UInt64(1000 + row % distinctLast)
      rows.append(
        milliseconds: row * gap, promptTokens: tokens[tokens.count - 1] + 100,
        candidates: boundaries)
    }
    return rows
  }

  /// Break-even at a read price of 0.1: one read pays for the 5m write, two for the 1h write.
  @Test(
    arguments: [
      (1, 60_000, []), (2, 60_000, [CacheTTL.fiveMinutes]), (3, 60_000, [.fiveMinutes]),
      (2, 600_000, []), (3, 600_000, [.oneHour]), (3, 4_000_000, []),
    ] as [(Int, Int, [CacheTTL])])
  func theTTLFollowsTheGap(count: Int, gap: Int, ttls: [CacheTTL]) throws {
    let rows = rows(gap: gap, count: count, tokens: [3000, 3200], distinctLast: 1000)
    let planner = try #require(BreakpointPlanner(rows: rows, model: model("claude-opus-5")))
    #expect(planner.cheapest().marks == ttls.map { PlannedMark(candidate: 0, ttl: $0) })
  }

  @Test func aNightlyBatchByHand() throws {
    let rows = rows(gap: 1000, count: 10_000, tokens: [3000, 3400], distinctLast: 10_000)
    let planner = try #require(BreakpointPlanner(rows: rows, model: model("claude-opus-5")))
    let plan = planner.cheapest()
    #expect(plan.marks == [PlannedMark(candidate: 0, ttl: .fiveMinutes)])
    // 10,000 prompts of 3,500 tokens at $5; cached: one write at $6.25, the others read at $0.50.
    #expect(plan.uncachedCost.dollars == 175)
    #expect(abs(plan.cost.dollars - (25 + 0.01875 + 9999 * 0.0015)) < 1e-9)
    #expect(planner.readCount(of: plan.marks[0]) == 9999)
    #expect(planner.distinctPrefixes == [1, 10_000])
  }

  @Test func tooShortAPrefixIsNeverMarked() throws {
    let rows = rows(gap: 1000, count: 100, tokens: [511, 511], distinctLast: 1)
    let planner = try #require(BreakpointPlanner(rows: rows, model: model("claude-opus-5")))
    #expect(planner.cheapest().marks.isEmpty)
    #expect(planner.cheapest().cost == planner.uncachedCost)
  }

  @Test func anAutomaticCacheTakesNoBreakpoints() throws {
    let rows = rows(gap: 1000, count: 100, tokens: [3000, 3200], distinctLast: 1)
    let planner = try #require(BreakpointPlanner(rows: rows, model: model("gpt-4o")))
    #expect(planner.cheapest().marks.isEmpty)
    #expect(planner.cost(of: [PlannedMark(candidate: 0, ttl: .thirtyMinutes)]) == nil)
  }

  @Test func anUnpricedModelHasNoPlan() throws {
    let rows = rows(gap: 1, count: 1, tokens: [1000], distinctLast: 1)
    #expect(BreakpointPlanner(rows: rows, model: try model("claude-mythos-5-2")) == nil)
  }

  @Test func aLayoutThatTheProviderRefusesHasNoCost() throws {
    let rows = rows(gap: 1, count: 2, tokens: [1000, 2000, 3000], distinctLast: 1)
    let planner = try #require(BreakpointPlanner(rows: rows, model: model("claude-opus-5")))
    let long = PlannedMark(candidate: 1, ttl: .oneHour)
    #expect(planner.cost(of: [PlannedMark(candidate: 0, ttl: .fiveMinutes), long]) == nil)
    #expect(planner.cost(of: [long, long]) == nil)
    #expect(planner.cost(of: [PlannedMark(candidate: 3, ttl: .oneHour)]) == nil)
    #expect(planner.cost(of: [PlannedMark(candidate: 0, ttl: .thirtyMinutes)]) == nil)
  }
}
