import PromptRules

extension RulePage {
  static let parametersChanged = RulePage(
    of: LogRules.parametersChanged,
    finds: """
      A change of `tool_choice`, `thinking`, `output_config`, of the output format, the reasoning
      effort, the verbosity, `prompt_cache_key` or OpenAI's `service_tier` between requests that
      repeat each other, or of `citations.enabled` of an earlier document. The message says which
      part of the prefix the parameter costs.
      """,
    matters: """
      With Anthropic `tool_choice` and the output format cost the cached messages, citations the
      system prompt as well; thinking and effort cost the tools, too, on some models, which are not
      listed: the worst is assumed, unless the log says that the later request read something. An
      effort given in one request only is a warning: the model's default, written out, changes
      nothing. With OpenAI the format, effort and verbosity cost the whole prefix. Another cache key
      or service tier reaches another cache; `auto` and `default` are the same as none.
      """,
    remedy: """
      Choose such parameters once per conversation.
      """,
    bad: RuleExample(
      .init(
        "log.json",
        #"""
        [
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "output_config": {"effort": "high"},
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
         "output_config": {"effort": "⟦low⟧"},
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
         "output_config": {"effort": "high"},
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
         "output_config": {"effort": "high"},
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
