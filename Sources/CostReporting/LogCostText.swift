import PromptCache
package import PromptCosts
package import Reporting
import RequestLog
import SourceText

/// What a log cost and where the tokens went, for people.
package struct LogCostText {
  private let style: Style

  /// The most lines of one list; what is left out is counted.
  private static let limit = 10

  package init(_ report: ReportOptions = ReportOptions()) {
    style = Style(isColored: report.isColored)
  }

  package func output(for cost: LogCost) -> [UInt8] {
    var lines = [
      style.paint(
        "\(NumberText.count(cost.requests, "request")) in "
          + NumberText.count(cost.lanes.count, "conversation"), .strong), "",
    ]
    lines += bills(cost) + [""]
    lines += shares("where the tokens go", cost.sections, cost) + [""]
    if !cost.tools.isEmpty { lines += shares("tool definitions", cost.tools, cost) + [""] }
    if !cost.results.isEmpty {
      lines += shares("tool results, each time they were sent", cost.results, cost) + [""]
    }
    if cost.turns.count > 1 { lines += shares("turns", cost.turns, cost, limit: 20) + [""] }
    lines += oversized(cost) + serial(cost) + lanes(cost) + tasks(cost)
    lines += notes(cost).map { style.paint($0, .faint) }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func bills(_ cost: LogCost) -> [String] {
    var table = TextTable()
    table.add(
      ["", "requests", "uncached", "written", "read", "answers", "read %", "$", "bounds"], .faint)
    var rows = [("simulated", cost.simulated)]
    if cost.recorded.requests > 0 {
      if cost.compared.requests < cost.simulated.requests {
        rows.append(("simulated, with usage", cost.compared))
      }
      rows.append(("recorded", cost.recorded))
    }
    for (name, bill) in rows {
      let usage = bill.usage
      let share = usage.prompt > 0 ? Double(usage.read) / Double(usage.prompt) : 0
      let money = bill.cost
      table.add([
        name, NumberText.integer(bill.requests), NumberText.integer(usage.uncached),
        NumberText.integer(usage.shortWrite + usage.longWrite), NumberText.integer(usage.read),
        NumberText.integer(usage.output), CostNotes.percent(share), NumberText.money(money.point),
        money.low == money.high
          ? "" : "\(NumberText.money(money.low)) to \(NumberText.money(money.high))",
      ])
    }
    return table.lines(style)
  }

  private func shares(
    _ title: String, _ shares: [LogCost.Share], _ cost: LogCost, limit: Int = limit
  ) -> [String] {
    var table = TextTable(leftColumns: [0, 4])
    table.add([title, "tokens", "$", "share"], .faint)
    let total = cost.simulated.cost.point
    let largest = shares.map(\.cost).max() ?? 0
    for share in shares.prefix(limit) {
      table.add([
        "  " + VisibleText.plain(share.name), NumberText.integer(share.tokens),
        NumberText.money(share.cost), CostNotes.percent(total > 0 ? share.cost / total : 0),
        TextTable.bar(share.cost, of: largest),
      ])
    }
    var lines = table.lines(style)
    if shares.count > limit { lines.append("  ... and \(shares.count - limit) more") }
    return lines
  }

  private func oversized(_ cost: LogCost) -> [String] {
    guard !cost.oversized.isEmpty else { return [] }
    var table = TextTable(leftColumns: [0, 1])
    table.add(["large tool results", "first sent", "tokens", "sent", "$"], .faint)
    for result in cost.oversized {
      table.add([
        "  " + VisibleText.plain(result.tool), place(result.first),
        NumberText.integer(result.tokens), "\(NumberText.integer(result.carriers)) times",
        NumberText.money(result.cost),
      ])
    }
    return table.lines(style)
      + ["  in all \(NumberText.money(cost.oversizedCost)): cut them where they enter", ""]
  }

  private func serial(_ cost: LogCost) -> [String] {
    guard !cost.serial.isEmpty else { return [] }
    var lines = [style.paint("calls that could have been one turn with the call before", .faint)]
    for calls in cost.serial.prefix(Self.limit) {
      let tools = calls.tools.map { VisibleText.plain($0) }.joined(separator: ", ")
      lines.append(
        "  \(place(calls.first)): \(NumberText.count(calls.turns, "turn")) of \(tools), "
          + NumberText.money(calls.cost))
    }
    let turns = cost.serial.reduce(0) { $0 + $1.turns }
    let money = cost.serial.reduce(0) { $0 + $1.cost }
    return lines + [
      "  in all \(NumberText.count(turns, "turn")), \(NumberText.money(money)): they use nothing of "
        + "the result before them", "",
    ]
  }

  private func lanes(_ cost: LogCost) -> [String] {
    let sharing = cost.lanes.filter { $0.saving > 0 }.sorted {
      ($1.saving, $0.number) < ($0.saving, $1.number)
    }
    guard !sharing.isEmpty else { return [] }
    var lines = [
      style.paint("conversations that sent again what another had sent and did not read it", .faint)
    ]
    for lane in sharing.prefix(Self.limit) {
      lines.append(
        "  \(place(lane.first)): \(NumberText.amount(lane.sharedTokens, "token")), "
          + NumberText.money(lane.saving))
    }
    if sharing.count > Self.limit { lines.append("  ... and \(sharing.count - Self.limit) more") }
    let money = sharing.reduce(0) { $0 + $1.saving }
    return lines + [
      "  in all \(NumberText.money(money)): a breakpoint at the end of what they share, and one of "
        + "them first", "",
    ]
  }

  private func tasks(_ cost: LogCost) -> [String] {
    let tasks = cost.tasks
    guard tasks.count > 0 else { return [] }
    var line = "tasks: \(NumberText.integer(tasks.count)), "
    line += "\(NumberText.amount(tasks.tokens / tasks.count, "token")) and "
    line += "\(NumberText.money(tasks.cost / Double(tasks.count))) each"
    if let success = tasks.costPerSuccess {
      line += "; \(NumberText.integer(tasks.succeeded)) succeeded, "
      line += "\(NumberText.integer(tasks.failed)) failed: \(NumberText.money(success)) per success"
    }
    var lines = [line]
    if cost.retries.count > 0 {
      lines.append(
        "retries: \(NumberText.integer(cost.retries.count)), \(NumberText.money(cost.retries.cost))"
      )
    }
    return lines + [""]
  }

  private func notes(_ cost: LogCost) -> [String] {
    var notes: [String] = []
    if !cost.hasTimes { notes.append("the log has no times: nothing expires in the simulation") }
    if cost.failed > 0 {
      notes.append("\(NumberText.count(cost.failed, "request")) failed: not counted")
    }
    for entry in cost.unpriced.prefix(Self.limit) {
      notes.append(
        "\(VisibleText.plain(entry.model)): \(NumberText.count(entry.count, "request")) unpriced, "
          + "not counted")
    }
    if cost.unpriced.count > Self.limit {
      notes.append("... and \(cost.unpriced.count - Self.limit) more unpriced models")
    }
    if cost.simulated.aboveLimit > 0 {
      notes.append(
        "\(NumberText.count(cost.simulated.aboveLimit, "request")) above the price limit of the "
          + "model, at the higher prices for all of it")
    }
    return notes + ["money by part follows the simulation; bounds come from the estimate of tokens"]
  }

  private func place(_ reference: RequestReference) -> String {
    "\(VisibleText.plain(reference.place.path)):\(reference.place.line)"
  }
}
