package import LintPipeline
package import SourceText

/// JUnit's XML: each file is a suite, each finding that fails the run a failed case, each other one a
/// passed case that tells it, each template without one a passed case, and what was not analysed an
/// error.
package struct JUnitReporter: Reporter {
  /// The least severity that is a failure.
  private let failOn: Severity

  package init(failOn: Severity = .error) { self.failOn = failOn }

  package func output(for report: LintReport) -> [UInt8] {
    var positions = Positions()
    var suites: [String: Suite] = [:]
    for template in report.templates { suites[template.path, default: Suite()].isAnalysed = true }
    for finding in report.findings {
      let isFailure = finding.severity >= failOn
      let text = Self.testCase(finding, isFailure: isFailure, &positions)
      suites[finding.span.file.path, default: Suite()].add(text, isFailure: isFailure)
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
    let failures = sorted.reduce(0) { $0 + $1.value.failures }
    let errors = sorted.reduce(0) { $0 + $1.value.errors.count }
    output += """
      <testsuites name="promptlint" tests="\(tests)" failures="\(failures)" errors="\(errors)">

      """
    for (path, suite) in sorted { output += Self.text(of: suite, path: path) }
    return Array((output + "</testsuites>\n").utf8)
  }

  private struct Suite {
    var isAnalysed = false
    private(set) var cases: [String] = []
    private(set) var failures = 0
    var errors: [String] = []

    var hasPassed: Bool { isAnalysed && cases.isEmpty && errors.isEmpty }
    var tests: Int { cases.count + errors.count + (hasPassed ? 1 : 0) }

    mutating func add(_ text: String, isFailure: Bool) {
      cases.append(text)
      if isFailure { failures += 1 }
    }
  }

  private static func text(of suite: Suite, path: String) -> String {
    let path = XMLText.escaped(path)
    var text = """
        <testsuite name="\(path)" tests="\(suite.tests)" failures="\(suite.failures)" \
      errors="\(suite.errors.count)">

      """
    text += suite.cases.joined() + suite.errors.joined()
    if suite.hasPassed { text += "    <testcase classname=\"\(path)\" name=\"analysis\"/>\n" }
    return text + "  </testsuite>\n"
  }

  private static func testCase(
    _ finding: Diagnostic, isFailure: Bool, _ positions: inout Positions
  ) -> String {
    let position = positions.position(at: finding.span.range.lowerBound, in: finding.span.file)
    let place = "\(finding.span.file.path):\(position.line):\(position.column)"
    var lines = ["\(place): \(finding.severity.rawValue): \(finding.message)"]
    if let prefix = finding.prefix { lines += PrefixLines.lines(of: prefix) }
    lines += finding.notes.map(\.message)
    if let remedy = finding.remedy { lines.append(remedy) }
    let path = XMLText.escaped(finding.span.file.path)
    let text = XMLText.escaped(lines.joined(separator: "\n"))
    let message = XMLText.escaped(finding.message)
    let outcome =
      isFailure
      ? "<failure message=\"\(message)\" type=\"\(finding.severity.rawValue)\">\(text)</failure>"
      : "<system-out>\(text)</system-out>"
    return """
          <testcase classname="\(path)" name="\(finding.rule) (\(position.line):\(position.column))">
            \(outcome)
          </testcase>

      """
  }
}
