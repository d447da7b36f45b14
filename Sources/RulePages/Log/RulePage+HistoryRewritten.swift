import PromptRules

extension RulePage {
  static let historyRewritten = RulePage(
    of: LogRules.historyRewritten,
    finds: """
      An earlier message whose text, tool call or image changed, a window that slides by a message
      each turn, tool results cut after the fact, thinking blocks that are not sent back, ids that
      are made anew, a message that moves. Going back to an earlier turn and going on from there
      is no rewriting and is not reported.
      """,
    matters: """
      Everything from the changed message on is processed again on this and, where the change is
      repeated, on every turn.
      """,
    remedy: """
      Only append. Cut a tool result before it is first sent; drop old messages in large steps;
      keep ids and thinking blocks as the provider gave them.
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
           "content": [{"type": "text", "text": "⟦[10:02] ⟧Where is my order?"}]},
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
