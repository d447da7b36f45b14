import PromptRules

extension RulePage {
  static let varyingTail = RulePage(
    of: VaryingTail.rule,
    finds: """
      A breakpoint at the end of a message that differs between unrelated rows, usually the last
      user message. Rows with the same `$session` are turns of one conversation: there it is
      right, because each turn reads what the one before wrote. In logs also: conversations with
      GPT-5.6 or later that share long instructions and have no breakpoint of their own, for there
      the provider sets one at the end of the latest message and nowhere else.
      """,
    matters: """
      The entry is written where the breakpoint is and nowhere else. A later request with
      another last message looks for entries before it and finds none, so every request pays
      1.25 times the input price for the whole prompt and reads nothing.
      """,
    remedy: """
      Put the breakpoint at the end of the last block that the requests share.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: policy.md
        messages:
          - user:
              - "{{ question }}"
              - ⟦breakpoint⟧
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
          - user:
              - "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """),
      ExampleText.policy),
    fix: .safe(
      """
      moves a breakpoint that stands on lines of its own, the only one of the template, behind \
      the constant blocks, and removes it where another one stands there; the text stays as it is
      """),
    sources: [.promptCaching])
}
