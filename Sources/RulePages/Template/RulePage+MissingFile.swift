import PromptRules

extension RulePage {
  static let missingFile = RulePage(
    of: ReadingRules.missingFile,
    finds: """
      A `file:` or `samples:` that leads to nothing, is absolute, or leaves the folder that
      includes have to stay in, by `..` or through a symbolic link.
      """,
    matters: """
      The template cannot be compiled. Includes stay in one folder so that a template from
      somebody else cannot put the files of the machine into a prompt.
      """,
    remedy: """
      Correct the path; it is relative to the file that it stands in. Copy what is needed into
      the folder of the prompts.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: policy.md
          - file: ⟦tone.md⟧
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
