import PromptRules

extension RulePage {
  static let foreignSyntax = RulePage(
    of: ReadingRules.foreignSyntax,
    finds: """
      `{%`, `{{#`, `{{/`, `{{>`, `{{{`, `{{$`, `{{ x | filter }}` with another filter than
      `json`, and `${name}` in a text: Jinja, Handlebars, Mustache, Semantic Kernel, shell or
      JavaScript. The finding names the language and says how the same thing is written here.
      """,
    matters: """
      promptlint would send such text to the model letter by letter, which is hardly ever meant,
      and no value would ever take its place.
      """,
    remedy: """
      Write `{{ name }}` for a value, `when:` for a condition and `each:` for a loop. Text that
      is meant as it stands is allowed by a suppression comment with its reason; a literal `{{`
      is written `{{ '{{' }}`.
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
          - user: "⟦${⟧tone} {{ question }}"
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
          - user: "{{ tone }} {{ question }}"
        samples:
          - {tone: Be quick., question: Where is my order?}
          - {tone: Be kind., question: Can I return a lamp?}

        """),
      ExampleText.policy))
}
