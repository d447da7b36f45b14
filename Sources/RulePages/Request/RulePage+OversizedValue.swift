import PromptRules

extension RulePage {
  static let oversizedValue = RulePage(
    of: OversizedValue.rule,
    finds: """
      A value with more bytes, or more tokens, than the variable's `budget:` allows.
      """,
    matters: """
      A value without a bound is how one pasted log file makes a request cost a hundred times as
      much, crosses a price limit, or pushes the prompt out of the model's window.
      """,
    remedy: """
      Cut the value where it enters the application, and say there what was left out; or raise
      the budget knowingly.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          question: {lifetime: request, budget: 24}
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "⟦{{ question }}⟧"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp that I have used for a while?}

        """),
      ExampleText.policy),
    good: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          question: {lifetime: request, budget: 240}
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp that I have used for a while?}

        """),
      ExampleText.policy))
}
