import PromptCache
package import PromptCosts
import Reporting
import RequestLog

/// What a log cost, for programs: as JSON, or its parts as a table for spreadsheets.
///
/// `{"version":1,"requests":N,"failed":N,"unpriced":[...],"simulated":{...},"recorded":{...},"compared":{...},
/// "sections":[...],"tools":[...],"results":[...],"turns":[...],"oversized":[...],"serial":[...],
/// "lanes":[...],"tasks":{...},"retries":{...}}`. `compared` is the simulation of the requests with
/// recorded usage. Money is in US dollars. Members may be added, none is renamed or removed.
package enum LogCostJSON {
  package static func output(for cost: LogCost) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("version", 1)
      json.add("requests", cost.requests)
      json.add("failed", cost.failed)
      json.add(
        "unpriced",
        JSONBuilder.array(
          cost.unpriced.map { entry in
            JSONBuilder.object { json in
              json.add("model", entry.model)
              json.add("requests", entry.count)
            }
          }))
      json.add("simulated", bill(cost.simulated))
      json.add("recorded", cost.recorded.requests > 0 ? bill(cost.recorded) : nil)
      json.add("compared", cost.recorded.requests > 0 ? bill(cost.compared) : nil)
      json.add("sections", JSONBuilder.array(cost.sections.map(share), onLines: true))
      json.add("tools", JSONBuilder.array(cost.tools.map(share), onLines: true))
      json.add("results", JSONBuilder.array(cost.results.map(share), onLines: true))
      json.add("turns", JSONBuilder.array(cost.turns.map(share), onLines: true))
      json.add("oversized", JSONBuilder.array(cost.oversized.map(oversized), onLines: true))
      json.add("serial", JSONBuilder.array(cost.serial.map(serial), onLines: true))
      json.add("lanes", JSONBuilder.array(cost.lanes.map(lane), onLines: true))
      json.add("tasks", tasks(cost.tasks))
      json.add("retries", share(cost.retries))
    } + [0x0A]
  }

  /// The parts, a line each.
  package static func table(for cost: LogCost) -> [UInt8] {
    var lines = [["kind", "name", "tokens", "count", "cost"]]
    for (kind, shares) in [
      ("section", cost.sections), ("tool", cost.tools), ("result", cost.results),
      ("turn", cost.turns),
    ] {
      for share in shares {
        lines.append([
          kind, share.name, String(share.tokens), String(share.count),
          String(decoding: JSONBuilder.number(share.cost), as: UTF8.self),
        ])
      }
    }
    return CostCSV.text(of: lines)
  }

  private static func bill(_ bill: LogCost.Bill) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("requests", bill.requests)
      json.add("tokens", CostJSON.tokens(bill.usage))
      json.add("cost", CostJSON.money(bill.cost))
      json.add("above_price_limit", bill.aboveLimit)
    }
  }

  private static func share(_ share: LogCost.Share) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("name", share.name)
      json.add("tokens", share.tokens)
      json.add("count", share.count)
      json.add("cost", JSONBuilder.number(share.cost))
    }
  }

  private static func oversized(_ result: LogCost.OversizedResult) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("tool", result.tool)
      json.add("tokens", result.tokens)
      json.add("first_request", result.first.index)
      json.add("sent", result.carriers)
      json.add("cost", JSONBuilder.number(result.cost))
    }
  }

  private static func serial(_ calls: LogCost.SerialCalls) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("lane", calls.lane)
      json.add("first_request", calls.first.index)
      json.add("tools", JSONBuilder.array(calls.tools.map { JSONBuilder.string($0) }))
      json.add("turns", calls.turns)
      json.add("cost", JSONBuilder.number(calls.cost))
    }
  }

  private static func lane(_ lane: LogCost.LaneCost) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("lane", lane.number)
      json.add("first_request", lane.first.index)
      json.add("model", lane.model)
      json.add("requests", lane.requests)
      json.add("tokens", lane.tokens)
      json.add("cost", JSONBuilder.number(lane.cost))
      json.add("shared_tokens", lane.sharedTokens)
      json.add("saving", JSONBuilder.number(lane.saving))
    }
  }

  private static func tasks(_ tasks: LogCost.Tasks) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("count", tasks.count)
      json.add("succeeded", tasks.succeeded)
      json.add("failed", tasks.failed)
      json.add("tokens", tasks.tokens)
      json.add("cost", JSONBuilder.number(tasks.cost))
      json.add("cost_per_success", tasks.costPerSuccess.map(JSONBuilder.number))
    }
  }
}
