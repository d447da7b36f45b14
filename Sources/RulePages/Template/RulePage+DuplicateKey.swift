import PromptRules

extension RulePage {
  static let duplicateKey = RulePage(
    of: ReadingRules.duplicateKey,
    finds: """
      The same key again in one mapping of a template, of a JSON file that it includes, of a row
      or of a request body. YAML forbids it; most readers keep the last one without a word.
      """,
    matters: """
      One of the two values is ignored, and which one depends on the reader.
      """,
    remedy: """
      Remove or rename one of them.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        ⟦max_tokens⟧: 1024
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
      ExampleText.policy))
}
