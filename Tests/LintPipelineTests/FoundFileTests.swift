import LintPipeline
import SourceText
import TestSupport
import Testing

/// Files that nobody named and that cannot be read: said, never waited for or taken for absent.
@Suite struct FoundFileTests {
  private static let template = """
    model: claude-haiku-5-5
    max_tokens: 25
    messages:
      - user: "{{ q }}"

    """

  @Test(arguments: [".promptlint.yaml", "promptlint.lock", "z.prompt.yaml"])
  func aPipeIsNotWaitedFor(name: String) throws {
    let folder = try LintFolder(template: Self.template)
    try folder.directory.makePipe(name)
    let outcome = folder.lint()
    #expect(outcome.exitStatus == 2)
    #expect(outcome.report.notAnalysed.map(\.reason) == ["is not a regular file"])
  }

  @Test(arguments: [".promptlint.yaml", "promptlint.lock", "z.prompt.yaml"], ["nowhere", ""])
  func aLinkThatLeadsNowhereIsNoAbsence(name: String, target: String) throws {
    let folder = try LintFolder(template: Self.template)
    try folder.directory.link(name, to: target.isEmpty ? name : target)
    let outcome = folder.lint()
    #expect(outcome.exitStatus == 2)
    #expect(outcome.report.notAnalysed.count == 1)
  }

  @Test func samplesThatAreALinkToNowhereAreMissing() throws {
    let folder = try LintFolder(template: Self.template)
    try folder.directory.link("t.samples.jsonl", to: "nowhere")
    #expect(folder.lint().report.findings.map(\.rule) == ["missing-file"])
  }
}
