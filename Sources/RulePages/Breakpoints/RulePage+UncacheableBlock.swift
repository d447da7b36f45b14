import PromptRules

extension RulePage {
  static let uncacheableBlock = RulePage(
    of: UncacheableBlock.rule,
    finds: """
      A breakpoint after, or `cache_control` on, a block that has no such field or is never
      cached: an empty text block, `thinking` and `redacted_thinking`, a tool with
      `defer_loading: true`, a nested block of a `tool_result` or a document other than the
      last, a block that `each` repeats; the same in lists that rows splice in. A text block that a row leaves without text, or with
      white space alone, a message without content and a request without messages are named with
      the row, breakpoint or not.
      """,
    matters: """
      Depending on the block the request is rejected, as it is with an empty text block, or the
      breakpoint is passed over without a word, and the prefix is paid in full each time.
      """,
    remedy: """
      Put the breakpoint on the last block before it that can carry one; on the `tool_result`
      itself, not on what it holds. Write `when:` on a block whose value may be empty: a row
      without it is cached up to the block before.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: policy.md
          - type: text
            text: ""
            cache_control: ⟦{type: ephemeral}⟧
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
          - type: text
            text: Answer in English.
            cache_control: {type: ephemeral}
        messages:
          - user: "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """),
      ExampleText.policy),
    sources: [.promptCaching, .toolSearch, .anthropicSDK])
}
