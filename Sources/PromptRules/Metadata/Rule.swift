package import SourceText

/// What is known about a rule apart from its check and its page: the name and the weight.
package final class Rule: Sendable {
  package let id: RuleID
  package let group: RuleGroup
  /// The severity where neither the witness of a finding nor the configuration says otherwise.
  package let severity: Severity
  /// What the rule finds, in one sentence.
  package let summary: String

  init(id: RuleID, group: RuleGroup, severity: Severity, summary: String) {
    self.id = id
    self.group = group
    self.severity = severity
    self.summary = summary
  }
}

/// What a rule looks at.
package enum RuleGroup: String, Sendable, CaseIterable {
  /// The bytes before a breakpoint.
  case prefix
  /// Where breakpoints stand and whether they pay.
  case breakpoints
  /// The template language.
  case template
  /// The request's parameters, tools and model.
  case request
  /// Requests that were really sent.
  case log
  /// Files that cannot be read or understood, and promptlint's own settings.
  case reading

  /// What the group is about, for a heading.
  package var summary: String {
    switch self {
    case .prefix: "what stands before a breakpoint"
    case .breakpoints: "where breakpoints stand and whether they pay"
    case .template: "the template language"
    case .request: "the model, the parameters, the tools and the values"
    case .log: "requests that were really sent"
    case .reading: "files that cannot be read, and promptlint's own settings"
    }
  }
}

/// A rule that checks a template.
package protocol TemplateRule: SendableMetatype {
  static var rule: Rule { get }

  /// What the rule has to say of a template that could be read and compiled.
  static func check(_ analysis: TemplateAnalysis) -> [Diagnostic]
}
