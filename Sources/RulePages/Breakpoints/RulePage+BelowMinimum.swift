import PromptRules

extension RulePage {
  static let belowMinimum = RulePage(
    of: BelowMinimum.rule,
    finds: """
      A breakpoint whose whole prefix (tools, system and messages up to it) has fewer tokens
      than the model's minimum: 512 for the newest Claude models, 1,024, 2,048 or 4,096 for
      others. Tokens are estimated with bounds: an error if even the upper bound is too short, a
      hint if the minimum lies within the bounds.
      """,
    matters: """
      Nothing is cached and nothing says so: the request succeeds, both cache counters are 0,
      and every token is paid at the input price. With a longer prefix behind it, its text is
      cached as part of that one alone: what was to be shared is not, and one of the
      breakpoints that a request may have is spent on nothing.
      """,
    remedy: """
      Remove the breakpoint, or bring more constant text before it, such as examples or the
      policy that is pasted into the user's message today. Padding a prefix with filler costs
      more than it saves.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - Answer questions about orders.
          - ⟦breakpoint⟧
        messages:
          - user: "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """)),
    good: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - Answer questions about orders.
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """),
      ExampleText.policy),
    fix: .safe("removes a breakpoint whose prefix is certainly too short"),
    sources: [.promptCaching, .cachingTranscripts, .priceMap])
}
