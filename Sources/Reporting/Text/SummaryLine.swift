import LintPipeline
import SourceText

/// The run in one line.
enum SummaryLine {
  static func text(of report: LintReport) -> String {
    var parts: [String] = []
    for severity in Severity.allCases.reversed() {
      let count = report.count(of: severity)
      if count > 0 { parts.append(NumberText.count(count, severity.rawValue)) }
    }
    var text = NumberText.count(report.fileCount, "file") + ": "
    text += parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
    if report.suppressedCount > 0 {
      text += ", \(NumberText.integer(report.suppressedCount)) allowed by comments"
    }
    if !report.notAnalysed.isEmpty {
      text += ", \(NumberText.integer(report.notAnalysed.count)) not analysed"
    }
    let fixable = report.findings.count { $0.fix?.safety == .safe }
    if fixable > 0 { text += " (\(NumberText.integer(fixable)) can be resolved by --fix)" }
    return text
  }
}
