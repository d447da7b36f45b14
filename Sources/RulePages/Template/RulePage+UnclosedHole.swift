import PromptRules

extension RulePage {
  static let unclosedHole = RulePage(
    of: ReadingRules.unclosedHole,
    finds: """
      `{{` without `}}` in the same text, or with something other than a path and an encoder
      between them.
      """,
    matters: """
      The value would not be inserted, and the braces would be sent to the model.
      """,
    remedy: """
      Close the hole. A literal `{{` is written `{{ '{{' }}`; a single `{` needs nothing.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "⟦{{⟧ question }"
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
