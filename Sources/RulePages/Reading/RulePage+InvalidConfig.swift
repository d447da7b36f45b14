import PromptRules

extension RulePage {
  static let invalidConfig = RulePage(
    of: ReadingRules.invalidConfig,
    finds: """
      An unknown key or rule in `.promptlint.yaml`, a severity other than `off`, `hint`,
      `warning` and `error`, or a value of the wrong kind. The nearest known name is suggested.
      """,
    matters: """
      A setting that is silently ignored is one that its author believes to be in force: the
      exit status is 2.
      """,
    remedy: """
      Correct the name; `promptlint rules` lists every rule.
      """,
    bad: RuleExample(
      .init(
        ".promptlint.yaml",
        """
        rules:
          ⟦stranded-satic⟧: off

        """)),
    good: RuleExample(
      .init(
        ".promptlint.yaml",
        """
        rules:
          stranded-static: off

        """)))
}
