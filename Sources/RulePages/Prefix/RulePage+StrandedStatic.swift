import PromptRules

extension RulePage {
  static let strandedStatic = RulePage(
    of: StrandedStatic.rule,
    finds: """
      A block of constant text, long enough to matter, that follows a value with a shorter
      lifetime or the last breakpoint, so that it is not part of any cached prefix. With `order:
      static-first` the compiler moves such blocks of `system` to the front by itself; the
      finding is about what it may not move: text beyond a written breakpoint, under `order:
      written`, and in messages.

      Where the provider finds whole blocks only (Anthropic, OpenAI from GPT-5.6 on), a value
      keeps all of its block from the cache, what stands before it as well. The values that
      would do so without it are named beside it.

      A value of a tenant, user or session before the text is cached with it, for that tenant, user
      or session alone. The finding is then about the value, unless a breakpoint before it can take
      the text. It is an error where rows show that the breakpoint behind the text does not pay.

      A value that no row changes counts as constant text. One that nobody declared keeps its
      block from the cache, for it may change with every request: that is a hint.
      """,
    matters: """
      Text that is the same in every request could be read from the cache at a tenth of the
      input price or less; behind the breakpoint it is paid in full each time.
      """,
    remedy: """
      Move the block before the breakpoint, or the value behind it, or remove the breakpoint and
      let `cache: auto` place it. Declare the lifetime of a value that stays the same.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          customer: {lifetime: session}
        system:
          - Answer questions about orders.
          - breakpoint
          - |
            The customer is {{ customer }}.
          - file: ⟦policy.md⟧
        messages:
          - user: "{{ question }}"
        samples:
          - {$session: s1, customer: Ada, question: Where is my order?}
          - {$session: s2, customer: Grace, question: Can I return a lamp?}

        """),
      ExampleText.policy),
    good: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          customer: {lifetime: session}
        system:
          - Answer questions about orders.
          - file: policy.md
          - breakpoint
          - |
            The customer is {{ customer }}.
        messages:
          - user: "{{ question }}"
        samples:
          - {$session: s1, customer: Ada, question: Where is my order?}
          - {$session: s2, customer: Grace, question: Can I return a lamp?}

        """),
      ExampleText.policy),
    fix: .unsafe("moves the block before the breakpoint, which reorders what the model reads"),
    sources: [.promptCaching, .pricing])
}
