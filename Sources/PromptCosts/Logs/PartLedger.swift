import CacheSimulation
import PromptCache
import RequestLog
import SourceText

/// Adds up tokens and money by the parts of requests: sections, tools, results, turns.
struct PartLedger {
  private var sections: [LogCost.Share] = ["tools", "system", "messages", "answers"].map {
    LogCost.Share(name: $0)
  }
  private var tools: [String: LogCost.Share] = [:]
  private var results: [String: LogCost.Share] = [:]
  private var turns: [LogCost.Share] = []
  private var carried: [ResultKey: LogCost.OversizedResult] = [:]
  /// The names of the tools that were called, by the call's id.
  private var names: [String: String] = [:]

  /// Turns beyond this one are counted with it.
  private static let turnLimit = 20
  /// Results from this size on are followed through the requests that send them again.
  private static let resultTokens = 1000
  private static let nameLimit = 1 << 16

  private struct ResultKey: Hashable {
    var lane: Int
    var content: UInt64
  }

  mutating func add(_ request: LoggedRequest, _ prices: BlockPrices) {
    var start = 0
    var sums = [(tokens: Int, cost: Double)](repeating: (0, 0), count: 3)
    for block in request.blocks {
      let end = start &+ block.tokens.point
      let cost = prices.cost(start..<max(start, end))
      sums[Int(block.section.rawValue)].tokens &+= block.tokens.point
      sums[Int(block.section.rawValue)].cost += cost
      if let call = block.call { add(call, block, cost, request) }
      start = end
    }
    for (index, sum) in sums.enumerated() where sum.tokens > 0 {
      sections[index].add(sum.tokens, sum.cost)
    }
  }

  mutating func addAnswer(_ tokens: Int, _ cost: Double, turn: Int) {
    guard tokens > 0 else { return }
    sections[3].add(tokens, cost)
    let place = min(turn, Self.turnLimit - 1)
    turns[place].tokens &+= tokens
    turns[place].cost += cost
  }

  private mutating func add(
    _ call: LoggedCall, _ block: LoggedBlock, _ cost: Double, _ request: LoggedRequest
  ) {
    if block.section == .tools {
      tools[call.name ?? "?", default: LogCost.Share(name: call.name ?? "?")]
        .add(block.tokens.point, cost)
      return
    }
    switch block.kind {
    case .block: break
    case .toolUse:
      if names.count > Self.nameLimit { names = [:] }
      if let id = call.id, let name = call.name { names[id] = name }
    case .toolResult:
      let name = call.id.flatMap { names[$0] } ?? call.name ?? "?"
      results[name, default: LogCost.Share(name: name)].add(block.tokens.point, cost)
      guard block.tokens.point >= Self.resultTokens else { return }
      let key = ResultKey(lane: request.lane, content: block.content)
      var result =
        carried[key]
        ?? LogCost.OversizedResult(
          tool: name, tokens: block.tokens.point, first: request.reference, carriers: 0, cost: 0)
      result.carriers += 1
      result.cost += cost
      carried[key] = result
    }
  }

  mutating func addTurn(_ turn: Int, _ usage: TokenUsage, _ cost: Double) {
    let place = min(turn, Self.turnLimit - 1)
    while turns.count <= place {
      let number = turns.count + 1
      let name = number == Self.turnLimit ? "turn \(number) and later" : "turn \(number)"
      turns.append(LogCost.Share(name: name))
    }
    turns[place].add(usage.prompt, cost)
  }

  func finish(into cost: inout LogCost) {
    cost.sections = sections.filter { $0.count > 0 }
    cost.tools = Self.sorted(tools)
    cost.results = Self.sorted(results)
    cost.turns = turns
    let oversized = carried.values.filter { $0.carriers > 1 }.sorted {
      ($1.cost, $0.first.index, $0.tokens) < ($0.cost, $1.first.index, $1.tokens)
    }
    cost.oversized = Array(oversized.prefix(10))
    cost.oversizedCost = oversized.reduce(0) { $0 + $1.cost }
  }

  private static func sorted(_ shares: [String: LogCost.Share]) -> [LogCost.Share] {
    shares.values.sorted { ($1.cost, $0.name) < ($0.cost, $1.name) }
  }
}
