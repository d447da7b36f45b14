import PromptCompiler
import PromptSkeleton
package import SourceText

/// A breakpoint for an hour after one for five minutes.
package enum TTLOrder: TemplateRule {
  package static let rule = Rule(
    id: "ttl-order", group: .breakpoints, severity: .error,
    summary: "A longer-lived breakpoint follows a shorter-lived one.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    let breakpoints = analysis.compiled.breakpoints
    guard analysis.compiled.skeleton.endpoint == .anthropicMessages,
      let short = breakpoints.firstIndex(where: { $0.ttl == .fiveMinutes })
    else { return [] }
    return breakpoints.indices.dropFirst(short + 1).compactMap { index in
      guard breakpoints[index].ttl == .oneHour else { return nil }
      return Diagnostic(
        rule: rule.id, severity: .error,
        message: "a breakpoint for 1h follows one for 5m, which the API rejects",
        span: breakpoints[index].span,
        notes: [.init("the breakpoint for 5m", span: breakpoints[short].span)],
        remedy: "Give the earlier breakpoint 1h too, or this one 5m.",
        prefix: PrefixFacts(breakpoint: index))
    }
  }
}
