import PromptRules

extension RulePage {
  static let lifetimeViolated = RulePage(
    of: LifetimeViolated.rule,
    finds: """
      A variable that is declared with a lifetime longer than the rows show: two values of a
      `static` variable, two values of a `tenant` variable in rows with the same `$tenant`, two
      of a `user` variable for one `$user`, two of a `session` variable within one `$session`,
      two of a `daily` one on the same date of `$at`.
      """,
    matters: """
      The compiler places blocks and breakpoints by these lifetimes. A promise that the data
      breaks puts a changing value into a prefix that is cached as if it were constant: each
      change writes the whole prefix again at 1.25 times the input price (twice for an hour) and
      nothing is read.
      """,
    remedy: """
      Declare the lifetime that the value really has, or fix the code that fills it in. What
      changes in every request belongs behind the last breakpoint.
      """,
    bad: RuleExample(
      .init(
        "rules.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          plan: {lifetime: tenant}
        system:
          - file: policy.md
          - |
            The customer's plan: ⟦{{ plan }}⟧
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {$tenant: acme, plan: "Team, 14 of 20 seats", question: Add a seat}
          - {$tenant: acme, plan: "Team, 15 of 20 seats", question: Where is my bill?}

        """),
      ExampleText.policy),
    good: RuleExample(
      .init(
        "rules.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          plan: {lifetime: tenant}
        system:
          - file: policy.md
          - |
            The customer's plan: {{ plan }}
          - breakpoint
        messages:
          - user: "{{ seats }} seats are taken. {{ question }}"
        samples:
          - {$tenant: acme, plan: Team, seats: 14, question: Add a seat}
          - {$tenant: acme, plan: Team, seats: 15, question: Where is my bill?}

        """),
      ExampleText.policy),
    sources: [.promptCaching, .pricing])
}
