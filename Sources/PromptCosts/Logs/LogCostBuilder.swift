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

  private struct TaskCost {
    var tokens = 0
    var cost = 0.0
    var outcome: LoggedOutcome?
  }

  private var budgets: BudgetMeter

  /// - Parameter budgets: What requests, sessions or all of them may use.
  package init(budgets: [Budget] = []) { self.budgets = BudgetMeter(budgets) }

  /// What is over a budget: by recorded usage where there is some, else by the simulation.
  package var excesses: [BudgetExcess] { budgets.finish() }

  /// Takes the next request; logs are in the order of time, or nearly.
  package func add(_ request: LoggedRequest) {
    cost.requests += 1
    if request.milliseconds != nil { cost.hasTimes = true }
    lastTime = max(lastTime, request.milliseconds ?? lastTime + (cost.hasTimes ? 0 : 1))
    guard let model = request.model?.model, let costs = CostModel(model) else {
      unpriced[request.model?.written ?? "no model", default: 0] += 1
      return
    }
    let played = player(of: model, hasTimes: request.milliseconds != nil).play(
      request, at: lastTime)
    bill(request, played, costs)
    let prices = BlockPrices(played.point, costs)
    let output = costs.prices(of: played.point.prompt).output * played.point.output
    let dollars = costs.cost(of: played.point).dollars
    let used = request.usage.map { TokenUsage($0) } ?? played.point
    var session = PrefixHash()
    session.combine((request.group ?? "lane \(request.lane)").utf8)
    budgets.add(
      number: request.reference.number, session: session.value,
      tokens: used.prompt &+ used.output, dollars: costs.cost(of: used).dollars)
    parts.add(request, prices, answer: output.dollars, lane: request.lane)
    let step = lanes.add(
      request, played.chain, prices, cost: dollars, promptTokens: played.point.prompt, model: model)
    parts.addTurn(step.turn, played.point, dollars)
    if step.isRetry { cost.retries.add(played.point.prompt, dollars) }
    var task = tasks[request.group ?? "lane \(request.lane)"] ?? TaskCost()
    task.tokens &+= played.point.prompt &+ played.point.output
    task.cost += dollars
    task.outcome = request.outcome ?? task.outcome
    tasks[request.group ?? "lane \(request.lane)"] = task
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

  private func bill(_ request: LoggedRequest, _ played: LogPlayer.Played, _ costs: CostModel) {
    cost.simulated.add(played, costs)
    guard let usage = request.usage else { return }
    cost.compared.add(played, costs)
    let reported = TokenUsage(usage)
    let dollars = costs.cost(of: reported).dollars
    cost.recorded.requests += 1
    cost.recorded.usage += reported
    cost.recorded.cost =
      cost.recorded.cost + MoneyRange(low: dollars, point: dollars, high: dollars)
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
  fileprivate mutating func add(_ played: LogPlayer.Played, _ costs: CostModel) {
    requests += 1
    usage += played.point
    cost =
      cost
      + MoneyRange(
        low: costs.cost(of: played.low).dollars, point: costs.cost(of: played.point).dollars,
        high: costs.cost(of: played.high).dollars)
    if let limit = costs.prices.longPrompt?.threshold, played.point.prompt > limit {
      aboveLimit += 1
    }
  }
}
