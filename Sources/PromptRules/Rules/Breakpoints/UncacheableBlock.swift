import SourceText

/// A breakpoint on a block that cannot carry one.
package enum UncacheableBlock: DocumentedRule {
  package static let rule = Rule(
    id: "uncacheable-block", group: .breakpoints, severity: .error,
    summary: "A breakpoint stands on a block that cannot carry it.",
    page: RulePage(
      finds: """
        A breakpoint after, or `cache_control` on, a block that has no such field or is never
        cached: an empty text block, `thinking` and `redacted_thinking`, a tool with
        `defer_loading: true`, a nested block of a `tool_result` or a document other than the
        last.
        """,
      matters: """
        Depending on the block the request is rejected or the breakpoint is passed over without a
        word, and the prefix is paid in full each time.
        """,
      remedy: """
        Put the breakpoint on the last block before it that can carry one; on the `tool_result`
        itself, not on what it holds.
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
      sources: [.promptCaching, .toolSearch, .anthropicSDK]))
}
