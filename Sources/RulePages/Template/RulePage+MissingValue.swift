import PromptRules

extension RulePage {
  static let missingValue = RulePage(
    of: MissingValue.rule,
    finds: """
      A row in which a variable, or a member of it, is absent or null, and which has neither a
      default nor `optional: true`. The finding stands at the hole and names the row. A value of
      another kind than the place takes is found as well, and so is a spliced list that holds
      something else than tools, blocks or messages: one of an unknown role, or without content.
      """,
    matters: """
      The request for such a row cannot be rendered.
      """,
    remedy: """
      Give the row a value, or say what stands in for it: `default: ...`, or `optional: true`
      for the empty string.
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
          - user: "{{ name }}: ⟦{{ question }}⟧"
        samples:
          - {name: Ada, question: Where is my order?}
          - {name: Grace}

        """),
      ExampleText.policy),
    good: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          question: {lifetime: request, default: (no question)}
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ name }}: {{ question }}"
        samples:
          - {name: Ada, question: Where is my order?}
          - {name: Grace}

        """),
      ExampleText.policy))
}
