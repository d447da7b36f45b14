import PromptRules

extension RulePage {
  static let retiredModel = RulePage(
    of: RetiredModel.rule,
    finds: """
      A model whose retirement date has passed (an error) or is announced (a warning with the
      date and the replacement). Where the name is that of a cloud which goes on serving the
      model, it is a hint.
      """,
    matters: """
      Requests to a retired model fail. Caches do not carry over to its replacement, whose
      minimum, tokenizer and prices differ: the prefixes are to be measured again.
      """,
    remedy: """
      Move to the replacement and run promptlint again: what was long enough for the old model's
      cache may be too short for the new one's.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: ⟦claude-sonnet-4-5⟧
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
    good: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-sonnet-5-5
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
    sources: [.deprecations])
}
