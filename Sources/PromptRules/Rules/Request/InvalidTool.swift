import SourceText

/// A tool that the provider would reject.
package enum InvalidTool: TemplateRule {
  package static let rule = Rule(
    id: "invalid-tool", group: .request, severity: .error,
    summary: "A tool is not what the provider accepts.",
    page: RulePage(
      finds: """
        A tool without a name or an `input_schema`, with a name that holds anything but letters,
        digits, `_` and `-`, with a schema that is not an object, or with the same name as another
        tool.
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
      sources: [.anthropicSDK]))
}
