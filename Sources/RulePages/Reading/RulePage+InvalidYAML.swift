import PromptRules

extension RulePage {
  static let invalidYAML = RulePage(
    of: ReadingRules.invalidYAML,
    finds: """
      What libyaml, which reads YAML 1.1, does not accept: a tab as indentation, a bracket that
      is never closed, an unknown alias, a second document. An unquoted `{{ name }}` belongs
      here too: YAML reads it as a mapping. So do tags that ask for something else than what
      stands there, such as `!!binary` or `!!set`, and merge keys (`<<`): neither is read.
      """,
    matters: """
      Nothing in the file can be checked: the exit status is 2.
      """,
    remedy: """
      Correct the place; the message is the parser's. Quote a value that starts with `{{`.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
        ⟦	⟧- file: policy.md
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
