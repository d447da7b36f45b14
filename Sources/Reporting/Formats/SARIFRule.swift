import PromptRules
import RulePages
import SourceText

/// One rule as SARIF describes it.
struct SARIFRule {
  var id: RuleID
  /// Nil for a rule that there is not: only the id can be told.
  var page: RulePage?

  var json: [UInt8] {
    JSONBuilder.object { json in
      json.add("id", id.name)
      guard let page else { return }
      let rule = page.rule
      json.add("name", Self.pascalCase(id.name))
      json.add("shortDescription", SARIFResults.message(rule.summary))
      json.add("fullDescription", SARIFResults.message(Self.flowing(page.finds)))
      json.add(
        "help",
        JSONBuilder.object { json in
          json.add("text", Self.flowing(page.remedy))
          json.add("markdown", Self.markdown(page))
        })
      json.add(
        "defaultConfiguration",
        JSONBuilder.object { $0.add("level", SARIFResults.level(rule.severity)) })
      json.add(
        "properties",
        JSONBuilder.object { json in
          json.add("precision", Self.precision(rule))
          json.add("problem.severity", Self.problemSeverity(rule.severity))
          json.add(
            "tags",
            JSONBuilder.array(["prompt-caching", rule.group.rawValue].map(JSONBuilder.string)))
        })
    }
  }

  private static func markdown(_ page: RulePage) -> String {
    """
    \(flowing(page.finds))

    **Why it matters.** \(flowing(page.matters))

    **What to do.** \(flowing(page.remedy))
    """
  }

  /// How often a finding is right: what rows and parsers prove is certain, words are not.
  private static func precision(_ rule: Rule) -> String {
    if rule.id == LiteralDate.rule.id { return "medium" }
    return switch rule.group {
    case .template, .request, .reading: "very-high"
    case .prefix, .breakpoints, .log: "high"
    }
  }

  private static func problemSeverity(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "recommendation"
    }
  }

  private static func pascalCase(_ name: String) -> String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Paragraphs without the line breaks of the source.
  private static func flowing(_ text: String) -> String {
    RulePageText.paragraphs(text).joined(separator: "\n\n")
  }
}
