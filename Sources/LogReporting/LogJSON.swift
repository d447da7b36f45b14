import Reporting
package import RequestLog
import SourceText

/// What a log shows as JSON, for programs.
///
/// `{"version":1,"requests":N,"failed_requests":N,"lanes":[...],"findings":[...],"agreement":{...},
/// "unreadable":[...]}`. A finding has `rule`, `severity`, `cause`, `request` and `against` (positions in the log from 0),
/// `pointer`, `offset` (the UTF-8 byte inside the string at `pointer`, inside the compact
/// serialisation for all other values), `left` and `right` (null where that side has no value),
/// `position` (how many positions are the same), `kept_positions` (how many of them the cache keeps;
/// null where the cached prefix does not break), `tokens_lost` (low, point, high), `cost_lost` (US
/// dollars, null where unpriced) and `count` (how many requests are hit). Members may be added, none
/// is renamed or removed.
package enum LogJSON {
  package static func output(for report: LogReport) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("version", 1)
      json.add("requests", report.requests)
      json.add("failed_requests", report.failedRequests)
      json.add("lanes", JSONBuilder.array(report.lanes.map(lane), onLines: true))
      json.add("findings", JSONBuilder.array(report.findings.map(finding), onLines: true))
      json.add("agreement", agreement(report.agreement))
      json.add("unreadable", JSONBuilder.array(report.unreadable.map(unreadable), onLines: true))
    } + [0x0A]
  }

  static func finding(_ finding: LogFinding) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("rule", finding.rule.name)
      json.add("severity", finding.severity.rawValue)
      json.add("cause", finding.cause)
      json.add("request", finding.request.index)
      json.add("against", finding.against?.index)
      json.add("section", finding.section?.rawValue)
      json.add("pointer", finding.pointer)
      json.add("offset", finding.offset)
      json.add("left", finding.left.map { JSONBuilder.string($0.text) })
      json.add("right", finding.right.map { JSONBuilder.string($0.text) })
      json.add("position", finding.position)
      json.add("kept_positions", finding.keptPositions)
      json.add("tokens_lost", finding.tokensLost.map(estimate))
      json.add("cost_lost", finding.costLost.map(JSONBuilder.number))
      json.add("count", finding.count)
      json.add("effect", finding.effect.rawValue)
      json.add("message", finding.message)
      json.add("remedy", finding.remedy)
      json.add("lane", finding.lane)
      json.add("path", finding.request.place.path)
      json.add("line", finding.request.place.line)
      json.add("name", finding.request.place.name)
      json.add(
        "other_pointers", JSONBuilder.array(finding.otherPointers.map { JSONBuilder.string($0) }))
    }
  }

  static func estimate(_ estimate: Estimate) -> [UInt8] {
    JSONBuilder.array([estimate.low, estimate.point, estimate.high].map(JSONBuilder.integer))
  }

  private static func lane(_ lane: LogReport.LaneSummary) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("lane", lane.number)
      json.add("verdict", lane.effect.rawValue)
      json.add("requests", lane.requests)
      json.add("divergences", lane.divergences)
      json.add("api", lane.dialect.rawValue)
      json.add("model", lane.model)
      json.add("group", lane.group)
      json.add("first", lane.first.index)
      json.add("path", lane.first.place.path)
      json.add("line", lane.first.place.line)
      json.add("usage", lane.usage.reported > 0 ? usage(lane.usage) : nil)
    }
  }

  private static func usage(_ usage: LaneUsage) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("requests", usage.reported)
      json.add("uncached", usage.uncached)
      json.add("read", usage.read)
      json.add("written", usage.written)
      json.add("output", usage.output)
    }
  }

  private static func agreement(_ agreement: UsageAgreement) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("compared", agreement.compared)
      json.add("agreed", agreement.agreed)
      json.add("uncertain", agreement.uncertain)
      json.add("disagreed", agreement.disagreementCount)
      json.add("diagnosed", agreement.diagnosed)
      json.add("diagnosed_alike", agreement.diagnosedAlike)
      let unlike = agreement.diagnoses.map { item in
        JSONBuilder.object { json in
          json.add("request", item.request.index)
          json.add("reason", item.reason)
          json.add("missed_tokens", item.missedTokens)
          json.add(
            "found", JSONBuilder.array(item.found.map { JSONBuilder.string(Array($0.utf8)) }))
        }
      }
      json.add("diagnoses", JSONBuilder.array(unlike, onLines: true))
      let listed = agreement.disagreements.map { item in
        JSONBuilder.object { json in
          json.add("request", item.request.index)
          json.add("predicted", item.predicted.rawValue)
          json.add("reported", item.reported.rawValue)
          json.add("reason", item.reason)
        }
      }
      json.add("disagreements", JSONBuilder.array(listed, onLines: true))
    }
  }

  private static func unreadable(_ record: UnreadableRecord) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("path", record.place.path)
      json.add("line", record.place.line)
      json.add("offset", record.offset)
      json.add("reason", record.reason)
      json.add("count", record.count)
      json.add("failure", record.isFailure)
    }
  }
}
