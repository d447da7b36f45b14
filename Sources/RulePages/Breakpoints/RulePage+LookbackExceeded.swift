import PromptRules

extension RulePage {
  static let lookbackExceeded = RulePage(
    of: LookbackExceeded.rule,
    finds: """
      A conversation in which one turn adds so many blocks that the entry written by the turn
      before lies more than 20 positions before the breakpoint. The breakpoint counts as the
      first position; on the Claude API a run of `tool_use` blocks and a run of `tool_result`
      blocks each count as one.
      """,
    matters: """
      Entries exist only where a breakpoint was, and the search for them ends after 20
      positions. The whole conversation so far is then processed and written again at 1.25 times
      the input price, although not a byte of it has changed.
      """,
    remedy: """
      Put a second breakpoint into the conversation, at most 20 positions before the last one,
      or send the turns one by one.
      """,
    bad: RuleExample(
      .init(
        "agent.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: policy.md
        messages:
          - splice: history
          - user:
              - "{{ question }}"
              - ⟦breakpoint⟧
        samples: agent.samples.jsonl

        """),
      ExampleText.conversation(turns: 12),
      ExampleText.policy),
    good: RuleExample(
      .init(
        "agent.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: policy.md
        messages:
          - splice: history
          - user:
              - "{{ question }}"
              - breakpoint
        samples: agent.samples.jsonl

        """),
      ExampleText.conversation(turns: 2),
      ExampleText.policy),
    sources: [.promptCaching, .cachingTranscripts])
}
