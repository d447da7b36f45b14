import CacheSimulation
package import PromptCache
package import RequestLog
import SourceText

/// Adds up what the requests of a log cost, one after another.
package final class LogCostBuilder {
  private var cost = LogCost()
  private var players: [String: LogPlayer] = [:]
  private var unpriced: [String: Int] = [:]
  private var lastTime = 0
  private var lanes = LaneLedger()
  private var parts = PartLedger()
  private var tasks: [String: TaskCost] = [:]

  private var budgets: BudgetMeter
  /// The requests whose usage may still come, by their position in the log.
  private var waiting: [Int: Billed] = [:]
  /// More of them are taken for requests without usage.
  private static let waitingLimit = 100_000

  private struct TaskCost {
    var tokens = 0
    var cost = 0.0
    var outcome: LoggedOutcome?
  }

  /// A request whose prompt is billed, for what its usage adds.
  private struct Billed {
    var number: Int
    var lane: Int
    var task: String
    var turn: Int
    var isRetry: Bool
    var model: Model
    var service: ServiceLevel
    var low: TokenUsage
    var point: TokenUsage
    var high: TokenUsage
  }

  /// - Parameter budgets: What requests, sessions or all of them may use.
  package init(budgets: [Budget] = []) { self.budgets = BudgetMeter(budgets) }

  /// What is over a budget: by recorded usage where there is some, else by the simulation.
  package var excesses: [BudgetExcess] {
    var meter = budgets
    for (_, request) in waiting.sorted(by: { $0.key < $1.key }) {
      add(request, request.point, to: &meter)
    }
    return meter.finish()
  }

  /// Takes the next request; logs are in the order of time, or nearly.
  package func add(_ request: LoggedRequest) {
    cost.requests += 1
    if request.isFailed {
      cost.failed += 1
      return
    }
    if request.milliseconds != nil { cost.hasTimes = true }
    lastTime = max(lastTime, request.milliseconds ?? lastTime + (cost.hasTimes ? 0 : 1))
    guard let model = request.model?.model, let costs = CostModel(model, at: request.service) else {
      let name = request.model?.written ?? "no model"
      unpriced[request.service.name.map { "\(name) (\($0))" } ?? name, default: 0] += 1
      return
    }
    var prompt = request
    prompt.usage = nil
    let played = player(of: model, hasTimes: request.milliseconds != nil).play(prompt, at: lastTime)
    cost.simulated.add(played.low, played.point, played.high, costs)
    let prices = BlockPrices(played.point, costs)
    let dollars = costs.cost(of: played.point).dollars
    parts.add(request, prices)
    let step = lanes.add(
      request, played.chain, prices, cost: dollars, promptTokens: played.point.prompt, model: model)
    parts.addTurn(step.turn, played.point, dollars)
    if step.isRetry { cost.retries.add(played.point.prompt, dollars) }
    let task = request.group ?? "lane \(request.lane)"
    addToTask(task, played.point.prompt, dollars)
    if let outcome = request.outcome { tasks[task]?.outcome = outcome }
    let billed = Billed(
      number: request.reference.number, lane: request.lane, task: task, turn: step.turn,
      isRetry: step.isRetry, model: model, service: request.service, low: played.low,
      point: played.point, high: played.high)
    if let usage = request.usage {
      settle(billed, usage, costs)
    } else if request.reference.place.name != nil, waiting.count < Self.waitingLimit {
      waiting[request.reference.index] = billed
    } else {
      add(billed, played.point, to: &budgets)
    }
  }

  /// Takes the usage of a request that had none when it was added.
  package func add(_ usage: CacheUsage, ofRequest index: Int) {
    guard let request = waiting.removeValue(forKey: index),
      let costs = CostModel(request.model, at: request.service)
    else { return }
    settle(request, usage, costs)
  }

  /// Adds what the usage of a request tells: its answer, and the recorded bill.
  private func settle(_ request: Billed, _ usage: CacheUsage, _ costs: CostModel) {
    func withAnswer(_ played: TokenUsage) -> TokenUsage {
      var whole = played
      whole.output = usage.output
      return whole
    }
    func answer(to played: TokenUsage) -> Double {
      (costs.prices(of: played.prompt).output * usage.output).dollars
    }
    let dollars = answer(to: request.point)
    cost.simulated.usage.output &+= usage.output
    cost.simulated.cost =
      cost.simulated.cost
      + MoneyRange(low: answer(to: request.low), point: dollars, high: answer(to: request.high))
    cost.compared.add(
      withAnswer(request.low), withAnswer(request.point), withAnswer(request.high), costs)
    parts.addAnswer(usage.output, dollars, turn: request.turn)
    lanes.addAnswer(dollars, lane: request.lane)
    addToTask(request.task, usage.output, dollars)
    if request.isRetry { cost.retries.cost += dollars }
    let reported = TokenUsage(usage)
    cost.recorded.add(reported, reported, reported, costs)
    add(request, reported, to: &budgets)
  }

  private func addToTask(_ name: String, _ tokens: Int, _ dollars: Double) {
    tasks[name, default: TaskCost()].tokens &+= tokens
    tasks[name, default: TaskCost()].cost += dollars
  }

  private func add(_ request: Billed, _ used: TokenUsage, to meter: inout BudgetMeter) {
    let costs = CostModel(request.model, at: request.service)
    var session = PrefixHash()
    session.combine(request.task.utf8)
    meter.add(
      number: request.number, session: session.value, tokens: used.prompt &+ used.output,
      dollars: costs?.cost(of: used).dollars ?? 0)
  }

  package func finish() -> LogCost {
    var cost = cost
    cost.unpriced = unpriced.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { ($0.key, $0.value) }
    parts.finish(into: &cost)
    lanes.finish(into: &cost)
    for key in tasks.keys.sorted() {
      guard let task = tasks[key] else { continue }
      cost.tasks.count += 1
      cost.tasks.tokens &+= task.tokens
      cost.tasks.cost += task.cost
      if task.outcome == .succeeded { cost.tasks.succeeded += 1 }
      if task.outcome == .failed { cost.tasks.failed += 1 }
    }
    return cost
  }

  private func player(of model: Model, hasTimes: Bool) -> LogPlayer {
    if let known = players[model.id] { return known }
    let player = LogPlayer(model, hasTimes: hasTimes)
    players[model.id] = player
    return player
  }
}

extension TokenUsage {
  /// What a provider reported.
  package init(_ usage: CacheUsage) {
    let long = min(usage.writtenForAnHour, usage.written)
    self.init(
      uncached: usage.uncached, read: usage.read, shortWrite: usage.written - long,
      longWrite: long, output: usage.output)
  }
}

extension LogCost.Bill {
  fileprivate mutating func add(
    _ low: TokenUsage, _ point: TokenUsage, _ high: TokenUsage, _ costs: CostModel
  ) {
    requests += 1
    usage += point
    cost =
      cost
      + MoneyRange(
        low: costs.cost(of: low).dollars, point: costs.cost(of: point).dollars,
        high: costs.cost(of: high).dollars)
    if let limit = costs.prices.longPrompt?.threshold, point.prompt > limit { aboveLimit += 1 }
  }
}
