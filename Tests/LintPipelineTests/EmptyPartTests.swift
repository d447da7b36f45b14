import LintPipeline
import SourceText
import Testing

/// What a row leaves empty, which the API rejects.
@Suite struct EmptyPartTests {
  private static func template(_ messages: String) -> String {
    """
    model: claude-haiku-5-5
    max_tokens: 256
    cache: off
    messages:
    \(messages)samples:
      - {d: x, list: [a]}
      - {d: "", list: []}

    """
  }

  @Test(arguments: [
    ("  - user:\n      - ⟦when: d\n        text: \"{{ d }}\"⟧\n", "this message without content"),
    (
      "  - user:\n      - ⟦each: list\n        as: x\n        text: \"{{ x }}\"⟧\n",
      "this message without content"
    ),
    ("  - when: d\n    user: ⟦hi⟧\n", "the request without messages"),
  ])
  func aListIsNamedWithItsRow(messages: String, what: String) throws {
    let folder = try LintFolder(template: Self.template(messages))
    let found = folder.lint().findings("uncacheable-block")
    #expect(found.map { folder.place(of: $0) } == folder.marks)
    #expect(found.map(\.message) == ["row 2 leaves \(what), and the API rejects it"])
  }

  @Test(arguments: [
    // A message that goes with its content.
    "  - when: d\n    user:\n      - when: d\n        text: \"{{ d }}\"\n  - user: Go on.\n",
    // A hole that no element reaches.
    "  - user:\n      - hi\n      - each: list\n        as: x\n        text: \"{{ x }} {{ list[0] }}\"\n",
  ])
  func whatIsLeftOutAsAWholeIsSilent(messages: String) throws {
    let outcome = try LintFolder(template: Self.template(messages)).lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test(arguments: ["messages: ⟦[]⟧", "messages: [{user: ⟦[]⟧}]"])
  func whatIsNeverThereIsAnError(messages: String) throws {
    let folder = try LintFolder(
      template: "model: claude-haiku-5-5\nmax_tokens: 256\n\(messages)\n")
    #expect(folder.lint().report.findings.map { folder.place(of: $0) } == folder.marks)
  }
}
