import PrefixStability
import PromptCompiler
import PromptSkeleton
package import SourceText

/// A breakpoint on a block that cannot carry one, and a text block without text.
package enum UncacheableBlock: TemplateRule {
  package static let rule = Rule(
    id: "uncacheable-block", group: .breakpoints, severity: .error,
    summary: "A breakpoint stands on a block that cannot carry it.",
    page: RulePage(
      finds: """
        A breakpoint after, or `cache_control` on, a block that has no such field or is never
        cached: an empty text block, `thinking` and `redacted_thinking`, a tool with
        `defer_loading: true`, a nested block of a `tool_result` or a document other than the
        last, a block that `each` repeats. A text block that a row leaves without text, or with
        white space alone, a message without content and a request without messages are named with
        the row, breakpoint or not.
        """,
      matters: """
        Depending on the block the request is rejected, as it is with an empty text block, or the
        breakpoint is passed over without a word, and the prefix is paid in full each time.
        """,
      remedy: """
        Put the breakpoint on the last block before it that can carry one; on the `tool_result`
        itself, not on what it holds. Write `when:` on a block whose value may be empty: a row
        without it is cached up to the block before.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          system:
            - file: policy.md
            - type: text
              text: ""
              cache_control: ⟦{type: ephemeral}⟧
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
            - type: text
              text: Answer in English.
              cache_control: {type: ephemeral}
          messages:
            - user: "{{ question }}"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp?}

          """),
        ExampleText.policy),
      sources: [.promptCaching, .toolSearch, .anthropicSDK]))

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    analysis.stability.emptyParts.map { part in
      part.kind.isText ? finding(emptyText: part, analysis) : finding(emptyList: part, analysis)
    }
  }

  private static func finding(
    emptyList part: StabilityReport.EmptyPart, _ analysis: TemplateAnalysis
  ) -> Diagnostic {
    let what =
      part.kind == .messages ? "the request without messages" : "this message without content"
    return Diagnostic(
      rule: rule.id, severity: rule.severity,
      message: message(part, what),
      span: analysis.compiled.positions[part.position].span,
      remedy: part.kind == .messages
        ? "Write a message that is always there." : "Write 'when:' on the message as well.",
      prefix: PrefixFacts(evidence: .measured))
  }

  private static func finding(
    emptyText text: StabilityReport.EmptyPart, _ analysis: TemplateAnalysis
  ) -> Diagnostic {
    let position = analysis.compiled.positions[text.position]
    let hole = position.chunks.first {
      if case .hole = analysis.compiled.skeleton.chunks[$0] { true } else { false }
    }
    let input = analysis.stability.inputs.first { measured in
      measured.input.loops.isEmpty && hole.map(measured.input.chunks.contains) ?? false
    }?.input
    return Diagnostic(
      rule: rule.id, severity: rule.severity,
      message: message(
        text,
        text.kind == .text ? "this text block empty" : "nothing but white space in this text block"),
      span: hole.flatMap { analysis.compiled.origins[$0].span(at: 0) } ?? position.span,
      remedy: input.map { remedy($0, text.kind) } ?? "Leave such elements out of the list.",
      prefix: PrefixFacts(variable: input?.path.description, evidence: .measured))
  }

  private static func remedy(_ input: RowInput, _ kind: StabilityReport.EmptyPart.Kind) -> String {
    let condition = "'when: \(input.path)' on the block, so that it is left out"
    return kind == .text
      ? "Write \(condition), or give '\(input.path.root)' a 'default:'."
      : "Trim '\(input.path)' where the rows come from, and write \(condition)."
  }

  private static func message(_ part: StabilityReport.EmptyPart, _ what: String) -> String {
    let others = part.count > 1 ? ", as do \(part.count - 1) more" : ""
    return "row \(part.row) leaves \(what)\(others), and the API rejects it"
  }
}
