import ChangeCauses
import PrefixStability
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A variable whose values change sooner than its declaration says.
package enum LifetimeViolated: TemplateRule {
  package static let rule = Rule(
    id: "lifetime-violated", group: .prefix, severity: .error,
    summary: "The rows change a value sooner than its declared lifetime allows.",
    page: RulePage(
      finds: """
        A variable that is declared with a lifetime longer than the rows show: two values of a
        `static` variable, two values of a `tenant` variable in rows with the same `$tenant`, two
        of a `user` variable for one `$user`, two of a `session` variable within one `$session`,
        two of a `daily` one on the same date of `$at`.
        """,
      matters: """
        The compiler places blocks and breakpoints by these lifetimes. A promise that the data
        breaks puts a changing value into a prefix that is cached as if it were constant: each
        change writes the whole prefix again at 1.25 times the input price (twice for an hour) and
        nothing is read.
        """,
      remedy: """
        Declare the lifetime that the value really has, or fix the code that fills it in. What
        changes in every request belongs behind the last breakpoint.
        """,
      bad: RuleExample(
        .init(
          "rules.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          variables:
            plan: {lifetime: tenant}
          system:
            - file: policy.md
            - |
              The customer's plan: ⟦{{ plan }}⟧
            - breakpoint
          messages:
            - user: "{{ question }}"
          samples:
            - {$tenant: acme, plan: "Team, 14 of 20 seats", question: Add a seat}
            - {$tenant: acme, plan: "Team, 15 of 20 seats", question: Where is my bill?}

          """),
        ExampleText.policy),
      good: RuleExample(
        .init(
          "rules.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          variables:
            plan: {lifetime: tenant}
          system:
            - file: policy.md
            - |
              The customer's plan: {{ plan }}
            - breakpoint
          messages:
            - user: "{{ seats }} seats are taken. {{ question }}"
          samples:
            - {$tenant: acme, plan: Team, seats: 14, question: Add a seat}
            - {$tenant: acme, plan: Team, seats: 15, question: Where is my bill?}

          """),
        ExampleText.policy),
      sources: [.promptCaching, .pricing]))

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
