import LintPipeline
import Reporting
import SourceText
import Testing

@Suite struct CacheBugTests {
  @Test(arguments: CacheBug.all) func theBugIsFoundAtItsPlace(bug: CacheBug) throws {
    let folder = try folder(bug.bad)
    let outcome = folder.lint()
    #expect(outcome.report.findings.map(\.rule) == [bug.rule], Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
  }

  @Test(arguments: CacheBug.all) func theFixedTemplateIsSilent(bug: CacheBug) throws {
    let outcome = try folder(bug.good).lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    #expect(outcome.exitStatus == 0)
  }

  private func folder(_ text: String) throws -> LintFolder {
    let folder = try LintFolder(template: CacheBug.head + text)
    try folder.write(SharedText.policy, to: "policy.md")
    return folder
  }
}
