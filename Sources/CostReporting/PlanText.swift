import PromptCache
package import PromptCosts
package import Reporting
import SourceText

/// The cheapest breakpoints of a template, for people.
package struct PlanText {
  private let style: Style
  private let options: CostOptions

  package init(_ report: ReportOptions = ReportOptions(), options: CostOptions = CostOptions()) {
    style = Style(isColored: report.isColored)
    self.options = options
  }

  package func output(for plans: [TemplatePlan]) -> [UInt8] {
    let parts = plans.map { lines(for: $0).joined(separator: "\n") }
    return Array((parts.joined(separator: "\n\n") + "\n").utf8)
  }

  private func lines(for plan: TemplatePlan) -> [String] {
    let tier = plan.tier.map { " (\(VisibleText.plain($0)))" } ?? ""
    let heading =
      "\(VisibleText.plain(plan.path)), \(VisibleText.plain(plan.model))\(tier): "
      + "\(NumberText.count(plan.requests, "request")), \(CostNotes.arrivals(plan.arrivals))"
    var lines = [style.paint(heading, .strong)]
    guard let outcome = plan.outcome else {
      return lines + ["no plan for this model: \(plan.refusal ?? "nothing is known of it")"]
    }
    lines += [""] + table(outcome, plan.requests) + [""]
    lines += remedy(plan, outcome) + [""]
    var notes = ["the prompts only: answers cost the same; bounds come from the estimate of tokens"]
    if case .assumed = plan.arrivals {
      notes.append("times are assumed: give rows $at, or say --gap 90s or --arrivals poisson:0.2/s")
    }
    if plan.problems.invalidRows > 0 {
      notes.append(
        "\(NumberText.count(plan.problems.invalidRows, "row")) cannot be rendered: not counted")
    }
    return lines + notes.map { style.paint($0, .faint) }
  }

  private func table(_ outcome: TemplatePlan.Outcome, _ requests: Int) -> [String] {
    var table = TextTable(leftColumns: [0, 3])
    table.add(["", "$ per 1,000", "bounds", "breakpoints"], .faint)
    let written = outcome.isPlaced ? "cache: auto" : "as written"
    let layouts: [(String, MoneyRange?, [TemplatePlan.Mark])] = [
      ("no cache", outcome.uncached, []),
      (written, outcome.written.cost, outcome.written.marks),
      ("cheapest", outcome.cheapest.cost, outcome.cheapest.marks),
    ]
    for (name, cost, marks) in layouts {
      let money = cost?.scaled(by: 1000, over: requests)
      table.add([
        name, money.map { NumberText.money($0.point) } ?? "refused",
        money.map { "\(NumberText.money($0.low)) to \(NumberText.money($0.high))" } ?? "",
        marks.isEmpty
          ? "none" : marks.map { "line \($0.line) (\($0.ttl.rawValue))" }.joined(separator: ", "),
      ])
    }
    return table.lines(style)
  }

  private func remedy(_ plan: TemplatePlan, _ outcome: TemplatePlan.Outcome) -> [String] {
    let perThousand = outcome.saving * 1000 / Double(max(1, plan.requests))
    if outcome.cheapest.marks.allSatisfy(\.isShared), outcome.written.marks.allSatisfy(\.isShared) {
      return [style.paint("these breakpoints are the cheapest for these requests", .help)]
    }
    if outcome.written.cost != nil, perThousand < 0.000_000_5 {
      return [style.paint("no other breakpoints are cheaper for these requests", .help)]
    }
    var line = "saves \(NumberText.money(perThousand)) per 1,000 requests"
    if let rate = options.requestsPerDay {
      let monthly = perThousand / 1000 * rate * CostOptions.daysPerMonth
      line += ", \(NumberText.money(monthly)) a month"
    }
    var lines = [style.paint(line, .help)]
    let path = VisibleText.plain(plan.path)
    for mark in outcome.cheapest.marks where !mark.isShared {
      let text = mark.ttl == .fiveMinutes ? "- breakpoint" : "- breakpoint: \(mark.ttl.rawValue)"
      let isThere = outcome.written.marks.contains { $0.line == mark.line } && !outcome.isPlaced
      let verb = isThere ? "make the breakpoint" : "write"
      lines.append(
        "  \(path):\(mark.line): after \(mark.place), \(verb) '\(text)'  "
          + style.paint(
            "(\(NumberText.integer(mark.tokens)) tokens, read by "
              + "\(NumberText.integer(mark.readers)) of \(NumberText.count(plan.requests, "request")))",
            .faint))
    }
    if !outcome.isPlaced {
      for mark in outcome.written.marks
      where !mark.isShared && !outcome.cheapest.marks.contains(where: { $0.line == mark.line }) {
        lines.append("  \(path):\(mark.line): remove the breakpoint after \(mark.place)")
      }
    }
    if outcome.isReordered {
      lines.append(
        "  first write the blocks of system in the order in which they are sent: nothing moves "
          + "across a written breakpoint")
    }
    return lines
  }
}
