import LintPipeline
import PromptSkeleton
import Reporting
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

  @Test func aHundredFindingsOfARuleAndFileAreShownAndTheRestCounted() throws {
    let many = (0..<1234).map { _ in finding("a", 0, "x") }
    let worst = finding("a", 5, "x", .error, preventsAnalysis: true)
    let report = report(many + [worst, finding("a", 6, "y"), finding("b", 0, "x")])
    #expect(report.findings.count == 103)
    let rest = try #require(report.findings.first { $0.message != "m" })
    #expect(rest.message == "1135 more findings of this rule from here on are not shown")
    #expect(rest.rule == "x" && rest.severity == .error && rest.preventsAnalysis)
    #expect(report.exitStatus(failOn: .error) == 2)
    #expect(self.report(Array(many.prefix(100))).findings.count == 100)
  }

  @Test func aNameOfManyBytesIsCutInAMessage() {
    let file = SourceFile(path: "a", bytes: [])
    let name = String(repeating: "é", count: 5_000_000)
    let finding = Diagnostic(
      rule: "x", severity: .hint, message: "'\(name)' is unknown", span: file.span(0..<0),
      notes: [.init(name)], remedy: name)
    #expect(finding.message.hasPrefix("'éé") && finding.message.hasSuffix("éé' is unknown"))
    for text in [finding.message, finding.notes[0].message, finding.remedy ?? ""] {
      #expect((500..<1000).contains(text.utf8.count) && text.contains("é ... é"))
    }
  }

  @Test func whatIsTooShortIsNotCalledCached() {
    func line(_ areTooShort: [Bool]) -> String {
      let breakpoints = areTooShort.enumerated().map { index, isTooShort in
        TemplateSummary.Breakpoint(
          line: 1, ttl: "5m", lifetime: .static, bytes: 100,
          tokens: Estimate(low: 50 + index, point: 50 + index, high: 50 + index), rows: 0,
          distinct: 0, commonPrefixBytes: 100, isTooShort: isTooShort, pays: nil, sha256: nil)
      }
      let report = LintReport(
        findings: [],
        templates: [
          .init(
            path: "a", name: "a", model: nil, order: "written", breakpoints: breakpoints, rows: 0,
            cost: nil)
        ], fileCount: 1)
      let output = OutputFormat.text.reporter(ReportOptions(isColored: false, columns: 100))
        .output(for: report)
      return String(decoding: output, as: UTF8.self)
    }
    #expect(line([true, true]).contains("51 tokens, too few to be cached"))
    #expect(line([false, true]).contains("50 tokens cached"))
    #expect(line([true, false]).contains("51 tokens cached"))
  }
}
