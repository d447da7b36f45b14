package import SourceText

/// What is known about a rule apart from its check: the name, the weight, the documentation.
package final class Rule: Sendable {
  package let id: RuleID
  package let group: RuleGroup
  /// The severity where neither the witness of a finding nor the configuration says otherwise.
  package let severity: Severity
  /// What the rule finds, in one sentence.
  package let summary: String
  private let makePage: @Sendable () -> RulePage

  /// - Parameter page: Made only when somebody asks, to keep the start of the command short.
  package init(
    id: RuleID, group: RuleGroup, severity: Severity, summary: String,
    page: @autoclosure @escaping @Sendable () -> RulePage
  ) {
    self.id = id
    self.group = group
    self.severity = severity
    self.summary = summary
    makePage = page
  }

  package var page: RulePage { makePage() }
}
