import PromptRules

extension RulePage {
  static let invalidTTL = RulePage(
    of: ReadingRules.invalidTTL,
    finds: """
      A breakpoint with another lifetime than `5m` or `1h`, or a `cache_control` whose `type` is
      not `ephemeral`, in the template or in a list that a row splices in.
      """,
    matters: """
      Anthropic knows these two only and rejects the request.
      """,
    remedy: """
      Write `breakpoint` for five minutes or `breakpoint: 1h`. Every use of an entry refreshes
      it, so five minutes are enough for a prefix that is used every few minutes.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: policy.md
          - breakpoint: ⟦30m⟧
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
          - breakpoint: 1h
        messages:
          - user: "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """),
      ExampleText.policy),
    sources: [.promptCaching, .anthropicSDK])
}
