import PromptRules

extension RulePage {
  static let coldFanOut = RulePage(
    of: LogRules.coldFanOut,
    finds: """
      A request that wrote a prefix which another request, sent less than three seconds or one
      response earlier, was just writing.
      """,
    matters: """
      An entry can be read only once the first response begins. Of many requests that start
      together each pays for writing the prefix.
      """,
    remedy: """
      Send one request first, wait until its response begins, then send the others; or fill the
      cache with a request for no output.
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
        {"time": "2026-11-20T⟦10:00:01Z⟧",
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
            "content": [
             {"type": "text", "text": "Where is my order?",
              "cache_control": {"type": "ephemeral"}}
            ]}
          ]},
         "usage": {"input_tokens": 9, "cache_creation_input_tokens": 0,
          "cache_read_input_tokens": 3000, "output_tokens": 20}}
        ]

        """#)),
    sources: [.promptCaching])
}
