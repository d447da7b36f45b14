package import LintPipeline
import SourceText

/// Workflow commands of GitHub Actions, which show as annotations beside the changed lines.
///
/// GitHub takes columns only for a finding within one line; paths are relative to the checkout.
package struct GitHubReporter: Reporter {
  private let options: ReportOptions

  package init(_ options: ReportOptions = ReportOptions()) { self.options = options }

  package func output(for report: LintReport) -> [UInt8] {
    var positions = Positions()
    var output = ""
    for finding in report.findings {
      let region = positions.region(of: finding.span)
      var properties = [
        ("file", options.relative(finding.span.file.path)), ("line", String(region.start.line)),
        ("endLine", String(region.end.line)),
      ]
      if region.start.line == region.end.line {
        properties.append(("col", String(region.start.column)))
        properties.append(("endColumn", String(max(region.start.column, region.end.column))))
      }
      properties.append(("title", "promptlint: \(finding.rule)"))
      output += command(
        Self.command(finding.severity), properties, message: Self.message(of: finding))
    }
    for item in report.notAnalysedWithoutFinding {
      output += command(
        "error", [("file", options.relative(item.path)), ("title", "promptlint: not analysed")],
        message: VisibleText.plain(item.reason))
    }
    return Array(output.utf8)
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "notice"
    }
  }

  private static func message(of finding: Diagnostic) -> String {
    var lines = [VisibleText.plain(finding.message)]
    if let prefix = finding.prefix { lines += PrefixLines.lines(of: prefix) }
    lines += finding.notes.map { VisibleText.plain($0.message) }
    if let remedy = finding.remedy { lines.append(VisibleText.plain(remedy)) }
    return lines.joined(separator: "\n")
  }

  private func command(
    _ name: String, _ properties: [(name: String, value: String)], message: String
  ) -> String {
    let list = properties.map {
      "\($0.name)=\(Self.escaped(VisibleText.plain($0.value), isProperty: true))"
    }
    return "::\(name) \(list.joined(separator: ","))::\(Self.escaped(message))\n"
  }

  private static func escaped(_ text: String, isProperty: Bool = false) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": output += "%25"
      case "\r": output += "%0D"
      case "\n": output += "%0A"
      case ":" where isProperty: output += "%3A"
      case "," where isProperty: output += "%2C"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
