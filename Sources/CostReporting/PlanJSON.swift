import PromptCache
package import PromptCosts
import Reporting

/// The cheapest breakpoints of a template as JSON, for programs.
///
/// `{"version":1,"plans":[...]}`; a plan has `path`, `model`, `tier`, `requests`, `reason` where there
/// is none, and else `uncached`, `written`, `cheapest` (`cost` of all prompts in US dollars with
/// bounds, `breakpoints` with `line`, `ttl`, `after`, `tokens`, `readers`, `distinct`) and `saving`.
/// Members may be added, none is renamed or removed.
package enum PlanJSON {
  package static func output(for plans: [TemplatePlan]) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("version", 1)
      json.add("plans", JSONBuilder.array(plans.map(plan), onLines: true))
    } + [0x0A]
  }

  private static func plan(_ plan: TemplatePlan) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("path", plan.path)
      json.add("model", plan.model)
      json.add("tier", plan.tier)
      json.add("requests", plan.requests)
      json.add("invalid_rows", plan.problems.invalidRows)
      guard let outcome = plan.outcome else {
        json.add("reason", plan.refusal)
        return
      }
      json.add("placed_by_compiler", outcome.isPlaced)
      json.add("uncached", CostJSON.money(outcome.uncached))
      json.add("written", layout(outcome.written))
      json.add("cheapest", layout(outcome.cheapest))
      json.add("saving", JSONBuilder.number(outcome.saving))
    }
  }

  private static func layout(_ layout: TemplatePlan.Layout) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("cost", layout.cost.map(CostJSON.money))
      json.add("breakpoints", JSONBuilder.array(layout.marks.map(mark)))
    }
  }

  private static func mark(_ mark: TemplatePlan.Mark) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("line", mark.line)
      json.add("ttl", mark.ttl.rawValue)
      json.add("after", mark.place)
      json.add("tokens", mark.tokens)
      json.add("readers", mark.readers)
      json.add("distinct", mark.distinct)
    }
  }
}
