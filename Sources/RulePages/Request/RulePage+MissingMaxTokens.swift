import PromptRules

extension RulePage {
  static let missingMaxTokens = RulePage(
    of: MissingMaxTokens.rule,
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
    sources: [.anthropicSDK])
}
