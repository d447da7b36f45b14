import PromptRules

extension RulePage {
  static let toolsChanged = RulePage(
    of: LogRules.toolsChanged,
    finds: """
      A tool that was added, removed or replaced, the same tools in another order, a description
      or schema that changed, or a schema with its keys in another order. The `cause` tells these
      apart; the pointer and the byte say where the first difference stands.
      """,
    matters: """
      Tools stand first in the prefix. Whatever changes there, the system prompt and every message
      behind it are processed and written to the cache again.
      """,
    remedy: """
      Send one list of tools, sorted and serialised in one way, for the whole conversation.
      Declare tools that are seldom needed with `defer_loading`; forbid tools with `tool_choice`
      instead of leaving them out.
      """,
    bad: RuleExample(
      .init(
        "log.json",
        #"""
        [
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "tools": [
          {"name": "refund", "input_schema": {"type": "object"}},
          {"name": "search", "input_schema": {"type": "object"}}
         ],
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
         "tools": [
          {"name": "⟦search⟧", "input_schema": {"type": "object"}},
          {"name": "refund", "input_schema": {"type": "object"}}
         ],
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
         "tools": [
          {"name": "refund", "input_schema": {"type": "object"}},
          {"name": "search", "input_schema": {"type": "object"}}
         ],
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
         "tools": [
          {"name": "refund", "input_schema": {"type": "object"}},
          {"name": "search", "input_schema": {"type": "object"}}
         ],
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
    sources: [.promptCaching, .toolUseCaching])
}
