import PromptCache
package import PromptCosts
import Reporting

/// What a template costs as JSON, for programs.
///
/// `{"version":1,"path":...,"requests":N,"invalid_rows":N,"models":[...],"tiers":{...}}`. A model has
/// `model`, `tier`, `priced` and `strategies`; a strategy has `strategy`, `tokens` (sums over all
/// requests: `uncached`, `read`, `write_short`, `write_long`, `output`), `cost` and
/// `cost_per_thousand` (US dollars: `low`, `point`, `high`), `read_share` (`low`, `high`), `readers`,
/// `above_price_limit`, `cost_per_success` and `cost_per_month`. Members may be added, none is
/// renamed or removed.
package enum CostJSON {
  package static func output(
    for report: CostReport, options: CostOptions = CostOptions()
  ) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("version", 1)
      json.add("path", report.path)
      json.add("requests", report.requests)
      json.add("invalid_rows", report.problems.invalidRows)
      json.add("models", JSONBuilder.array(report.models.map { model($0, options) }, onLines: true))
      json.add("tiers", report.tiers.map(tiers))
      json.add(
        "notes",
        JSONBuilder.array(CostNotes.lines(for: report, options).map { JSONBuilder.string($0) }))
    } + [0x0A]
  }

  private static func model(_ model: ModelCost, _ options: CostOptions) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("model", model.name)
      json.add("tier", model.tier)
      json.add("priced", model.isPriced)
      json.add("price_limit", model.priceLimit)
      json.add(
        "request_tokens",
        JSONBuilder.object { json in
          json.add("low", model.sample.low)
          json.add("point", model.sample.point)
          json.add("high", model.sample.high)
        })
      json.add(
        "strategies",
        JSONBuilder.array(model.strategies.map { strategy($0, options) }, onLines: true))
    }
  }

  private static func strategy(_ cost: StrategyCost, _ options: CostOptions) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("strategy", cost.strategy.name)
      json.add("requests", cost.requests)
      json.add("tokens", tokens(cost.usage))
      json.add("cost", money(cost.cost))
      json.add("cost_per_thousand", money(cost.perThousand))
      json.add(
        "read_share",
        JSONBuilder.object { json in
          json.add("low", JSONBuilder.number(cost.readShare.low))
          json.add("high", JSONBuilder.number(cost.readShare.high))
        })
      json.add("readers", cost.readers)
      json.add("above_price_limit", cost.aboveLimit)
      json.add("cost_per_success", options.perSuccess(cost).map(JSONBuilder.number))
      json.add("cost_per_month", options.monthly(cost).map(JSONBuilder.number))
    }
  }

  static func tokens(_ usage: TokenUsage) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("uncached", usage.uncached)
      json.add("read", usage.read)
      json.add("write_short", usage.shortWrite)
      json.add("write_long", usage.longWrite)
      json.add("output", usage.output)
    }
  }

  static func money(_ range: MoneyRange) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("low", JSONBuilder.number(range.low))
      json.add("point", JSONBuilder.number(range.point))
      json.add("high", JSONBuilder.number(range.high))
    }
  }

  private static func tiers(_ tiers: TierMix) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("first", tiers.first)
      json.add("last", tiers.last)
      json.add("escalation", JSONBuilder.number(tiers.escalation))
      json.add("mixed_per_thousand", money(tiers.mixed))
      json.add("direct_per_thousand", money(tiers.direct))
      json.add("loses_from_percent", tiers.losesFrom)
    }
  }
}
