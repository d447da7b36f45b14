import PrefixStability
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A value that is larger than its budget.
package enum OversizedValue: TemplateRule {
  package static let rule = Rule(
    id: "oversized-value", group: .request, severity: .error,
    summary: "A row has a value larger than the budget of its variable.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    analysis.stability.oversized.compactMap { value in
      guard let variable = analysis.template.variable(value.variable), let budget = variable.budget,
        let input = analysis.stability.inputs.first(where: {
          $0.input.path.root.utf8.elementsEqual(value.variable.utf8)
        })
      else { return nil }
      let others = value.count > 1 ? ", as do \(value.count - 1) more" : ""
      return Diagnostic(
        rule: rule.id, severity: rule.severity,
        message: "row \(value.row) has \(value.size) \(budget.unit.rawValue) for "
          + "'\(variable.name)', more than its budget of \(budget.limit)\(others)",
        span: analysis.span(of: input.input),
        notes: [.init("the budget", span: budget.span)],
        remedy: "Cut the value before it goes in, or raise the budget.",
        prefix: PrefixFacts(variable: variable.name, evidence: .measured))
    }
  }
}
