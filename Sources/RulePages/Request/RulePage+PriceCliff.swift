import PromptRules

extension RulePage {
  static let priceCliff = RulePage(
    of: PriceCliff.rule,
    finds: """
      A request whose prompt, cached tokens included, is longer than a price limit of the model
      for certain, or for some rows: 100,000 tokens for Claude Haiku 5.5.
      """,
    matters: """
      Past the limit the whole request is charged at the higher prices, the output too, not only
      what lies beyond: five times as much for Claude Haiku 5.5.
      """,
    remedy: """
      Shorten the prompt below the limit, split the work, or take a model without such a limit.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: ⟦claude-haiku-5-5⟧
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
      ExampleText.library),
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
      ExampleText.policy),
    sources: [.releaseNotes, .priceMap])
}
