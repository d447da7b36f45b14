import PromptRules

extension RulePage {
  static let literalDate = RulePage(
    of: LiteralDate.rule,
    finds: """
      Words such as "today is" or "current date" with a literal date, before a breakpoint. A
      date that is part of the content, such as the day a policy took effect, is not meant and
      not reported.
      """,
    matters: """
      The date is wrong from tomorrow on, or the file is generated anew each day and the whole
      cached prefix with it. Either way the model reads it as the truth.
      """,
    remedy: """
      Make it a hole, and put it behind the last breakpoint. If the day is enough and has to
      stand in the prefix, declare the variable `daily`: one cold start a day.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - |
            Today is ⟦20 November 2026⟧.
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
          - |
            The policy is in force since 20 November 2026.
          - file: policy.md
          - breakpoint
        messages:
          - user: "Today is {{ today }}. {{ question }}"
        samples:
          - {today: 2026-11-20, question: Where is my order?}
          - {today: 2026-11-20, question: Can I return a lamp?}

        """),
      ExampleText.policy),
    sources: [.promptCaching])
}
