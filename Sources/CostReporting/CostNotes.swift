import PromptCosts
import Reporting
import SourceText

/// What is to be said of figures: where they come from and what they leave out.
enum CostNotes {
  static func lines(for report: CostReport, _ options: CostOptions) -> [String] {
    var lines: [String] = []
    switch report.output {
    case .recorded: break
    case .partlyRecorded(let count, let others):
      lines.append(
        "answers: \(NumberText.count(count, "row")) say how long; the others count "
          + NumberText.amount(others, "token"))
    case .stated(let tokens): lines.append("answers: \(NumberText.amount(tokens, "token")) each")
    case .unknown:
      lines.append(
        "answers are not counted: the rows have no $output_tokens; say --output-tokens N")
    }
    if case .assumed = report.arrivals {
      lines.append("times are assumed: give rows $at, or say --gap 90s or --arrivals poisson:0.2/s")
    }
    if report.problems.invalidRows > 0 {
      lines.append(
        "\(NumberText.count(report.problems.invalidRows, "row")) cannot be rendered: not counted")
    }
    for model in report.models { lines += self.lines(for: model) }
    if report.models.contains(where: { $0.strategies.contains { $0.strategy.isBatch } }) {
      lines.append("batches: 30 to 98 % of the possible reads, as users report; at batch prices")
    }
    if let successes = options.successes {
      lines.append(
        "results: \(NumberText.integer(successes.succeeded)) succeeded, "
          + "\(NumberText.integer(successes.failed)) failed; a failure is paid for and sent again")
    }
    return lines + ["bounds come from the estimate of tokens; months have 30 days"]
  }

  private static func lines(for model: ModelCost) -> [String] {
    var lines: [String] = []
    let name = VisibleText.plain(model.name)
    if model.isAssumed { lines.append("\(name): some of its prices are assumed") }
    if let limit = model.priceLimit, let above = model.strategies.first?.aboveLimit {
      if above > 0 {
        lines.append(
          "\(name): \(NumberText.count(above, "request")) above \(NumberText.integer(limit)) "
            + "tokens, at the higher prices for all of it")
      } else if model.sample.high > limit {
        lines.append(
          "\(name): requests may be above \(NumberText.integer(limit)) tokens, where all of it "
            + "costs more")
      }
    }
    return lines
  }

  static func arrivals(_ note: CostReport.ArrivalNote) -> String {
    switch note {
    case .recorded: "at the times of the rows"
    case .partlyRecorded(let count):
      "at the times that \(NumberText.count(count, "row")) have, the others with the row before"
    case .stated(let arrivals): describe(arrivals)
    case .assumed(let arrivals): describe(arrivals) + " (assumed)"
    }
  }

  private static func describe(_ arrivals: Arrivals) -> String {
    switch arrivals {
    case .recorded: "at the times of the rows"
    case .gap(let milliseconds): "one every \(duration(milliseconds))"
    case .poisson(let rate): "at random, \(rate.formattedShort) a second on average"
    }
  }

  private static func duration(_ milliseconds: Int) -> String {
    for (unit, size) in [("h", 3_600_000), ("m", 60_000), ("s", 1000)]
    where milliseconds >= size && milliseconds % size == 0 {
      return "\(milliseconds / size)\(unit)"
    }
    return "\(milliseconds)ms"
  }

  static func percent(_ share: Double) -> String {
    let perMille = Int((share * 1000).rounded())
    return perMille % 10 == 0 ? "\(perMille / 10) %" : "\(perMille / 10).\(perMille % 10) %"
  }

  static func share(_ range: (low: Double, high: Double)) -> String {
    let low = percent(range.low)
    let high = percent(range.high)
    return low == high ? low : "\(low.dropLast(2)) to \(high)"
  }
}

extension Double {
  /// Up to three decimals, without zeros at the end; below a thousandth as it is.
  fileprivate var formattedShort: String {
    guard (0.001..<1e12).contains(self) else { return description }
    let thousandths = Int((self * 1000).rounded())
    guard thousandths % 1000 != 0 else { return "\(thousandths / 1000)" }
    var fraction = String(thousandths % 1000 + 1000).dropFirst()
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(thousandths / 1000).\(fraction)"
  }
}
