import PromptRules

extension RulePage {
  static let invalidRow = RulePage(
    of: ReadingRules.invalidRow,
    finds: """
      A line of a JSONL file that is not a JSON object, a line of a CSV file with more or fewer
      fields than its header, an element of a YAML list that is not a mapping, a `$` fact that
      does not exist or has a value of the wrong form, such as an `$at` that is no RFC 3339
      time. So is a value without a single meaning: half of a surrogate pair, a number beyond
      64 bits, a key that stands twice.
      """,
    matters: """
      The row takes no part in the comparison, so a divergence that it would show stays unseen:
      the exit status is 2.
      """,
    remedy: """
      Correct the row; the finding stands at it.
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
          - user: "{{ question }}"
        samples: rows.jsonl

        """),
      .init(
        "rows.jsonl",
        """
        {"question": "Where is my order?"}
        ⟦["Can I return a lamp?"]⟧

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
        samples: rows.jsonl

        """),
      .init(
        "rows.jsonl",
        """
        {"question": "Where is my order?"}
        {"question": "Can I return a lamp?"}

        """),
      ExampleText.policy))
}
