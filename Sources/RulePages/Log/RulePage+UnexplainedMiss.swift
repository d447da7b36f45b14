import PromptRules

extension RulePage {
  static let unexplainedMiss = RulePage(
    of: LogRules.unexplainedMiss,
    finds: """
      A request that repeats a cached prefix within its lifetime and reports a write and no read.
      Where the provider explains the miss, its word is quoted.
      """,
    matters: """
      The sender is not to blame as far as the log shows: the entry was evicted, the request was
      routed elsewhere, or something that the log does not hold, such as a workspace, differs.
      """,
    remedy: """
      Look for what the log does not show: the workspace, the region, headers, another machine of
      a gateway. Single cases are to be expected.
      """,
    bad: RuleExample(
      .init(
        "log.json",
        #"""
        [
        {"time": "2026-11-20T10:00:00Z",
         "request": {"model": "claude-opus-5-5", "max_tokens": 256,
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
         "usage": {"input_tokens": 9, "cache_creation_input_tokens": 3000,
          "cache_read_input_tokens": 0, "output_tokens": 20}},
        {"time": "2026-11-20T10:00:20Z",
         "request": {"model": "claude-opus-5-5", "max_tokens": 256,
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
          ]},
         "usage": {"input_tokens": 9, "cache_creation_input_tokens": ⟦3000⟧,
          "cache_read_input_tokens": 0, "output_tokens": 20}}
        ]

        """#)),
    good: RuleExample(
      .init(
        "log.json",
        #"""
        [
        {"time": "2026-11-20T10:00:00Z",
         "request": {"model": "claude-opus-5-5", "max_tokens": 256,
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
         "usage": {"input_tokens": 9, "cache_creation_input_tokens": 3000,
          "cache_read_input_tokens": 0, "output_tokens": 20}},
        {"time": "2026-11-20T10:00:20Z",
         "request": {"model": "claude-opus-5-5", "max_tokens": 256,
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
          ]},
         "usage": {"input_tokens": 9, "cache_creation_input_tokens": 40,
          "cache_read_input_tokens": 2980, "output_tokens": 20}}
        ]

        """#)),
    sources: [.promptCaching])
}
