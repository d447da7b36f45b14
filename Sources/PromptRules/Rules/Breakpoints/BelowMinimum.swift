import PrefixStability
import PromptCache
import PromptCompiler
package import SourceText

/// A prefix that is too short to be cached.
package enum BelowMinimum: TemplateRule {
  package static let rule = Rule(
    id: "below-minimum", group: .breakpoints, severity: .error,
    summary: "The prefix at a breakpoint is shorter than the model caches.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard let model = analysis.model, let minimum = model.minimum else { return [] }
    return analysis.compiled.breakpoints.indices.compactMap { index in
      let breakpoint = analysis.compiled.breakpoints[index]
      let tokens = analysis.stability.breakpoints[index].tokens
      let verdict = minimum.judge(tokens)
      guard verdict != .reached, !breakpoint.isStandIn,
        breakpoint.isWritten || verdict == .uncertain
      else { return nil }
      let length =
        "about \(tokens.point) \(NumberText.plural("token", of: tokens.point)) (\(tokens.low) to \(tokens.high))"
      let bound = "\(model.id) caches from \(minimum.description)"
      // A prefix that is too short goes with the next one that is long enough.
      let cover = analysis.compiled.breakpoints.indices.dropFirst(index + 1).first {
        minimum.judge(analysis.stability.breakpoints[$0].tokens) != .below
      }
      let together = cover.map {
        " by itself, only together with what stands before \(analysis.name(ofBreakpoint: $0))"
      }
      return Diagnostic(
        rule: rule.id, severity: verdict == .below ? .error : .hint,
        message: "the prefix has \(length), and \(bound): "
          + (verdict == .below ? "it is never cached" : "it may not be cached") + (together ?? ""),
        span: breakpoint.span,
        remedy: verdict == .below
          ? cover == nil
            ? "Move the breakpoint behind more text that stays the same, or remove it."
            : "Remove it: it does nothing, and counts to the most that a request may have."
          : "Count the tokens with the provider's API, or add text that earns its place.",
        fix: verdict == .below
          ? SourceLines(breakpoint.span)?.removal("remove the breakpoint", .safe) : nil,
        prefix: PrefixFacts(breakpoint: index, tokensLost: cover == nil ? tokens : nil))
    }
  }
}
