import PromptRules

extension RulePage {
  static let forkedPrefix = RulePage(
    of: ForkedPrefix.rule,
    finds: """
      A `when:`, `each:` or `splice:` before a breakpoint whose variable changes. Every outcome
      has a prefix of its own, and two conditions in a row make up to four. A list of tools that
      differs between users is the most expensive case, because tools come before everything
      else. Where an `each` has as many elements as before and one of them differs, the finding
      is at the hole that takes it. Spliced messages that rows have in several orders are
      examples, not a history, and fork it too. An outcome that lasts as long as a tenant, a
      user or a session is fine where the breakpoint pays for each of them and nothing that all
      share stands between the two.
      """,
    matters: """
      Requests share a cache entry only if all bytes before the breakpoint are equal. Each fork
      is written separately, at 1.25 times the input price for five minutes or twice for an
      hour, and all that follows the fork is cached once per outcome.
      """,
    remedy: """
      Put what depends on the value behind the breakpoint: text into the last user message,
      rules for some customers at the end of `system`. Offer every user the same tools, or
      declare rare ones with `defer_loading: true`, which keeps them out of the prefix.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          vip: {lifetime: user}
        system:
          - text: Offer a call back within the hour.
            when: ⟦vip⟧
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ question }}"
        order: written
        samples:
          - {$user: u1, vip: true, question: Where is my order?}
          - {$user: u2, vip: false, question: Can I return a lamp?}

        """),
      ExampleText.policy),
    good: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          vip: {lifetime: user}
        system:
          - file: policy.md
          - breakpoint
          - text: Offer a call back within the hour.
            when: vip
        messages:
          - user: "{{ question }}"
        order: written
        samples:
          - {$user: u1, vip: true, question: Where is my order?}
          - {$user: u2, vip: false, question: Can I return a lamp?}

        """),
      ExampleText.policy),
    sources: [.promptCaching, .toolUseCaching, .toolSearch])
}
