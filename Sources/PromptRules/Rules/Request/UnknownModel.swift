import PromptCache
import PromptTemplate
package import SourceText

/// A model that the model data does not know.
package enum UnknownModel: TemplateRule {
  package static let rule = Rule(
    id: "unknown-model", group: .request, severity: .warning,
    summary: "The model is not in the model data.",
    page: RulePage(
      finds: """
        A model id that is neither in the built-in model data nor in the file given with
        `--models` or `models:`. The nearest known id is suggested.
        """,
      matters: """
        Without the model's minimum, prices and limits nothing can be said about whether a prefix
        is cached and what it costs. Prices are never guessed from a model with a similar name:
        they differ even between point releases.
        """,
      remedy: """
        Correct the id. For a new or private model give its data in a file, with the date and the
        source.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: ⟦claude-hiku-5-5⟧
          max_tokens: 256
          system:
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
            - file: policy.md
            - breakpoint
          messages:
            - user: "{{ question }}"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp?}

          """),
        ExampleText.policy),
      sources: [.pricing]))

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard let reference = analysis.reference else {
      return [
        Diagnostic(
          rule: rule.id, severity: .hint,
          message: "no model: lengths and costs cannot be judged",
          span: analysis.template.file.span(0..<0), remedy: "Add 'model:'.")
      ]
    }
    guard reference.model == nil, let span = analysis.modelSpan else { return [] }
    let nearest = analysis.catalog.nearestName(to: reference)
    return [
      Diagnostic(
        rule: rule.id, severity: reference.isFromListedMaker ? rule.severity : .hint,
        message:
          "'\(reference.written)' is not in the model data: its lengths and costs are unknown",
        span: span,
        remedy: nearest.map { "Did you mean '\($0)'?" } ?? "Add it in a file given with '--models'."
      )
    ]
  }
}
