package import LintPipeline
import PromptSkeleton
import SourceText

/// JSON for programs, version 1.
///
/// ```
/// {"version":1,"findings":[FINDING],"templates":[TEMPLATE],"not_analysed":[{"path","reason"}]}
/// ```
///
/// A FINDING has, always in this order and with `null` for what is not known:
/// `rule`, `severity` (`error`, `warning`, `hint`), `message`, `path`, `line`, `column`, `end_line`,
/// `end_column` (from 1; columns count Unicode scalars; the end is exclusive), `byte_offset` (from 0),
/// `variable`, `cause`, `evidence` (`measured`, `declared`, `suspected`), `breakpoint` (index from 0),
/// `rows` (two numbers from 1), `values` (two texts, excerpted; null for nothing), `tokens_lost`
/// (`[low, point, high]`), `cost_per_1000` (`{"now", "fixed"}` in US dollars), `fix` (`{"summary", "safety": "safe" or
/// "unsafe", "replacements": [{"path", "start", "end", "text"}]}` with byte offsets).
///
/// A TEMPLATE has `path`, `name`, `tier`, `model`, `order` (`static-first`, `written`), `rows`,
/// `cost_per_1000`, and `breakpoints` in the provider's order, each with `line`, `ttl`, `lifetime`,
/// `bytes`, `tokens` (`[low, point, high]`), `rows`, `distinct` (prefixes), `common_prefix_bytes`,
/// `pays`, `sha256` (of the prefix, where all rows have the same).
///
/// Members may be added in this version; none is removed or changes its meaning.
package struct JSONReporter: Reporter {
  package init() {}

  package func output(for report: LintReport) -> [UInt8] {
    var positions = Positions()
    let findings = report.findings.map { Self.finding($0, &positions) }
    let output = JSONBuilder.object { json in
      json.add("version", 1)
      json.add("findings", JSONBuilder.array(findings, onLines: true))
      json.add(
        "templates", JSONBuilder.array(report.templates.map(Self.template), onLines: true))
      let items = report.notAnalysed.map { item in
        JSONBuilder.object { json in
          json.add("path", item.path)
          json.add("reason", item.reason)
        }
      }
      json.add("not_analysed", JSONBuilder.array(items, onLines: true))
    }
    return output + [UInt8(ascii: "\n")]
  }

  private static func finding(_ finding: Diagnostic, _ positions: inout Positions) -> [UInt8] {
    let region = positions.region(of: finding.span)
    let facts = finding.prefix
    return JSONBuilder.object { json in
      json.add("rule", finding.rule.name)
      json.add("severity", finding.severity.rawValue)
      json.add("message", finding.message)
      json.add("path", finding.span.file.path)
      json.add("line", region.start.line)
      json.add("column", region.start.column)
      json.add("end_line", region.end.line)
      json.add("end_column", region.end.column)
      json.add("byte_offset", finding.span.rangeInFile.lowerBound)
      json.add("variable", facts?.variable)
      json.add("cause", facts?.cause)
      json.add("evidence", facts?.evidence?.rawValue)
      json.add("breakpoint", facts?.breakpoint)
      json.add(
        "rows",
        facts?.rows.map { rows in
          JSONBuilder.array([JSONBuilder.integer(rows.first), JSONBuilder.integer(rows.second)])
        })
      json.add(
        "values",
        facts?.values.map { values in
          JSONBuilder.array(
            [values.first, values.second].map { $0.map(JSONBuilder.string) ?? JSONBuilder.null })
        })
      json.add("tokens_lost", facts?.tokensLost.map(estimate))
      json.add("cost_per_1000", facts?.cost.map(cost))
      json.add("fix", finding.fix.map(fix))
    }
  }

  private static func template(_ template: TemplateSummary) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("path", template.path)
      json.add("name", template.name)
      json.add("tier", template.tier)
      json.add("model", template.model)
      json.add("order", template.order)
      json.add("rows", template.rows)
      json.add("cost_per_1000", template.cost.map(cost))
      json.add("breakpoints", JSONBuilder.array(template.breakpoints.map(breakpoint)))
    }
  }

  private static func breakpoint(_ breakpoint: TemplateSummary.Breakpoint) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("line", breakpoint.line)
      json.add("ttl", breakpoint.ttl)
      json.add("lifetime", breakpoint.lifetime.description)
      json.add("bytes", breakpoint.bytes)
      json.add("tokens", breakpoint.tokens.map(estimate))
      json.add("rows", breakpoint.rows)
      json.add("distinct", breakpoint.distinct)
      json.add("common_prefix_bytes", breakpoint.commonPrefixBytes)
      json.add("pays", breakpoint.pays)
      json.add("sha256", breakpoint.sha256)
    }
  }

  private static func estimate(_ estimate: Estimate) -> [UInt8] {
    JSONBuilder.array([estimate.low, estimate.point, estimate.high].map(JSONBuilder.integer))
  }

  private static func cost(_ cost: CostChange) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("now", JSONBuilder.number(cost.now))
      json.add("fixed", JSONBuilder.number(cost.fixed))
    }
  }

  private static func fix(_ fix: Fix) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("summary", fix.summary)
      json.add("safety", fix.safety.rawValue)
      let replacements = fix.replacements.map { replacement in
        JSONBuilder.object { json in
          json.add("path", replacement.span.file.path)
          json.add("start", replacement.span.rangeInFile.lowerBound)
          json.add("end", replacement.span.rangeInFile.upperBound)
          json.add("text", JSONBuilder.string(replacement.bytes))
        }
      }
      json.add("replacements", JSONBuilder.array(replacements))
    }
  }
}
