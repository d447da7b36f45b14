import LintPipeline
import SourceText
import Testing

@Suite struct LintReportTests {
  private func finding(
    _ path: String, _ offset: Int, _ rule: RuleID, _ severity: Severity = .warning,
    preventsAnalysis: Bool = false
  ) -> Diagnostic {
    let file = SourceFile(path: path, bytes: Array("some text".utf8))
    return Diagnostic(
      rule: rule, severity: severity, message: "m", span: file.span(offset..<offset + 1),
      preventsAnalysis: preventsAnalysis)
  }

  private func report(_ findings: [Diagnostic], notAnalysed: [LintReport.NotAnalysed] = [])
    -> LintReport
  {
    LintReport(findings: findings, templates: [], notAnalysed: notAnalysed, fileCount: 1)
  }

  @Test func findingsAreSortedByPathPlaceAndRule() {
    let report = report([
      finding("b", 0, "x"), finding("a", 4, "x"), finding("a", 0, "y"), finding("a", 0, "x"),
    ])
    #expect(
      report.findings.map { "\($0.span.file.path)\($0.span.range.lowerBound)\($0.rule)" }
        == ["a0x", "a0y", "a4x", "b0x"])
  }

  @Test func exitStatusFollowsTheWorst() {
    #expect(report([]).exitStatus(failOn: .hint) == 0)
    #expect(report([finding("a", 0, "x")]).exitStatus(failOn: .error) == 0)
    #expect(report([finding("a", 0, "x")]).exitStatus(failOn: .warning) == 1)
    #expect(report([finding("a", 0, "x", .error)]).exitStatus(failOn: .error) == 1)
    #expect(
      report([finding("a", 0, "x", .error, preventsAnalysis: true)]).exitStatus(failOn: .error) == 2
    )
    #expect(
      report([], notAnalysed: [.init(path: "a", reason: "r")]).exitStatus(failOn: .error) == 2)
  }
}
