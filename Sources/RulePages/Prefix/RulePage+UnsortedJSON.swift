import PromptRules

extension RulePage {
  static let unsortedJSON = RulePage(
    of: UnsortedJSON.rule,
    finds: """
      Two rows whose values at the divergence are the same JSON value, written differently: keys
      in another order, other spaces, other escapes. The usual source is a dictionary of a
      language that shuffles its keys, such as Swift or Go, serialised by the application.
      """,
    matters: """
      The provider compares bytes, not meaning. A prefix that only shuffles keys is written
      again at 1.25 times the input price and never read, and no log of values shows a
      difference.
      """,
    remedy: """
      Give the value as an object and let the template encode it: `{{ profile | json }}` writes
      canonical JSON (RFC 8785), the same bytes for the same value. Else sort the keys where the
      text is made.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          profile: {lifetime: tenant}
        system:
          - file: policy.md
          - |
            The shop: ⟦{{ profile }}⟧
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {$tenant: acme, profile: '{"city":"Oslo","vat":25}', question: Hi}
          - {$tenant: acme, profile: '{"vat":25,"city":"Oslo"}', question: Hello}

        """),
      ExampleText.policy),
    good: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          profile: {lifetime: tenant}
        system:
          - file: policy.md
          - |
            The shop: {{ profile | json }}
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {$tenant: acme, profile: {city: Oslo, vat: 25}, question: Hi}
          - {$tenant: acme, profile: {vat: 25, city: Oslo}, question: Hello}

        """),
      ExampleText.policy),
    sources: [.promptCaching])
}
