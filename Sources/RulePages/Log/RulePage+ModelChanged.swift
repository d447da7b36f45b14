import PromptRules

extension RulePage {
  static let modelChanged = RulePage(
    of: LogRules.modelChanged,
    finds: """
      A request that repeats an earlier one but names another model, or another `speed`.
      """,
    matters: """
      Caches are kept per model: the whole prefix is processed and written again, and once more on
      the way back.
      """,
    remedy: """
      Keep one model for a conversation. Where a cheaper one takes over, count its cold start in.
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
        {"model": "⟦claude-haiku-5-5⟧", "max_tokens": 256,
         "system": [
          {"type": "text", "text": "You triage support tickets.",
           "cache_control": {"type": "ephemeral"}}
         ],
         "messages": [
          {"role": "user",
           "content": [{"type": "text", "text": "Where is my order?"}]},
          {"role": "assistant", "content": [{"type": "text", "text": "Which one?"}]},
          {"role": "user",
           "content": [
            {"type": "text", "text": "The lamp.",
             "cache_control": {"type": "ephemeral"}}
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
           "content": [{"type": "text", "text": "Where is my order?"}]},
          {"role": "assistant", "content": [{"type": "text", "text": "Which one?"}]},
          {"role": "user",
           "content": [
            {"type": "text", "text": "The lamp.",
             "cache_control": {"type": "ephemeral"}}
           ]}
         ]}
        ]

        """#)),
    sources: [.promptCaching])
}
