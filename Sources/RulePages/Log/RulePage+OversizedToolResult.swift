import PromptRules

extension RulePage {
  static let oversizedToolResult = RulePage(
    of: LogRules.oversizedToolResult,
    finds: """
      A tool result of more than 100,000 bytes, about 25,000 tokens, where it first appears.
      """,
    matters: """
      A tool result stays in the conversation: it is written to the cache once and read on every
      later turn, and cutting it later breaks the prefix.
      """,
    remedy: """
      Cut the result before it is first sent, or keep it in a file and give the model a way to
      read parts of it.
      """,
    bad: RuleExample(
      .init(
        "log.json",
        #"""
        [
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "tools": [{"name": "run", "input_schema": {"type": "object"}}],
         "system": [
          {"type": "text", "text": "You triage support tickets.",
           "cache_control": {"type": "ephemeral"}}
         ],
         "messages": [
          {"role": "user", "content": [{"type": "text", "text": "Run it."}]},
          {"role": "assistant",
           "content": [
            {"type": "tool_use", "id": "toolu_1", "name": "run",
             "input": {"cmd": "make"}}
           ]},
          {"role": "user",
           "content": [
            {"type": "tool_result", "tool_use_id": "toolu_1",
             "content": "⟦\#(ExampleText.longToolOutput)⟧"}
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
         "tools": [{"name": "run", "input_schema": {"type": "object"}}],
         "system": [
          {"type": "text", "text": "You triage support tickets.",
           "cache_control": {"type": "ephemeral"}}
         ],
         "messages": [
          {"role": "user", "content": [{"type": "text", "text": "Run it."}]},
          {"role": "assistant",
           "content": [
            {"type": "tool_use", "id": "toolu_1", "name": "run",
             "input": {"cmd": "make"}}
           ]},
          {"role": "user",
           "content": [
            {"type": "tool_result", "tool_use_id": "toolu_1",
             "content": "\#(ExampleText.toolOutput)"}
           ]}
         ]}
        ]

        """#)),
    sources: [.pricing])
}
