import PromptRules

extension RulePage {
  static let includeCycle = RulePage(
    of: ReadingRules.includeCycle,
    finds: """
      A `file:` that leads back to a file which is just being read.
      """,
    matters: """
      Such a template would have no end.
      """,
    remedy: """
      Remove one of the includes, and move what both need to a file of its own.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: ⟦help.prompt.yaml⟧
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
