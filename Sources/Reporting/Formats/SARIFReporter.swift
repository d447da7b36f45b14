package import LintPipeline
import PromptRules
import RulePages
import SourceText

/// SARIF 2.1.0, as GitHub's code scanning takes it whole.
///
/// Paths are relative and percent-encoded, columns count Unicode scalars, every region has its four
/// numbers, and each result has the fingerprint that keeps an alert the same while lines move. GitHub
/// shows at most 5,000 results a run; past that the most severe are kept.
package struct SARIFReporter: Reporter {
  /// What GitHub accepts, as its documentation of SARIF support says.
  enum Limit {
    static let results = 5_000
    static let text = 1_024
    static let relatedLocations = 100
  }

  private let options: ReportOptions

  package init(_ options: ReportOptions = ReportOptions()) { self.options = options }

  package func output(for report: LintReport) -> [UInt8] {
    let findings = Self.kept(report.findings)
    let rules = Self.rules(of: findings)
    var results = SARIFResults(rules: rules, options: options)
    let elements = findings.map { results.result(for: $0) }
    let run = JSONBuilder.object { json in
      json.add("tool", Self.tool(rules))
      json.add("columnKind", "unicodeCodePoints")
      json.add(
        "automationDetails", JSONBuilder.object { $0.add("id", ToolIdentity.name + "/") })
      json.add("invocations", JSONBuilder.array([invocation(report)]))
      json.add("results", JSONBuilder.array(elements, onLines: true))
    }
    let output = JSONBuilder.object { json in
      json.add("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.add("version", "2.1.0")
      json.add("runs", JSONBuilder.array([run]))
    }
    return output + [UInt8(ascii: "\n")]
  }

  /// The findings within the limit: the most severe, in their order.
  private static func kept(_ findings: [Diagnostic]) -> [Diagnostic] {
    if findings.count <= Limit.results { return findings }
    var indices: [Int] = []
    for severity in Severity.allCases.reversed() {
      indices += findings.indices.filter { findings[$0].severity == severity }
    }
    return indices.prefix(Limit.results).sorted().map { findings[$0] }
  }

  /// The rules that have a finding, in the order of the registry; unknown ones last, by name.
  private static func rules(of findings: [Diagnostic]) -> [SARIFRule] {
    let ids = Set(findings.map(\.rule))
    let known = RulePage.all.filter { ids.contains($0.rule.id) }
    let unknown = ids.subtracting(known.map(\.rule.id)).sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
    return known.map { SARIFRule(id: $0.rule.id, page: $0) } + unknown.map { SARIFRule(id: $0) }
  }

  private static func tool(_ rules: [SARIFRule]) -> [UInt8] {
    JSONBuilder.object { json in
      json.add(
        "driver",
        JSONBuilder.object { json in
          json.add("name", ToolIdentity.name)
          json.add("version", ToolIdentity.version)
          json.add("semanticVersion", ToolIdentity.version)
          json.add("rules", JSONBuilder.array(rules.map { $0.json }, onLines: true))
        })
    }
  }

  private func invocation(_ report: LintReport) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("executionSuccessful", report.notAnalysed.isEmpty)
      let notifications = report.notAnalysed.map { item in
        JSONBuilder.object { json in
          json.add("level", "error")
          json.add("message", SARIFResults.message("not analysed: " + item.reason))
          let location = JSONBuilder.object { json in
            json.add(
              "physicalLocation",
              JSONBuilder.object { json in
                json.add("artifactLocation", SARIFResults.artifact(item.path, options))
              })
          }
          json.add("locations", JSONBuilder.array([location]))
        }
      }
      json.add("toolExecutionNotifications", JSONBuilder.array(notifications))
    }
  }
}
