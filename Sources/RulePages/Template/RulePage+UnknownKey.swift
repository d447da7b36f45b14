import PromptRules

extension RulePage {
  static let unknownKey = RulePage(
    of: ReadingRules.unknownKey,
    finds: """
      A key of the template, of a variable or of a block that promptlint does not know. The
      nearest known key is suggested.
      """,
    matters: """
      A key that is silently ignored is a setting that is silently not made.
      """,
    remedy: """
      Correct the key, or remove it. What the provider's own blocks may hold is passed through
      as it is.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        ⟦ordr⟧: written
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
        order: written
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
