import PromptRules

extension RulePage {
  static let systemChanged = RulePage(
    of: LogRules.systemChanged,
    finds: """
      A value in the system prompt that changes between the requests of a conversation, or between
      conversations whose instructions are otherwise alike: a time, an id, a counter, data about a
      user, the order of a list, white space. The `cause` names the kind of value.
      """,
    matters: """
      All messages stand behind the system prompt, so the whole conversation is processed again. A
      value that differs per user also keeps users from sharing the instructions.
      """,
    remedy: """
      Move what changes behind the last breakpoint, best into the newest turn, or freeze it for
      the session. Put what is known about a user behind a breakpoint that covers what all users
      share.
      """,
    bad: RuleExample(
      .init(
        "log.json",
        #"""
        [
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "system": [
          {"type": "text", "text": "You triage tickets. It is 10:31.",
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
          {"type": "text", "text": "You triage tickets. It is ⟦10:34⟧.",
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
          {"type": "text", "text": "You triage tickets.",
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
          {"type": "text", "text": "You triage tickets.",
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
