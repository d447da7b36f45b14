import PromptRules

extension RulePage {
  static let tooManyBreakpoints = RulePage(
    of: TooManyBreakpoints.rule,
    finds: """
      More than four breakpoints in tools, system and messages together, however they are
      written. The top-level `cache_control` of a request takes one of the four. A breakpoint
      behind a block with `when:` takes one more, for the rows that lack the block. With OpenAI's
      models, which mark the end of each request by themselves, more than three before it.
      Those that rows bring along in spliced tools, blocks or messages count as well: often they
      are left over from earlier turns.
      """,
    matters: """
      Anthropic rejects the request with "A maximum of 4 blocks with cache_control may be
      provided". OpenAI drops the oldest ones without a word, and those stand behind the text that
      most requests share.
      """,
    remedy: """
      Keep the breakpoints where the lifetime of the text changes and at the end of the
      conversation, and remove the others. A breakpoint between two blocks with the same
      lifetime brings nothing.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: policy.md
          - breakpoint
          - Be brief.
          - breakpoint
          - Be friendly.
          - breakpoint
          - Be exact.
          - breakpoint
          - Answer in English.
          - ⟦breakpoint⟧
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
          - Be brief.
          - Be friendly.
          - Be exact.
          - Answer in English.
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """),
      ExampleText.policy),
    sources: [.promptCaching, .priceMap])
}
