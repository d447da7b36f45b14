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
