import PromptCache
import PromptCompiler
package import SourceText

/// More than four breakpoints.
package enum TooManyBreakpoints: TemplateRule {
  package static let rule = Rule(
    id: "too-many-breakpoints", group: .breakpoints, severity: .error,
    summary: "A request has more breakpoints than the provider accepts.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    let breakpoints = analysis.compiled.breakpoints
    if let model = analysis.model, model.scheme == .markedOrImplicit {
      return dropped(from: analysis.compiled, keeping: model.maximumMarkedBlocks)
    }
    let limit = analysis.breakpointLimit
    guard breakpoints.count > limit else { return [] }
    return [
      Diagnostic(
        rule: rule.id, severity: .error,
        message: "\(breakpoints.count) breakpoints, and the API accepts \(limit)",
        span: breakpoints[limit].span,
        notes: breakpoints.prefix(limit).enumerated().map { index, breakpoint in
          .init("breakpoint \(index + 1)", span: breakpoint.span)
        },
        remedy: breakpoints.contains(where: \.isStandIn)
          ? "A breakpoint behind a block with 'when' takes one more, for rows that lack the block: "
            + "put it behind a block that is always there, or keep fewer."
          : remedy)
    ]
  }

  private static let remedy =
    "Keep those behind text of different lifetimes; a breakpoint covers all before it."

  /// What the provider drops of the breakpoints before the end of the request.
  private static func dropped(
    from compiled: CompiledTemplate, keeping limit: Int
  ) -> [Diagnostic] {
    let marked = compiled.breakpoints.filter { $0.position < compiled.positions.count - 1 }
    guard marked.count > limit else { return [] }
    return [
      Diagnostic(
        rule: rule.id, severity: .warning,
        message:
          "\(marked.count) breakpoints, and the provider keeps the latest \(limit) beside the end "
          + "of the request: this one is dropped",
        span: marked[0].span,
        notes: marked.dropFirst().enumerated().map { index, breakpoint in
          .init("breakpoint \(index + 2)", span: breakpoint.span)
        }, remedy: remedy)
    ]
  }
}
