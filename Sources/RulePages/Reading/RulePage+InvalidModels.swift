import PromptRules

extension RulePage {
  static let invalidModels = RulePage(
    of: ReadingRules.invalidModels,
    finds: """
      A file given with `--models` or `models:` that is not JSON of the expected form: an
      unknown key, a price that is no number, a read price above the input price.
      """,
    matters: """
      Every cost and every minimum that follows from it would be wrong: the exit status is 2.
      """,
    remedy: """
      Correct the place that the message names.
      """,
    bad: RuleExample(
      .init(
        ".promptlint.yaml",
        """
        models: prices.json

        """),
      .init(
        "prices.json",
        """
        ⟦[]⟧

        """)),
    good: RuleExample(
      .init(
        ".promptlint.yaml",
        """
        fail-on: warning

        """)))
}
