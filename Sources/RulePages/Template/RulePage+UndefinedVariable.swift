import PromptRules

extension RulePage {
  static let undefinedVariable = RulePage(
    of: UndefinedVariable.rule,
    finds: """
      A hole, `splice:`, `when:` or `each:` whose variable is not among the declared ones and
      has a value in no row, in a template that has declarations or rows to compare with. A name
      close to it is suggested.
      """,
    matters: """
      Rendering such a request fails, or in other template languages quietly sends an empty
      string.
      """,
    remedy: """
      Correct the name, or declare the variable. A value that may be absent gets `default:` or
      `optional: true`.
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
          - user: "⟦{{ qestion }}⟧"
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
