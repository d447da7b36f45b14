import PromptRules

extension RulePage {
  static let unreadableFile = RulePage(
    of: ReadingRules.unreadableFile,
    finds: """
      A path that leads to a folder where a file is needed, to a file without permission to read
      it, or to one that is larger than promptlint reads. A file that does not exist is
      `missing-file`.
      """,
    matters: """
      Nothing in it can be checked: the exit status is 2.
      """,
    remedy: """
      Correct the path or the permissions.
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
        samples: ⟦rows⟧

        """),
      .init("rows/monday.jsonl", #"{"question": "Where is my order?"}"# + "\n"),
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
