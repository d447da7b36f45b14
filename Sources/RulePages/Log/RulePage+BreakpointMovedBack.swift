import PromptRules

extension RulePage {
  static let breakpointMovedBack = RulePage(
    of: LogRules.breakpointMovedBack,
    finds: """
      A request that repeats a cached prefix but has its last breakpoint further in front, so that
      at least 256 cached tokens are not read.
      """,
    matters: """
      A request reads no further than its last breakpoint. What an earlier request wrote behind it
      is there, and is paid for again.
      """,
    remedy: """
      Keep a breakpoint at or behind the end of the request before, in side requests and summaries
      as well.
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
          {"role": "user", "content": [{"type": "text", "text": "Fix the build."}]},
          {"role": "assistant",
           "content": [
            {"type": "tool_use", "id": "toolu_1", "name": "run",
             "input": {"cmd": "make"}}
           ]},
          {"role": "user",
           "content": [
            {"type": "tool_result", "tool_use_id": "toolu_1",
             "content": "\#(ExampleText.toolOutput)",
             "cache_control": {"type": "ephemeral"}}
           ]}
         ]},
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "system": [
          {"type": "text", "text": "You triage support tickets.",
           "cache_control": {"type": "⟦ephemeral⟧"}}
         ],
         "tools": [{"name": "run", "input_schema": {"type": "object"}}],
         "messages": [
          {"role": "user", "content": [{"type": "text", "text": "Fix the build."}]},
          {"role": "assistant",
           "content": [
            {"type": "tool_use", "id": "toolu_1", "name": "run",
             "input": {"cmd": "make"}}
           ]},
          {"role": "user",
           "content": [
            {"type": "tool_result", "tool_use_id": "toolu_1",
             "content": "\#(ExampleText.toolOutput)"}
           ]},
          {"role": "assistant", "content": [{"type": "text", "text": "Done."}]},
          {"role": "user", "content": [{"type": "text", "text": "Sum up."}]}
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
          {"role": "user", "content": [{"type": "text", "text": "Fix the build."}]},
          {"role": "assistant",
           "content": [
            {"type": "tool_use", "id": "toolu_1", "name": "run",
             "input": {"cmd": "make"}}
           ]},
          {"role": "user",
           "content": [
            {"type": "tool_result", "tool_use_id": "toolu_1",
             "content": "\#(ExampleText.toolOutput)",
             "cache_control": {"type": "ephemeral"}}
           ]}
         ]},
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "tools": [{"name": "run", "input_schema": {"type": "object"}}],
         "system": [
          {"type": "text", "text": "You triage support tickets.",
           "cache_control": {"type": "ephemeral"}}
         ],
         "messages": [
          {"role": "user", "content": [{"type": "text", "text": "Fix the build."}]},
          {"role": "assistant",
           "content": [
            {"type": "tool_use", "id": "toolu_1", "name": "run",
             "input": {"cmd": "make"}}
           ]},
          {"role": "user",
           "content": [
            {"type": "tool_result", "tool_use_id": "toolu_1",
             "content": "\#(ExampleText.toolOutput)"}
           ]},
          {"role": "assistant", "content": [{"type": "text", "text": "Done."}]},
          {"role": "user",
           "content": [
            {"type": "text", "text": "Sum up.",
             "cache_control": {"type": "ephemeral"}}
           ]}
         ]}
        ]

        """#)),
    sources: [.promptCaching])
}
