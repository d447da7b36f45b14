import PrefixStability
import PromptCache
import PromptCompiler
package import SourceText

/// A turn so long that the provider does not find the entry of the turn before.
package enum LookbackExceeded: TemplateRule {
  package static let rule = Rule(
    id: "lookback-exceeded", group: .breakpoints, severity: .warning,
    summary: "A turn adds more blocks than the provider looks back.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    let window = window(of: analysis)
    return analysis.stability.breakpoints.indices.compactMap { index in
      guard applies(toBreakpoint: index, analysis),
        let step = analysis.stability.breakpoints[index].longestTurn
      else { return nil }
      return Diagnostic(
        rule: rule.id, severity: rule.severity,
        message: "a turn adds \(step.positions) positions (rows \(step.rows.first) and "
          + "\(step.rows.second)), and the provider looks back \(window): the entry of the turn "
          + "before is not found",
        span: analysis.compiled.breakpoints[index].span,
        remedy: "Send a request, or put a second breakpoint, at most every \(window - 1) blocks.",
        prefix: PrefixFacts(
          evidence: .measured, breakpoint: index, rows: step.rows,
          tokensLost: analysis.stability.breakpoints[index].tokens))
    }
  }

  /// Whether a turn adds more positions to a breakpoint's prefix than are looked back at.
  static func applies(toBreakpoint index: Int, _ analysis: TemplateAnalysis) -> Bool {
    analysis.stability.breakpoints[index].longestTurn.map {
      $0.positions >= window(of: analysis)
    } ?? false
  }

  private static func window(of analysis: TemplateAnalysis) -> Int {
    analysis.model?.provider.lookback ?? 20
  }
}
