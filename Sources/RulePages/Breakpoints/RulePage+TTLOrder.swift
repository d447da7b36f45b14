import PromptRules

extension RulePage {
  static let ttlOrder = RulePage(
    of: TTLOrder.rule,
    finds: """
      A `breakpoint: 1h` after a breakpoint for five minutes, in the provider's order: tools,
      system, messages. `breakpoint` alone means five minutes. A `cache_control` that a row brings
      along in a spliced list is held against those before and behind it.
      """,
    matters: """
      Anthropic requires the longer lifetime first and rejects the request otherwise. It would
      not help either: an entry for an hour behind one that ends after five minutes holds both
      texts.
      """,
    remedy: """
      Give the earlier breakpoint the longer lifetime too, or shorten the later one.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: policy.md
          - breakpoint: 5m
          - Answer in English.
          - ⟦breakpoint: 1h⟧
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
          - Answer in English.
          - breakpoint: 5m
        messages:
          - user: "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """),
      ExampleText.policy),
    sources: [.promptCaching])
}
