import PromptRules

extension RulePage {
  static let unknownModel = RulePage(
    of: UnknownModel.rule,
    finds: """
      A model id that is neither in the built-in model data nor in the file given with
      `--models` or `models:`. The nearest known id is suggested.
      """,
    matters: """
      Without the model's minimum, prices and limits nothing can be said about whether a prefix
      is cached and what it costs. Prices are never guessed from a model with a similar name:
      they differ even between point releases.
      """,
    remedy: """
      Correct the id. For a new or private model give its data in a file, with the date and the
      source.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: ⟦claude-hiku-5-5⟧
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
    sources: [.pricing])
}
