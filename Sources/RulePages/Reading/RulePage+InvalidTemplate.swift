import PromptRules

extension RulePage {
  static let invalidTemplate = RulePage(
    of: ReadingRules.invalidTemplate,
    finds: """
      A value of the wrong kind in its place: a list where a text belongs, a number that is
      none, a message without a role, a block that is neither text, file nor a block of the
      provider.
      """,
    matters: """
      The template cannot be compiled: the exit status is 2.
      """,
    remedy: """
      The message says what is expected in this place.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        order: ⟦sorted⟧
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
      ExampleText.policy))
}
