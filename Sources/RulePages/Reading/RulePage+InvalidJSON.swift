import PromptRules

extension RulePage {
  static let invalidJSON = RulePage(
    of: ReadingRules.invalidJSON,
    finds: """
      What RFC 8259 does not allow in a tool file, a request body or a row: a trailing comma, a
      comment, a single quote, a number with a leading zero.
      """,
    matters: """
      The file, or the row, cannot be used, and the template with it cannot be analysed: the
      exit status is 2.
      """,
    remedy: """
      Correct the place; JSON has no comments and no trailing commas.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        tools:
          - file: search.json
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """),
      .init(
        "search.json",
        """
        {
          "name": "search",
          "input_schema": {"type": "object"},
        ⟦}⟧

        """),
      ExampleText.policy),
    good: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        tools:
          - file: search.json
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """),
      .init(
        "search.json",
        """
        {
          "name": "search",
          "input_schema": {"type": "object"}
        }

        """),
      ExampleText.policy))
}
