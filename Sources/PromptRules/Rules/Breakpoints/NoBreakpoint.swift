import PrefixStability
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
      let model = analysis.model, model.maximumBreakpoints > 0, let minimum = model.minimum
    else { return [] }
    let isEndCached = analysis.compiled.isCachedUnmarked(by: model)
    if isEndCached, !endsDiffer(analysis) { return [] }
    let estimator = TokenEstimator(family: model.family)
    var tokens = TokenCount(family: model.family)
    for (index, position) in analysis.compiled.positions.enumerated() {
      guard position.lifetime == .static else { break }
      analysis.compiled.forEachConstantText(ofPosition: index) { tokens += estimator.count($1) }
    }
    guard minimum.judge(tokens.estimate) == .reached else { return [] }
    let amount = "about \(tokens.estimate.point) constant tokens are"
    return [
      Diagnostic(
        rule: rule.id, severity: rule.severity,
        message: isEndCached
          ? "\(amount) written to the cache with every request, at the end of it, where no other one "
            + "reads them"
          : "\(amount) sent in full with every request",
        span: analysis.template.cacheSpan ?? analysis.template.file.span(0..<0),
        remedy: "Remove 'cache: off', or put a breakpoint behind the constant blocks.",
        prefix: PrefixFacts(
          tokensLost: tokens.estimate,
          cost: analysis.costChange(behind: tokens.estimate.point, insteadOf: [])))
    ]
  }

  /// Whether each request ends in text of its own, so that what the provider caches there is of no
  /// use to others; the next turn of a conversation goes on from there.
  private static func endsDiffer(_ analysis: TemplateAnalysis) -> Bool {
    let positions = analysis.compiled.positions
    let changing = analysis.stability.inputs.filter { !(analysis.canVary && $0.isConstant) }
    return !positions.contains(where: \.isHistory)
      && positions.contains { position in
        position.lifetime == .request
          && changing.contains { $0.input.chunks.contains(where: position.chunks.contains) }
      }
  }
}
