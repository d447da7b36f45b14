package import PromptRules
package import SourceText

/// The errors among a template's findings, as its comments and its configuration want them.
///
/// Whatever is made of a template must not be made of one that has them: a key that nobody knows,
/// for instance, would silently be missing from the request.
package struct ErrorFilter: Sendable {
  private let suppressions: Suppressions?
  private let includes: [SourceFile: SourceSpan]
  private let configuration: Configuration?

  package init(
    _ loaded: TemplateLoader.Loaded, of loader: TemplateLoader, under configuration: Configuration?
  ) {
    suppressions = loaded.suppressions
    includes = loader.includes
    self.configuration = configuration
  }

  package func errors(in findings: [Diagnostic]) -> [Diagnostic] {
    let kept = suppressions?.applied(to: findings, includes: includes).kept ?? findings
    return kept.filter { $0.rule != ReadingRules.unusedSuppression.id }
      .compactMap { finding in configuration.map { $0.adjusted(finding) } ?? finding }
      .filter { $0.preventsAnalysis || $0.severity == .error }
  }
}
