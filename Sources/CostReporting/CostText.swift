import PromptCache
package import PromptCosts
package import Reporting
import SourceText

/// What a template costs, for people: one table of all strategies and models.
package struct CostText {
  private let style: Style
  private let options: CostOptions

  package init(_ report: ReportOptions = ReportOptions(), options: CostOptions = CostOptions()) {
    style = Style(isColored: report.isColored)
    self.options = options
  }

  package func output(for report: CostReport) -> [UInt8] {
    var lines = [style.paint(heading(report), .strong), ""]
    lines += table(report)
    if let tiers = report.tiers { lines += [""] + tierLines(tiers) }
    lines += [""] + notes(report)
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func heading(_ report: CostReport) -> String {
    "\(VisibleText.plain(report.path)): \(NumberText.count(report.requests, "request")), "
      + CostNotes.arrivals(report.arrivals)
  }

  private func table(_ report: CostReport) -> [String] {
    var header = [
      "tokens a request", "uncached", "written", "read", "answer", "read %", "$ per 1,000",
      "bounds",
    ]
    if options.perSuccess(report) { header.append("$ per success") }
    if options.requestsPerDay != nil { header.append("$ a month") }
    var table = TextTable(leftColumns: [0, header.count])
    table.add(header, .faint)
    let all = report.models.flatMap(\.strategies)
    let largest = all.map(\.perThousand.point).max() ?? 0
    let cheapest = all.map(\.perThousand.point).min()
    for model in report.models {
      let tier = model.tier.map { " (\(VisibleText.plain($0)))" } ?? ""
      table.add(line: "")
      table.add(line: style.paint(VisibleText.plain(model.name) + tier, .strong))
      guard model.isPriced else {
        table.add(line: "  unpriced: the model data has no prices for it")
        continue
      }
      for cost in model.strategies {
        table.add(
          cells(cost, largest), cost.perThousand.point == cheapest ? .help : nil)
      }
    }
    return table.lines(style)
  }

  private func cells(_ cost: StrategyCost, _ largest: Double) -> [String] {
    func mean(_ sum: Int) -> String {
      NumberText.integer(cost.requests > 0 ? (sum + cost.requests / 2) / cost.requests : 0)
    }
    let usage = cost.usage
    let money = cost.perThousand
    var cells = [
      "  " + cost.strategy.name, mean(usage.uncached), mean(usage.shortWrite + usage.longWrite),
      mean(usage.read), mean(usage.output), CostNotes.share(cost.readShare),
      NumberText.money(money.point),
      "\(NumberText.money(money.low)) to \(NumberText.money(money.high))",
    ]
    if let success = options.perSuccess(cost) { cells.append(NumberText.money(success)) }
    if let month = options.monthly(cost) { cells.append(NumberText.money(month)) }
    let bar = TextTable.bar(money.point, of: largest)
    return cells + [bar]
  }

  private func tierLines(_ tiers: TierMix) -> [String] {
    let mixed = NumberText.money(tiers.mixed.point)
    let direct = NumberText.money(tiers.direct.point)
    let first = VisibleText.plain(tiers.first)
    let last = VisibleText.plain(tiers.last)
    var line =
      "tiers: \(first) first, \(CostNotes.percent(tiers.escalation)) of the requests on to "
    line += "\(last): \(mixed) per 1,000 requests; all to \(last): \(direct). "
    if let share = tiers.losesFrom {
      line += "Tiering loses from \(share) % on."
    } else {
      line += "Tiering never loses."
    }
    return [line]
  }

  private func notes(_ report: CostReport) -> [String] {
    CostNotes.lines(for: report, options).map { style.paint($0, .faint) }
  }
}

extension CostOptions {
  fileprivate func perSuccess(_ report: CostReport) -> Bool {
    successes?.requestsPerSuccess != nil && report.requests > 0
  }
}
