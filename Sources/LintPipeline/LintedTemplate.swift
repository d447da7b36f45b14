package import SourceText

/// What linting one file came to.
package struct LintedTemplate: Sendable {
  package var findings: [Diagnostic] = []
  /// One for each model of the template.
  package var summaries: [TemplateSummary] = []
  package var notAnalysed: LintReport.NotAnalysed?
  /// How many findings a suppression comment took away.
  package var suppressedCount = 0

  package init(notAnalysed: LintReport.NotAnalysed? = nil) { self.notAnalysed = notAnalysed }
}
