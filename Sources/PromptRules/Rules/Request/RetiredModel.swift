import PromptCache
package import SourceText

/// A model that is gone or has a date for going.
package enum RetiredModel: TemplateRule {
  package static let rule = Rule(
    id: "retired-model", group: .request, severity: .error,
    summary: "The model is retired, or has a date for it.",
    page: RulePage(
      finds: """
        A model whose retirement date has passed (an error) or is announced (a warning with the
        date and the replacement). Where the name is that of a cloud which goes on serving the
        model, it is a hint.
        """,
      matters: """
        Requests to a retired model fail. Caches do not carry over to its replacement, whose
        minimum, tokenizer and prices differ: the prefixes are to be measured again.
        """,
      remedy: """
        Move to the replacement and run promptlint again: what was long enough for the old model's
        cache may be too short for the new one's.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: ⟦claude-sonnet-4-5⟧
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
          model: claude-sonnet-5-5
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
      sources: [.deprecations]))

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard let reference = analysis.reference, let model = reference.model,
      let span = analysis.modelSpan
    else { return [] }
    let replacement = model.lifecycle.replacement.map { "Move to '\($0)'." }
    let (severity, message): (Severity, String)
    switch reference.lifecycleStatus(on: analysis.catalog.asOf) {
    case .current: return []
    case .deprecated(let day):
      (severity, message) = (.hint, "\(model.id) is deprecated since \(day)")
    case .retiring(let day): (severity, message) = (.warning, "\(model.id) retires on \(day)")
    case .retired(let day): (severity, message) = (.error, "\(model.id) is retired since \(day)")
    case .remaining(let cloud, let day):
      let name = cloud == .bedrock ? "Bedrock" : "Google Cloud"
      (severity, message) = (
        .hint, "\(model.id) is retired since \(day), and only \(name) goes on serving it"
      )
    }
    return [
      Diagnostic(
        rule: rule.id, severity: severity, message: message, span: span,
        remedy: (replacement ?? "Choose a current model.")
          + " Caches are per model: the first requests start cold.")
    ]
  }
}
