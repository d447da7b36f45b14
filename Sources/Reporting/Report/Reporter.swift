package import LintPipeline

/// Writes a report in one format.
package protocol Reporter: Sendable {
  /// The whole output, the same bytes for the same report.
  func output(for report: LintReport) -> [UInt8]
}
