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
}
