import PrefixStability
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A value that is larger than its budget.
package enum OversizedValue: TemplateRule {
  package static let rule = Rule(
    id: "oversized-value", group: .request, severity: .error,
    summary: "A row has a value larger than the budget of its variable.",
    page: RulePage(
      finds: """
        A value with more bytes, or more tokens, than the variable's `budget:` allows.
        """,
      matters: """
        A value without a bound is how one pasted log file makes a request cost a hundred times as
        much, crosses a price limit, or pushes the prompt out of the model's window.
        """,
      remedy: """
        Cut the value where it enters the application, and say there what was left out; or raise
        the budget knowingly.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          variables:
            question: {lifetime: request, budget: 24}
          system:
            - file: policy.md
            - breakpoint
          messages:
            - user: "⟦{{ question }}⟧"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp that I have used for a while?}

          """),
        ExampleText.policy),
      good: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          variables:
            question: {lifetime: request, budget: 240}
          system:
            - file: policy.md
            - breakpoint
          messages:
            - user: "{{ question }}"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp that I have used for a while?}

          """),
        ExampleText.policy)))

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
