import PromptRules

extension RulePage {
  static let rejectedParameter = RulePage(
    of: RejectedParameter.rule,
    finds: """
      A parameter that the model of the template answers with an error: sampling parameters
      (`temperature`, `top_p`, `top_k`) with API version 2026-10-21 and with Claude Opus 4.7 and
      the models of version 5, a prefilled answer with models from 4.6 on, a forced
      `tool_choice` with Claude Opus 5.5, Sonnet 5.5 and Fable 5.1. A value of the wrong kind
      belongs here too, such as `temperature: "0.2"` or `top_k: 0x1F`: strings stay as written.
      So does what Anthropic's API does not know, such as `seed`, which is OpenAI's,
      `service_tier: priority` or `output_config: {efort: low}`, a `thinking` without its
      budget, and a `tool_choice` that demands a tool which the request does not have. Of a
      request body it tells as well what is of another JSON kind than the API takes: a model that
      is no text or is missing, messages that are empty, no objects, or without role or content, a
      system prompt or tools that are no list.
      """,
    matters: """
      Every request fails with status 400.
      """,
    remedy: """
      Remove the parameter. What it was for is said in the prompt today: how varied or how
      strict the answer is to be, and in which format.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-opus-5-5
        max_tokens: 256
        modelParameters:
          ⟦temperature⟧: 0.2
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """),
      ExampleText.policy),
    good: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-opus-5-5
        max_tokens: 256
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {question: Where is my order?}
          - {question: Can I return a lamp?}

        """),
      ExampleText.policy),
    sources: [.migration, .anthropicSDK])
}
