import PromptRules

extension RulePage {
  static let breakpointNeverPays = RulePage(
    of: BreakpointNeverPays.rule,
    finds: """
      A breakpoint whose prefixes are not read often enough within their lifetime: as many
      different prefixes as requests, or requests further apart than five minutes or an hour.
      The rows decide, by `$at`, `$tenant`, `$user` and `$session`, or the reuse that the
      template states (`reuse: 20 per 5m`). Behind a history that no row makes longer it is a
      hint: the next turns are not among the rows.
      """,
    matters: """
      Writing an entry costs 1.25 times the input price, or twice for an hour. At a read price
      of a tenth the first read within five minutes pays for it, and two reads for the hour;
      with none the breakpoint is an extra charge on every request.
      """,
    remedy: """
      Remove the breakpoint, or move it before the value that makes the prefixes differ. With
      pauses between five minutes and an hour, `breakpoint: 1h` may pay.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          profile: {lifetime: user}
        system:
          - file: policy.md
          - breakpoint
          - |
            The customer: {{ profile }}
          - file: policy.md
          - ⟦breakpoint⟧
        messages:
          - user: "{{ question }}"
        samples:
          - {$user: u1, profile: Ada of London, question: Where is my order?}
          - {$user: u2, profile: Grace of New York, question: Can I return a lamp?}
          - {$user: u3, profile: Edsger of Austin, question: Where is my bill?}

        """),
      ExampleText.policy),
    good: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          profile: {lifetime: user}
        system:
          - file: policy.md
          - file: policy.md
          - breakpoint
          - |
            The customer: {{ profile }}
        messages:
          - user: "{{ question }}"
        samples:
          - {$user: u1, profile: Ada of London, question: Where is my order?}
          - {$user: u2, profile: Grace of New York, question: Can I return a lamp?}
          - {$user: u3, profile: Edsger of Austin, question: Where is my bill?}

        """),
      ExampleText.policy),
    sources: [.promptCaching, .pricing])
}
