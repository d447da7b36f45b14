import PromptRules

extension RulePage {
  static let noBreakpoint = RulePage(
    of: NoBreakpoint.rule,
    finds: """
      A request whose constant beginning is long enough for the model's cache, without a
      breakpoint: `cache: off`, or a request body without any `cache_control`. From GPT-5.6 on
      OpenAI marks the end of each request by itself, unless `prompt_cache_options` says
      `explicit`; that helps no request which ends in text of its own.
      """,
    matters: """
      Anthropic caches nothing unless a request asks for it, and OpenAI writes the whole of a
      request, at a price, where no other one looks for it. The constant text is paid at the
      full input price in every request, where reading it from the cache costs between a tenth
      and a fortieth, depending on the model.
      """,
    remedy: """
      Remove `cache: off`, or write a `- breakpoint` behind the last constant block. If the
      template is used less than twice in an hour, caching does not pay: keep `cache: off` and
      allow the rule with that reason.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        cache: ⟦off⟧
        system:
          - file: policy.md
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
        model: claude-haiku-5-5
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
    sources: [.promptCaching, .pricing])
}
