import CacheSimulation
import PromptCache
import RequestLog
import SourceText

/// Follows conversations: their turns, their retries, calls in a row, what they share.
struct LaneLedger {
  private var lanes: [Int: State] = [:]
  /// The prefixes with which conversations began, by model.
  private var beginnings: [String: Set<UInt64>] = [:]
  private static let beginningLimit = 1 << 18
  /// The latest request of each task, by its fingerprint.
  private var latest: [String: UInt64] = [:]

  private struct State {
    var summary: LogCost.LaneCost
    var turn = -1
    /// The fingerprint and the number of the latest request's blocks.
    var hash: UInt64 = 0
    var count = 0
    var cost = 0.0
    var result: LoggedCall?
    var tool: String?
    var serial: LogCost.SerialCalls?
  }

  /// What a request is within its conversation.
  struct Step {
    /// From 0.
    var turn: Int
    /// Whether it is the same as the request before.
    var isRetry: Bool
  }

  mutating func add(
    _ request: LoggedRequest, _ chain: PrefixChain, _ prices: BlockPrices, cost: Double,
    promptTokens: Int, model: Model
  ) -> Step {
    var state =
      lanes[request.lane]
      ?? State(
        summary: LogCost.LaneCost(
          number: request.lane, first: request.reference, model: model.id, requests: 0, tokens: 0,
          cost: 0, sharedTokens: 0, saving: 0))
    if state.summary.requests == 0 { noteBeginning(chain, prices, model, &state.summary) }
    let task = request.group ?? "lane \(request.lane)"
    let own = chain.hashes.last ?? 0
    let isRetry = latest.updateValue(own, forKey: task) == own
    if !isRetry { state.turn += 1 }
    state.summary.requests += 1
    state.summary.tokens &+= promptTokens
    state.summary.cost += cost
    noteCalls(request, chain, &state)
    (state.hash, state.count, state.cost) = (own, request.blocks.count, cost)
    lanes[request.lane] = state
    return Step(turn: max(0, state.turn), isRetry: isRetry)
  }

  /// Adds the answer to a conversation's latest request.
  mutating func addAnswer(_ cost: Double, lane: Int) {
    lanes[lane]?.summary.cost += cost
    lanes[lane]?.cost += cost
  }

  /// What of a conversation's first request an earlier one had sent, and did not get read.
  private mutating func noteBeginning(
    _ chain: PrefixChain, _ prices: BlockPrices, _ model: Model, _ lane: inout LogCost.LaneCost
  ) {
    var known = beginnings[model.id] ?? []
    if let last = chain.hashes.lastIndex(where: { known.contains($0) }),
      chain.tokens[last] >= model.minimum?.high ?? 0
    {
      let tokens = chain.tokens[last]
      lane.sharedTokens = tokens
      lane.saving = max(
        0, prices.cost(0..<tokens) - Double(tokens) * Double(prices.readPrice) / 1e12)
    }
    if known.count > Self.beginningLimit { known = [] }
    known.formUnion(chain.hashes)
    beginnings[model.id] = known
  }

  /// Looks for a call that needed nothing of the result before it, so that both could have been
  /// made in one turn: the request between them was not needed.
  private func noteCalls(_ request: LoggedRequest, _ chain: PrefixChain, _ state: inout State) {
    guard state.count > 0, state.count < request.blocks.count,
      chain.hashes[state.count - 1] == state.hash
    else {
      state.result = nil
      return
    }
    let new = request.blocks[state.count...]
    let calls = new.filter { $0.kind == .toolUse }.compactMap(\.call)
    let results = new.filter { $0.kind == .toolResult }.compactMap(\.call)
    guard calls.count == 1, results.count == 1, let call = calls.first else {
      state.result = nil
      return
    }
    if let earlier = state.result, !call.texts.isEmpty, !Self.uses(call, earlier) {
      var serial =
        state.serial
        ?? LogCost.SerialCalls(
          lane: request.lane, first: request.reference, tools: [state.tool ?? "?"], turns: 0,
          cost: 0)
      serial.turns += 1
      serial.cost += state.cost
      if let name = call.name, !serial.tools.contains(name) { serial.tools.append(name) }
      state.serial = serial
    }
    state.result = results.first
    state.tool = call.name
  }

  /// Whether a call says something that stands in a result.
  private static func uses(_ call: LoggedCall, _ result: LoggedCall) -> Bool {
    guard let text = result.texts.first else { return false }
    return call.texts.contains { $0.count >= 3 && contains(text, $0) }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first, part.count <= text.count else { return false }
    for start in 0...(text.count - part.count)
    where text[start] == first && text[start..<(start + part.count)].elementsEqual(part) {
      return true
    }
    return false
  }

  func finish(into cost: inout LogCost) {
    let states = lanes.values.sorted { $0.summary.number < $1.summary.number }
    cost.lanes = states.map(\.summary)
    cost.serial = states.compactMap(\.serial).sorted {
      ($1.cost, $0.lane) < ($0.cost, $1.lane)
    }
  }
}
