import PromptRules

extension RulePage {
  static let invalidTool = RulePage(
    of: InvalidTool.rule,
    finds: """
      A tool without a name or an `input_schema`, with a name that holds anything but letters,
      digits, `_` and `-`, with a schema that is not an object, with a mapping or a number where
      a text belongs, or with the same name as another tool. `file:` inside of a tool is not
      read.
      """,
    matters: """
      The provider rejects the request. Tools come first in the prefix: a mistake here keeps
      everything behind it from being cached.
      """,
    remedy: """
      Correct the tool; the message says which part.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        tools:
          - name: ⟦refund order⟧
            description: Refund an order.
            input_schema: {type: object, properties: {order: {type: string}}}
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
        model: claude-haiku-5-5
        max_tokens: 256
        tools:
          - name: refund_order
            description: Refund an order.
            input_schema: {type: object, properties: {order: {type: string}}}
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
    sources: [.anthropicSDK])
}
