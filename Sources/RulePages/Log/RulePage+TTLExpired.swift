import PromptRules

extension RulePage {
  static let ttlExpired = RulePage(
    of: LogRules.ttlExpired,
    finds: """
      A request that repeats a cached prefix whose last use, by the times in the log, is longer
      ago than its lifetime: five minutes, or an hour with `"ttl": "1h"`. Each use starts the
      lifetime anew. Lifetimes are the least that is promised: where the counters show that the
      prefix was read, nothing is reported.
      """,
    matters: """
      The prefix is written again at the price of a write. If pauses are frequent, a lifetime of
      an hour or a request that keeps the entry alive costs less.
      """,
    remedy: """
      Use `"ttl": "1h"` where pauses of more than five minutes are common, or send a request with
      `max_tokens: 0` every four minutes.
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
          ]}},
        {"time": "2026-11-20T⟦10:20:00Z⟧",
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
          ]}}
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
          ]}},
        {"time": "2026-11-20T10:03:00Z",
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
          ]}}
        ]

        """#)),
    sources: [.promptCaching])
}
