package import LintPipeline
import SourceText

/// JUnit's XML: each file is a suite, each finding a failed case, each template without one a passed
/// case, and what was not analysed an error.
package struct JUnitReporter: Reporter {
  package init() {}

  package func output(for report: LintReport) -> [UInt8] {
    var positions = Positions()
    var suites: [String: Suite] = [:]
    for template in report.templates { suites[template.path, default: Suite()].isAnalysed = true }
    for finding in report.findings {
      suites[finding.span.file.path, default: Suite()].cases.append(
        Self.failure(finding, &positions))
    }
    for item in report.notAnalysedWithoutFinding {
      let message = XMLText.escaped(item.reason)
      suites[item.path, default: Suite()].errors.append(
        """
            <testcase classname="\(XMLText.escaped(item.path))" name="analysis">
              <error message="\(message)" type="not-analysed">\(message)</error>
            </testcase>

        """)
    }
    let sorted = suites.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    var output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let tests = sorted.reduce(0) { $0 + $1.value.tests }
    let failures = sorted.reduce(0) { $0 + $1.value.cases.count }
    let errors = sorted.reduce(0) { $0 + $1.value.errors.count }
    output += """
      <testsuites name="promptlint" tests="\(tests)" failures="\(failures)" errors="\(errors)">

      """
    for (path, suite) in sorted { output += Self.text(of: suite, path: path) }
    return Array((output + "</testsuites>\n").utf8)
  }

  private struct Suite {
    var isAnalysed = false
    var cases: [String] = []
    var errors: [String] = []

    var hasPassed: Bool { isAnalysed && cases.isEmpty && errors.isEmpty }
    var tests: Int { cases.count + errors.count + (hasPassed ? 1 : 0) }
  }

  private static func text(of suite: Suite, path: String) -> String {
    let path = XMLText.escaped(path)
    var text = """
        <testsuite name="\(path)" tests="\(suite.tests)" failures="\(suite.cases.count)" \
      errors="\(suite.errors.count)">

      """
    text += suite.cases.joined() + suite.errors.joined()
    if suite.hasPassed { text += "    <testcase classname=\"\(path)\" name=\"analysis\"/>\n" }
    return text + "  </testsuite>\n"
  }

  private static func failure(_ finding: Diagnostic, _ positions: inout Positions) -> String {
    let position = positions.position(at: finding.span.range.lowerBound, in: finding.span.file)
    let place = "\(finding.span.file.path):\(position.line):\(position.column)"
    var lines = ["\(place): \(finding.severity.rawValue): \(finding.message)"]
    if let prefix = finding.prefix { lines += PrefixLines.lines(of: prefix) }
    lines += finding.notes.map(\.message)
    if let remedy = finding.remedy { lines.append(remedy) }
    let path = XMLText.escaped(finding.span.file.path)
    return """
          <testcase classname="\(path)" name="\(finding.rule) (\(position.line):\(position.column))">
            <failure message="\(XMLText.escaped(finding.message))" \
      type="\(finding.severity.rawValue)">\(XMLText.escaped(lines.joined(separator: "\n")))</failure>
          </testcase>

      """
  }
}
