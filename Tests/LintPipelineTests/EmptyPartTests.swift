import LintPipeline
import SourceText
import Testing

/// What a row leaves empty, which the API rejects.
@Suite struct EmptyPartTests {
  @Test(arguments: [
    ("  - user:\n      - ⟦when: d\n        text: \"{{ d }}\"⟧\n", "this message without content"),
    (
      "  - user:\n      - ⟦each: list\n        as: x\n        text: \"{{ x }}\"⟧\n",
      "this message without content"
    ),
    ("  - when: d\n    user: ⟦hi⟧\n", "the request without messages"),
  ])
  func aListIsNamedWithItsRow(messages: String, what: String) throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        cache: off
        messages:
        \(messages)samples:
          - {d: x, list: [a]}
          - {d: "", list: []}

        """)
    let found = folder.lint().findings("uncacheable-block")
    #expect(found.map { folder.place(of: $0) } == folder.marks)
    #expect(found.map(\.message) == ["row 2 leaves \(what), and the API rejects it"])
  }

  @Test func aMessageThatGoesWithItsContentIsSilent() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        cache: off
        messages:
          - when: d
            user:
              - when: d
                text: "{{ d }}"
          - user: Go on.
        samples:
          - {d: x}
          - {d: ""}

        """)
    let outcome = folder.lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test(arguments: ["messages: ⟦[]⟧", "messages: [{user: ⟦[]⟧}]"])
  func whatIsNeverThereIsAnError(messages: String) throws {
    let folder = try LintFolder(
      template: "model: claude-haiku-5-5\nmax_tokens: 256\n\(messages)\n")
    #expect(folder.lint().report.findings.map { folder.place(of: $0) } == folder.marks)
  }

  @Test func aHoleThatNoElementReachesIsNotMissing() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        cache: off
        messages:
          - user:
              - hi
              - each: e
                as: x
                text: "{{ x }} {{ e[1] }}"
        samples:
          - {e: []}
          - {e: [a, b]}

        """)
    let outcome = folder.lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }
}
