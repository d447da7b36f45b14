import PromptRules

extension RulePage {
  static let unusedSuppression = RulePage(
    of: ReadingRules.unusedSuppression,
    finds: """
      A comment `# promptlint: allow RULE because REASON` that has nothing to allow on its line
      or the one below, names an unknown rule, or gives no reason. Also, as a hint, text inside
      a block scalar that looks like such a comment: it is part of the prompt, and suppresses
      nothing.
      """,
    matters: """
      A suppression that has outlived its finding will hide the next one.
      """,
    remedy: """
      Remove the comment, or correct it. Several rules are separated by commas.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        # promptlint: allow ⟦below-minimum⟧ because it is a short prompt
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
    fix: .safe("removes the comment"))
}
