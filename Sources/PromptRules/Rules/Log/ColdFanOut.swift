import PrefixStability
import PromptCache
import PromptCompiler
import PromptSkeleton
package import SourceText

/// Parallel requests that all write the same prefix, which the times of rows can tell as well.
package enum ColdFanOut: TemplateRule {
  package static var rule: Rule { LogRules.coldFanOut }

  /// Rows of a template that are sent before the first response with their prefix has begun.
  ///
  /// A row or two lost so are no matter; it takes a tenth of the rows.
  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard let model = analysis.model, model.maximumBreakpoints > 0 else { return [] }
    let compiled = analysis.compiled
    for index in compiled.breakpoints.indices.reversed() {
      let measured = analysis.stability.breakpoints[index]
      let breakpoint = compiled.breakpoints[index]
      guard model.minimum?.judge(measured.tokens) != .below,
        let early = analysis.stability.arrivals.tooEarly(
          atBreakpoint: index, lifetime: breakpoint.milliseconds),
        early.count * 10 >= measured.rows
      else { continue }
      return [
        Diagnostic(
          rule: rule.id, severity: .hint,
          message: "\(early.count) of \(measured.rows) rows are sent within a second of the one "
            + "that writes their prefix, and write it again: the first is row "
            + "\(early.rows.second), after row \(early.rows.first)",
          span: breakpoint.span,
          remedy: "Send one request first and the others once its response begins.",
          prefix: PrefixFacts(
            evidence: .measured, breakpoint: index, rows: early.rows,
            tokensLost: measured.tokens.mean(of: early.count, in: measured.rows),
            cost: analysis.cost.flatMap { cost in
              cost.patient.map { CostChange(now: cost.now, fixed: min(cost.now, $0)) }
            }))
      ]
    }
    return []
  }
}

extension Estimate {
  /// What so many things of this size come to for each of more.
  fileprivate func mean(of part: Int, in count: Int) -> Estimate {
    func mean(_ tokens: Int) -> Int { count > 0 ? tokens * part / count : 0 }
    return Estimate(low: mean(low), point: mean(point), high: mean(high))
  }
}
