import PromptRules

extension RulePage {
  static let unusedVariable = RulePage(
    of: UnusedVariable.rule,
    finds: """
      A variable under `variables:` that no hole, `splice:`, `when:` or `each:` of the template
      and of the files that it includes names.
      """,
    matters: """
      It is a leftover, or the hole for it is missing and the model never sees the value.
      """,
    remedy: """
      Remove the declaration, or use the variable.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          question: {lifetime: request}
          ⟦language⟧: {lifetime: user, default: English}
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
        variables:
          question: {lifetime: request}
          language: {lifetime: user, default: English}
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ question }} (Answer in {{ language }}.)"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """),
      ExampleText.policy),
    fix: .safe("removes the declaration"))
}
