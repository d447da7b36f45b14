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
    summary: "A date written as the current one stands in the constant text.")

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
