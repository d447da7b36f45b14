import SourceText

/// A limit for the answer that the model does not have.
package enum OversizedMaxTokens: TemplateRule {
  package static let rule = Rule(
    id: "oversized-max-tokens", group: .request, severity: .error,
    summary: "max_tokens is more than the model can write, or far more than the rows show.",
    page: RulePage(
      finds: """
        `max_tokens` above the model's longest answer (an error), or more than ten times the
        longest answer of the rows, by `$output_tokens` (a hint).
        """,
      matters: """
        Above the model's limit the request is rejected. A limit far above the need lets an answer
        that runs away cost as much as hundreds of good ones.
        """,
      remedy: """
        Lower it to the longest useful answer with some room.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: ⟦500000⟧
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
      sources: [.priceMap, .releaseNotes]))
}
