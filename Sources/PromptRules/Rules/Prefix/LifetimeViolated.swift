import ChangeCauses
import PrefixStability
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A variable whose values change sooner than its declaration says.
package enum LifetimeViolated: TemplateRule {
  package static let rule = Rule(
    id: "lifetime-violated", group: .prefix, severity: .error,
    summary: "The rows change a value sooner than its declared lifetime allows.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    analysis.verdicts.compactMap { verdict in
      guard verdict.kind == .lifetimeViolated, let variation = verdict.variation else { return nil }
      let input = analysis.stability.inputs[verdict.input].input
      let path = input.path.description
      var finding = analysis.finding(
        rule, verdict, .error,
        "'\(path)' is declared '\(input.lifetime)', but rows \(variation.rows.first) and "
          + "\(variation.rows.second)\(scope(of: input.lifetime)) differ (\(variation.cause.label))",
        remedy: remedy(input, variation.cause.kind, analysis))
      if let variable = analysis.template.variable(input.rowPath.root) {
        finding.notes.insert(.init("declared here", span: variable.lifetimeSpan), at: 0)
      }
      return finding
    }
  }

  private static func remedy(
    _ input: RowInput, _ kind: ChangeKind, _ analysis: TemplateAnalysis
  ) -> String {
    guard input.isStructure else {
      return "Declare the lifetime that '\(input.path)' has, or move it behind the breakpoint."
    }
    return analysis.remedyOfFork(input, kind)
      + (kind == .listOrder ? "" : " Else declare the lifetime that '\(input.path)' has.")
  }

  /// What the two rows have in common.
  private static func scope(of lifetime: Lifetime) -> String {
    switch lifetime {
    case .static, .request: ""
    case .daily: " of one day"
    case .tenant: " of one $tenant"
    case .user: " of one $user"
    case .session: " of one $session"
    }
  }
}
