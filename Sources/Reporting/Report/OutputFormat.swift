/// The formats that a report can be written in.
package enum OutputFormat: String, Sendable, CaseIterable {
  /// For people and editors: one line a finding that both understand, then the excerpt.
  case text
  /// For programs: see `JSONReporter`.
  case json
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// Workflow commands that GitHub shows beside the changed lines.
  case github
  case junit
  case checkstyle

  package func reporter(_ options: ReportOptions) -> any Reporter {
    switch self {
    case .text: TextReporter(options)
    case .json: JSONReporter()
    case .sarif: SARIFReporter(options)
    case .github: GitHubReporter(options)
    case .junit: JUnitReporter(failOn: options.failOn)
    case .checkstyle: CheckstyleReporter()
    }
  }
}
