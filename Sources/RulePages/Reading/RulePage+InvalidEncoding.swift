import PromptRules

extension RulePage {
  static let invalidEncoding = RulePage(
    of: ReadingRules.invalidEncoding,
    finds: """
      A byte that is not part of well-formed UTF-8, or a NUL, in a template, an included file or
      a row. The finding stands at the first such byte.
      """,
    matters: """
      What the model would read is not what the author saw, and the provider's API accepts
      nothing but UTF-8.
      """,
    remedy: """
      Save the file as UTF-8.
      """,
    bad: RuleExample(
      ExampleText.latin1Template,
      ExampleText.policy),
    good: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - Café Lumen
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """),
      ExampleText.policy))
}
