import JSONText
import Reporting
import SourceText
import TestSupport
import Testing

@Suite struct RecordedReportTests {
  @Test(arguments: OutputFormat.allCases)
  func everyFormatIsAsRecorded(format: OutputFormat) throws {
    let reporter = format.reporter(ReportOptions())
    let output = reporter.output(for: SampleReport.report)
    try Recording.expect(output, matches: "sample.\(format.rawValue)")
    #expect(reporter.output(for: SampleReport.report) == output)
  }

  @Test(arguments: OutputFormat.allCases)
  func aCleanRunIsAsRecorded(format: OutputFormat) throws {
    let output = format.reporter(ReportOptions()).output(for: SampleReport.empty)
    try Recording.expect(output, matches: "clean.\(format.rawValue)")
  }

  @Test func colorsAreOnlyAddedWhenAskedFor() throws {
    let output = TextReporter(ReportOptions(isColored: true)).output(for: SampleReport.report)
    try Recording.expect(output, matches: "sample.colored.text")
    let plain = TextReporter().output(for: SampleReport.report)
    #expect(!plain.contains(0x1B))
  }

  @Test(arguments: [OutputFormat.json, .sarif])
  func jsonIsJSON(format: OutputFormat) throws {
    for report in [SampleReport.report, SampleReport.empty] {
      _ = try JSONDocument(parsing: format.reporter(ReportOptions()).output(for: report))
    }
  }

  @Test(arguments: OutputFormat.allCases)
  func nothingFromOutsideActsOnATerminal(format: OutputFormat) {
    let output = format.reporter(ReportOptions()).output(for: SampleReport.report)
    #expect(!output.contains { $0 == 0x1B || $0 == 0x07 })
  }
}
