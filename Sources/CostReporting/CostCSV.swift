import PromptCache
package import PromptCosts
import Reporting

/// What a template costs as a table for spreadsheets: a line for each model and strategy.
package enum CostCSV {
  private static let header = [
    "model", "tier", "strategy", "requests", "uncached_tokens", "read_tokens",
    "write_short_tokens", "write_long_tokens", "output_tokens", "read_share_low",
    "read_share_high", "cost_low", "cost", "cost_high", "cost_per_thousand", "cost_per_success",
    "cost_per_month",
  ]

  package static func output(
    for report: CostReport, options: CostOptions = CostOptions()
  ) -> [UInt8] {
    var lines = [header]
    for model in report.models {
      guard model.isPriced else {
        let name = [model.name, model.tier ?? "", "unpriced", String(report.requests)]
        lines.append(name + Array(repeating: "", count: header.count - name.count))
        continue
      }
      for cost in model.strategies { lines.append(line(model, cost, options)) }
    }
    return text(of: lines)
  }

  private static func line(
    _ model: ModelCost, _ cost: StrategyCost, _ options: CostOptions
  ) -> [String] {
    let usage = cost.usage
    let tokens = [
      usage.uncached, usage.read, usage.shortWrite, usage.longWrite, usage.output,
    ].map { String($0) }
    let money = [
      cost.readShare.low, cost.readShare.high, cost.cost.low, cost.cost.point, cost.cost.high,
      cost.perThousand.point, options.perSuccess(cost), options.monthly(cost),
    ].map { $0.map { String(decoding: JSONBuilder.number($0), as: UTF8.self) } ?? "" }
    return [model.name, model.tier ?? "", cost.strategy.name, String(cost.requests)] + tokens
      + money
  }

  /// Lines of fields, quoted where they must be (RFC 4180, with line feeds).
  static func text(of lines: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      for (index, field) in line.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        if field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) {
          bytes.append(0x22)
          for byte in field.utf8 { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
          bytes.append(0x22)
        } else {
          bytes += field.utf8
        }
      }
      bytes.append(0x0A)
    }
    return bytes
  }
}
