import PromptCache
import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A long constant prefix without any breakpoint.
package enum NoBreakpoint: TemplateRule {
  package static let rule = Rule(
    id: "no-breakpoint", group: .breakpoints, severity: .warning,
    summary: "A long constant prefix is not cached at all.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard analysis.compiled.breakpoints.isEmpty, analysis.template.cache == .off,
      let model = analysis.model, model.scheme == .marked, let minimum = model.minimum
    else { return [] }
    let estimator = TokenEstimator(family: model.family)
    var tokens = TokenCount(family: model.family)
    for (index, position) in analysis.compiled.positions.enumerated() {
      guard position.lifetime == .static else { break }
      analysis.compiled.forEachConstantText(ofPosition: index) { tokens += estimator.count($1) }
    }
    guard minimum.judge(tokens.estimate) == .reached else { return [] }
    return [
      Diagnostic(
        rule: rule.id, severity: rule.severity,
        message:
          "about \(tokens.estimate.point) constant tokens are sent in full with every request",
        span: analysis.template.cacheSpan ?? analysis.template.file.span(0..<0),
        remedy: "Remove 'cache: off', or put a breakpoint behind the constant blocks.",
        prefix: PrefixFacts(tokensLost: tokens.estimate))
    ]
  }
}
