import PromptCache
import RequestLog
import Testing

@testable import PromptCosts

@Suite struct LogCostTests {
  private func cost(_ lines: [String], budgets: [Budget] = []) -> (LogCost, [BudgetExcess]) {
    let builder = LogCostBuilder(budgets: budgets)
    let reader = LogReader()
    reader.observe({ builder.add($0) }, usage: { builder.add($1, ofRequest: $0) })
    reader.begin(path: "log.jsonl")
    Array((lines.joined(separator: "\n") + "\n").utf8).withUnsafeBytes { reader.append($0) }
    reader.endFile()
    _ = reader.finish()
    return (builder.finish(), builder.excesses)
  }

  private static let policy = String(
    repeating: "Read the files you need and no others. ", count: 200)
  private static let tool =
    #"{"name":"read_file","description":"Read a file.","input_schema":{"type":"object"}}"#

  /// A request of an agent's conversation: a question, then so many calls with their results.
  private func request(
    minute: Int, calls: [(path: String, result: String)], session: String = "s1",
    success: Bool? = nil
  ) -> String {
    var messages = [#"{"role":"user","content":[{"type":"text","text":"Find the bug."}]}"#]
    for (index, call) in calls.enumerated() {
      let mark =
        index == calls.count - 1 ? #","cache_control":{"type":"ephemeral"}"# : ""
      messages.append(
        #"{"role":"assistant","content":[{"type":"tool_use","id":"t\#(index)","name":"read_file","input":{"path":"\#(call.path)"}}]}"#
      )
      messages.append(
        #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"t\#(index)","content":"\#(call.result)"\#(mark)}]}"#
      )
    }
    let outcome = success.map { #","success":\#($0)"# } ?? ""
    return
      #"{"timestamp":"2026-11-20T10:0\#(minute):00Z","session_id":"\#(session)"\#(outcome),"request":{"model":"claude-opus-5-5","max_tokens":100,"tools":[\#(Self.tool)],"system":[{"type":"text","text":"\#(Self.policy)","cache_control":{"type":"ephemeral"}}],"messages":[\#(messages.joined(separator: ","))]},"usage":{"input_tokens":10,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":50}}"#
  }

  @Test func tokensGoToSectionsToolsAndResults() throws {
    let big = String(repeating: "line of the log file; ", count: 600)
    let (cost, _) = cost([
      request(minute: 0, calls: []),
      request(minute: 1, calls: [("server.log", big)]),
      request(minute: 2, calls: [("server.log", big), ("main.swift", "short")]),
      request(
        minute: 3, calls: [("server.log", big), ("main.swift", "short"), ("x.swift", "more")]),
    ])
    #expect(cost.requests == 4)
    #expect(cost.lanes.count == 1)
    #expect(cost.sections.map(\.name) == ["tools", "system", "messages", "answers"])
    #expect(cost.tools.map(\.name) == ["read_file"])
    #expect(cost.tools.first?.count == 4)
    #expect(cost.results.map(\.name) == ["read_file"])
    // The large result is sent three times, and written in the first of them.
    let large = try #require(cost.oversized.first)
    #expect(large.carriers == 3)
    // Written once at 5 and read twice at 0.20 per million.
    let expected = Double(large.tokens) * (5e-6 + 2 * 0.2e-6)
    #expect(abs(large.cost - expected) < 1e-9)
    #expect(cost.turns.map(\.count) == [1, 1, 1, 1])
    // Every part is billed once.
    let parts = cost.sections.reduce(0) { $0 + $1.cost }
    #expect(abs(parts - cost.simulated.cost.point) < 1e-4)
  }

  private static let batchBody =
    #"{"model":"claude-opus-5-5","max_tokens":100,"system":[{"type":"text","text":"\#(policy)","cache_control":{"type":"ephemeral"}}],"messages":[{"role":"user","content":"Hi"}]}"#
  private static let batchUsage =
    #"{"input_tokens":10,"cache_creation_input_tokens":1000000,"cache_read_input_tokens":0,"output_tokens":50,"service_tier":"batch"}"#

  /// Results stand before their input or behind it; half the price holds for both.
  @Test func theResultsOfABatchAreItsRecordedUsage() {
    let input = #"{"custom_id":"a","params":\#(Self.batchBody)}"#
    let result =
      #"{"custom_id":"a","result":{"type":"succeeded","message":{"usage":\#(Self.batchUsage)}}}"#
    let costs = [[input, result], [result, input]].map {
      cost($0, budgets: [Budget(.tokens(100), per: .run)])
    }
    for (cost, excesses) in costs {
      #expect(cost.recorded.requests == 1)
      // 10 x 4 + 1,000,000 x 5 + 50 x 20 dollars per million tokens, halved.
      #expect(abs(cost.recorded.cost.point - 2.50052) < 1e-9)
      #expect(cost.compared.requests == 1)
      #expect(cost.simulated.usage.output == 50)
      #expect(cost.sections.last?.tokens == 50)
      #expect(excesses.map(\.amount) == [1_000_060])
    }
    #expect(costs[0].0.simulated.cost == costs[1].0.simulated.cost)
    #expect(costs[0].0.lanes.map(\.cost) == costs[1].0.lanes.map(\.cost))
    #expect(costs[0].0.tasks.cost == costs[1].0.tasks.cost)
    let (alone, excesses) = cost([input], budgets: [Budget(.tokens(100), per: .run)])
    #expect(alone.recorded.requests == 0)
    #expect(excesses.count == 1)
  }

  @Test(arguments: [
    (#""service_tier":"standard""#, 5.0), (#""service_tier":"batch""#, 2.5),
    (#""speed":"fast""#, 10), (#""inference_geo":"us""#, 5.5),
    (#""service_tier":"batch","inference_geo":"us""#, 2.75),
  ])
  func theServiceDecidesThePrice(_ service: String, _ dollars: Double) {
    let usage =
      #"{"input_tokens":0,"cache_creation_input_tokens":1000000,"cache_read_input_tokens":0,"output_tokens":0,\#(service)}"#
    let (found, _) = cost([#"{"request":\#(Self.batchBody),"response":{"usage":\#(usage)}}"#])
    #expect(abs(found.recorded.cost.point - dollars) < 1e-9)
  }

  /// What a tier costs by contract, and fast answers of a model that has no price for them.
  @Test(arguments: [
    (#""service_tier":"priority""#, "claude-opus-5-5 (priority)"),
    (#""speed":"fast""#, "claude-haiku-5-5 (fast)"),
  ])
  func aServiceWithoutAKnownPriceIsUnpriced(_ service: String, _ name: String) {
    let model = String(name.prefix { $0 != " " })
    let body = Self.batchBody.replacing("claude-opus-5-5", with: model)
    let (found, _) = cost([
      #"{"request":\#(body),"response":{"usage":{"input_tokens":9,\#(service)}}}"#
    ])
    #expect(found.unpriced.map(\.model) == [name])
  }

  @Test func aFailedRequestCostsNothing() {
    let (found, _) = cost([
      #"{"request":\#(Self.batchBody),"response":{"type":"error","error":{"type":"api_error"}}}"#,
      #"{"request":\#(Self.batchBody),"usage":\#(Self.batchUsage)}"#,
    ])
    #expect(found.failed == 1)
    #expect(found.simulated.requests == 1)
    #expect(found.simulated.usage.read == 0)
    #expect(found.retries.count == 0)
  }

  /// The second and the third path stand in no result before them: both calls could have been made
  /// with the first one. A path that a result names has to wait for it.
  @Test func callsThatNeedNothingOfTheResultBeforeCouldHaveBeenOneTurn() {
    let calls = [("a.swift", "alpha"), ("b.swift", "beta, see c.swift"), ("c.swift", "gamma")]
    let (cost, _) = cost((0...3).map { request(minute: $0, calls: Array(calls.prefix($0))) })
    #expect(cost.serial.map(\.turns) == [1])
    #expect(cost.serial.first?.tools == ["read_file"])
  }

  @Test func failedTasksAndRetriesArePaidForBySuccesses() throws {
    let (cost, excesses) = cost(
      [
        request(minute: 0, calls: [], session: "a", success: true),
        request(minute: 1, calls: [], session: "b", success: false),
        request(minute: 1, calls: [], session: "b", success: false),
      ], budgets: [Budget(.tokens(100), per: .run), Budget(.money(5), per: .row)])
    #expect(cost.tasks.count == 2)
    #expect(cost.tasks.succeeded == 1)
    #expect(cost.tasks.failed == 1)
    #expect(cost.tasks.costPerSuccess == cost.tasks.cost)
    #expect(cost.retries.count == 1)
    // 3 x (10 + 50) recorded tokens.
    #expect(excesses.map(\.amount) == [180])
  }
}
