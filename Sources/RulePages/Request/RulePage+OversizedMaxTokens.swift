import PromptRules

extension RulePage {
  static let oversizedMaxTokens = RulePage(
    of: OversizedMaxTokens.rule,
    finds: """
      `max_tokens` that is no whole number or above the model's longest answer (an error), or more
      than ten times what 95 of 100 answers of the rows have, by `$output_tokens` (a hint, with
      the value to set). `"256"`, `1_000` and `0x1F` are strings, and are sent as such.
      """,
    matters: """
      Above the model's limit the request is rejected. A limit far above the need lets an answer
      that runs away cost as much as hundreds of good ones.
      """,
    remedy: """
      Lower it to the longest useful answer with some room.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: ⟦500000⟧
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
    sources: [.priceMap, .releaseNotes])
}
