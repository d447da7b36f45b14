import PromptRules

extension RulePage {
  static let overBudget = RulePage(
    of: LogRules.overBudget,
    finds: """
      A request whose usage adds up to more prompt tokens than the model's price for long prompts
      starts at; cached tokens count.
      """,
    matters: """
      The higher price holds for the whole request, its output and its cached part with it, not
      only for the tokens beyond the limit.
      """,
    remedy: """
      Compact the conversation before it reaches the limit, or take a model without such a limit.
      """,
    bad: RuleExample(
      .init(
        "log.json",
        #"""
        [
        {"request": {"model": "claude-haiku-5-5", "max_tokens": 256,
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
         "usage": {"input_tokens": 9, "cache_creation_input_tokens": ⟦120000⟧,
          "cache_read_input_tokens": 0, "output_tokens": 20}}
        ]

        """#)),
    good: RuleExample(
      .init(
        "log.json",
        #"""
        [
        {"request": {"model": "claude-haiku-5-5", "max_tokens": 256,
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
         "usage": {"input_tokens": 9, "cache_creation_input_tokens": 90000,
          "cache_read_input_tokens": 0, "output_tokens": 20}}
        ]

        """#)),
    sources: [.pricing, .priceMap])
}
