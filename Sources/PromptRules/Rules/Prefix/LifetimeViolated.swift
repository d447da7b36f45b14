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
        remedy: "Declare the lifetime that '\(path)' has, or move it behind the breakpoint.")
      if let variable = analysis.template.variable(input.rowPath.root) {
        finding.notes.insert(.init("declared here", span: variable.lifetimeSpan), at: 0)
      }
      return finding
    }
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
