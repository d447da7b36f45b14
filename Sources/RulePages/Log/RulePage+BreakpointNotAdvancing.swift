import PromptRules

extension RulePage {
  static let breakpointNotAdvancing = RulePage(
    of: LogRules.breakpointNotAdvancing,
    finds: """
      Three requests of a conversation in a row whose last breakpoint is the same, with at least
      256 tokens that were sent again behind it.
      """,
    matters: """
      Everything behind the breakpoint is billed as new input on every turn, and there is more of
      it each time. Often only messages with text are marked, and an agent sends tool results.
      """,
    remedy: """
      Put the last breakpoint on the newest block of each request, tool results included, or let
      the API do it with a `cache_control` of the whole request.
      """,
    bad: RuleExample(
      .init(
        "log.json",
        #"""
        [
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "tools": [{"name": "run", "input_schema": {"type": "object"}}],
         "messages": [
          {"role": "user",
           "content": [
            {"type": "text", "text": "Fix the build.",
             "cache_control": {"type": "ephemeral"}}
           ]}
         ]},
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "tools": [{"name": "run", "input_schema": {"type": "object"}}],
         "messages": [
          {"role": "user",
           "content": [
            {"type": "text", "text": "Fix the build.",
             "cache_control": {"type": "ephemeral"}}
           ]},
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
         ]},
        {"model": "claude-opus-5-5", "max_tokens": 256,
         "tools": [{"name": "run", "input_schema": {"type": "object"}}],
         "messages": [
          {"role": "user",
           "content": [
            {"type": "text", "text": "Fix the build.",
             "cache_control": {"type": "⟦ephemeral⟧"}}
           ]},
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
          {"role": "assistant",
           "content": [
            {"type": "tool_use", "id": "toolu_2", "name": "run",
             "input": {"cmd": "make"}}
           ]},
          {"role": "user",
           "content": [
            {"type": "tool_result", "tool_use_id": "toolu_2",
             "content": "\#(ExampleText.toolOutput)"}
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
         "messages": [
          {"role": "user",
           "content": [
            {"type": "text", "text": "Fix the build.",
             "cache_control": {"type": "ephemeral"}}
           ]}
         ]},
        {"model": "claude-opus-5-5", "max_tokens": 256,
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
             "content": "\#(ExampleText.toolOutput)",
             "cache_control": {"type": "ephemeral"}}
           ]}
         ]},
        {"model": "claude-opus-5-5", "max_tokens": 256,
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
          {"role": "assistant",
           "content": [
            {"type": "tool_use", "id": "toolu_2", "name": "run",
             "input": {"cmd": "make"}}
           ]},
          {"role": "user",
           "content": [
            {"type": "tool_result", "tool_use_id": "toolu_2",
             "content": "\#(ExampleText.toolOutput)",
             "cache_control": {"type": "ephemeral"}}
           ]}
         ]}
        ]

        """#)),
    sources: [.promptCaching, .toolUseCaching])
}
