package import SourceText

/// Why a file could not be read as one YAML document.
package struct YAMLFailure: Error {
  /// What is wrong and where, of the rule `invalid-yaml`, `invalid-encoding` or `limit-exceeded`.
  package let diagnostic: Diagnostic

  init(
    _ rule: RuleID,
    _ message: String,
    at span: SourceSpan,
    notes: [Diagnostic.Note] = [],
    remedy: String? = nil
  ) {
    diagnostic = Diagnostic(
      rule: rule, severity: .error, message: message, span: span, notes: notes, remedy: remedy,
      preventsAnalysis: true)
  }
}

extension RuleID {
  static let invalidYAML: RuleID = "invalid-yaml"
  static let invalidEncoding: RuleID = "invalid-encoding"
  static let limitExceeded: RuleID = "limit-exceeded"
  static let duplicateKey: RuleID = "duplicate-key"
}
