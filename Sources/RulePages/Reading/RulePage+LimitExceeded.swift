import PromptRules

extension RulePage {
  static let limitExceeded = RulePage(
    of: ReadingRules.limitExceeded,
    finds: """
      A file that is larger, nested deeper or, through aliases, expands to more nodes than
      promptlint reads, or in which one rule finds more than a thousand places. The bounds are
      far above what prompts need.
      """,
    matters: """
      The bounds keep a hostile file from taking all time and memory. Nothing of the file is
      checked: the exit status is 2.
      """,
    remedy: """
      Shorten the file, or move long text to a file of its own.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          a: &a {default: [x, x, x, x, x, x, x, x, x, x]}
          b: &b {default: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]}
          c: &c {default: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]}
          d: &d {default: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]}
          e: &e {default: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]}
          f: &f {default: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]}
          g: &g {default: [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]}
          h: {default: [*g, *g, *g, *g, *g, *g, *g, *g, *g, *g]}
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
