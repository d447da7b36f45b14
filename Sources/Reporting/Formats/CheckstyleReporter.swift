package import LintPipeline
import SourceText

/// Checkstyle's XML, which many review tools read.
package struct CheckstyleReporter: Reporter {
  package init() {}

  package func output(for report: LintReport) -> [UInt8] {
    var positions = Positions()
    var output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
    var path: String?
    for finding in report.findings {
      if finding.span.file.path != path {
        if path != nil { output += "  </file>\n" }
        path = finding.span.file.path
        output += "  <file name=\"\(XMLText.escaped(finding.span.file.path))\">\n"
      }
      let position = positions.position(at: finding.span.range.lowerBound, in: finding.span.file)
      output += """
            <error line="\(position.line)" column="\(position.column)" \
        severity="\(Self.severity(finding.severity))" \
        message="\(XMLText.escaped(finding.message))" source="promptlint.\(finding.rule)"/>

        """
    }
    if path != nil { output += "  </file>\n" }
    for item in report.notAnalysedWithoutFinding {
      output += """
          <file name="\(XMLText.escaped(item.path))">
            <error line="1" severity="error" message="\(XMLText.escaped(item.reason))" \
        source="promptlint.not-analysed"/>
          </file>

        """
    }
    output += "</checkstyle>\n"
    return Array(output.utf8)
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "info"
    }
  }
}
