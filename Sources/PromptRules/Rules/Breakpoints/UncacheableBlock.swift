import PrefixStability
import PromptCompiler
import PromptSkeleton
package import SourceText

/// A breakpoint on a block that cannot carry one, and a text block without text.
package enum UncacheableBlock: TemplateRule {
  package static let rule = Rule(
    id: "uncacheable-block", group: .breakpoints, severity: .error,
    summary: "A breakpoint stands on a block that cannot carry it.")

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
