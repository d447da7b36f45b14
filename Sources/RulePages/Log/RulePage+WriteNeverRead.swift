import PromptRules

extension RulePage {
  static let writeNeverRead = RulePage(
    of: LogRules.writeNeverRead,
    finds: """
      Three or more conversations with the same instructions whose last breakpoint stands on a
      message of their own, and none of which has a second turn.
      """,
    matters: """
      A write costs a quarter more than plain input, with a lifetime of an hour twice as much.
      Without a second turn the part behind the shared instructions is written for nothing.
      """,
    remedy: """
      Keep the breakpoint on the instructions, and set one on the messages only in conversations
      that go on.
      """,
    bad: RuleExample(
      .init(
        "log.json",
        #"""
        [
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "system": [
          {"type": "text", "text": "You triage support tickets.",
           "cache_control": {"type": "ephemeral"}}
         ],
         "messages": [
          {"role": "user",
           "content": [
            {"type": "text", "text": "Where is my order?",
             "cache_control": {"type": "ephemeral"}}
           ]}
         ]},
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "system": [
          {"type": "text", "text": "You triage support tickets.",
           "cache_control": {"type": "ephemeral"}}
         ],
         "messages": [
          {"role": "user",
           "content": [
            {"type": "text", "text": "Can I return a lamp?",
             "cache_control": {"type": "ephemeral"}}
           ]}
         ]},
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "system": [
          {"type": "text", "text": "You triage support tickets.",
           "cache_control": {"type": "ephemeral"}}
         ],
         "messages": [
          {"role": "user",
           "content": [
            {"type": "text", "text": "Do you ship abroad?",
             "cache_control": {"type": "⟦ephemeral⟧"}}
           ]}
         ]}
        ]

        """#)),
    good: RuleExample(
      .init(
        "log.json",
        #"""
        [
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "system": [
          {"type": "text", "text": "You triage support tickets.",
           "cache_control": {"type": "ephemeral"}}
         ],
         "messages": [
          {"role": "user",
           "content": [{"type": "text", "text": "Where is my order?"}]}
         ]},
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "system": [
          {"type": "text", "text": "You triage support tickets.",
           "cache_control": {"type": "ephemeral"}}
         ],
         "messages": [
          {"role": "user",
           "content": [{"type": "text", "text": "Can I return a lamp?"}]}
         ]},
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "system": [
          {"type": "text", "text": "You triage support tickets.",
           "cache_control": {"type": "ephemeral"}}
         ],
         "messages": [
          {"role": "user",
           "content": [{"type": "text", "text": "Do you ship abroad?"}]}
         ]}
        ]

        """#)),
    sources: [.promptCaching, .pricing])
}
