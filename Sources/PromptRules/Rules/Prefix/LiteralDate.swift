import ChangeCauses
import PrefixStability
import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A date written into the text as today's.
package enum LiteralDate: TemplateRule {
  package static let rule = Rule(
    id: "literal-date", group: .prefix, severity: .hint,
    summary: "A date written as the current one stands in the constant text.",
    page: RulePage(
      finds: """
        Words such as "today is" or "current date" with a literal date, before a breakpoint. A
        date that is part of the content, such as the day a policy took effect, is not meant and
        not reported.
        """,
      matters: """
        The date is wrong from tomorrow on, or the file is generated anew each day and the whole
        cached prefix with it. Either way the model reads it as the truth.
        """,
      remedy: """
        Make it a hole, and put it behind the last breakpoint. If the day is enough and has to
        stand in the prefix, declare the variable `daily`: one cold start a day.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          system:
            - |
              Today is ⟦20 November 2026⟧.
            - file: policy.md
            - breakpoint
          messages:
            - user: "{{ question }}"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp?}

          """),
        ExampleText.policy),
      good: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          system:
            - |
              The policy is in force since 20 November 2026.
            - file: policy.md
            - breakpoint
          messages:
            - user: "Today is {{ today }}. {{ question }}"
          samples:
            - {today: 2026-11-20, question: Where is my order?}
            - {today: 2026-11-20, question: Can I return a lamp?}

          """),
        ExampleText.policy),
      sources: [.promptCaching]))

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    let end = analysis.compiled.breakpoints.map(\.end).max() ?? 0
    var findings: [Diagnostic] = []
    for (chunk, origin) in analysis.compiled.origins.prefix(end).enumerated() {
      guard chunk >= analysis.compiled.skeleton.prefixStart, case .constant(let runs) = origin
      else {
        continue
      }
      for case .literal(let literal) in runs.map(\.source) {
        for date in VolatileLiteral.all(in: Array(literal.bytes)) where date.kind.group == .moment {
          findings.append(finding(date, literal))
        }
      }
    }
    return findings
  }

  private static func finding(
    _ date: VolatileLiteral, _ literal: TemplateText.Literal
  ) -> Diagnostic {
    let text = Array(literal.bytes)
    let words = String(decoding: text[date.cue], as: UTF8.self)
    return Diagnostic(
      rule: rule.id, severity: rule.severity,
      message: "\(date.kind.label) is written out after '\(words)', before a breakpoint",
      span: literal.span(of: date.range),
      remedy:
        "Give the current value in the user message; text that is edited each day starts cold.",
      prefix: PrefixFacts(cause: date.kind.rawValue, evidence: .suspected))
  }
}
