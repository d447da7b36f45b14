import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A request without a limit for the answer.
package enum MissingMaxTokens: TemplateRule {
  package static let rule = Rule(
    id: "missing-max-tokens", group: .request, severity: .error,
    summary: "A request has no max_tokens, which the provider requires.",
    page: RulePage(
      finds: """
        A template or request body for the Anthropic Messages API without `max_tokens`.
        """,
      matters: """
        Anthropic rejects the request. Where the field is optional, an answer may grow to the
        model's limit, and output is the most expensive kind of token.
        """,
      remedy: """
        Write `max_tokens:` with what the longest useful answer needs.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: ⟦claude-haiku-5-5⟧
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
      sources: [.anthropicSDK]))

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard analysis.compiled.skeleton.endpoint == .anthropicMessages,
      analysis.template.parameter("max_tokens") == nil, let model = analysis.modelSpan
    else { return [] }
    return [
      Diagnostic(
        rule: rule.id, severity: .error, message: "no 'max_tokens', which the API requires",
        span: model, remedy: "Add 'max_tokens:' with the longest answer that is of use.")
    ]
  }
}
