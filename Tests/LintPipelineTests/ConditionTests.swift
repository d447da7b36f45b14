import LintPipeline
import Reporting
import SourceText
import Testing

/// Values in blocks that a condition may leave out.
@Suite struct ConditionTests {
  @Test func aValueOfABlockThatIsLeftOutIsSilent() throws {
    let (outcome, _) = try lint(
      "{debug: false, now: \"09:00\"}", "{debug: false, now: \"09:01\"}", "{debug: false}")
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    #expect(outcome.report.templates[0].breakpoints[0].distinct == 1)
  }

  @Test func onlyRowsThatHaveTheBlockAreHeldAgainstEachOther() throws {
    let (outcome, folder) = try lint(
      "{debug: false, now: \"09:00\"}", "{debug: true, now: \"09:01\"}",
      "{debug: true, now: \"09:02\"}")
    let finding = try #require(
      outcome.findings("volatile-before-breakpoint").first, Comment(rawValue: outcome.summary))
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [2, 3])
    #expect(outcome.findings("forked-prefix").count == 1)
  }

  @Test func theValueBehindTheBreakpointIsAnotherMatter() throws {
    let (outcome, _) = try lint(
      "{debug: false, now: \"09:00\"}", "{debug: false, now: \"09:01\"}",
      "{debug: false, now: \"09:02\"}", message: "At {{ now }}")
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test func aConditionAloneForksThePrefix() throws {
    let (outcome, _) = try lint(
      "{debug: true, now: noon}", "{debug: false, now: noon}", "{debug: true, now: noon}")
    #expect(outcome.report.findings.map(\.rule) == ["forked-prefix"])
  }

  /// Requests with the same outcome read what each other writes.
  @Test func aConditionInTheLastMessageForksItToo() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        messages:
          - user:
              - file: policy.md
              - when: ⟦debug⟧
                text: Say why.
              - breakpoint
              - "{{ q }}"
        samples: [{debug: true, q: a}, {debug: false, q: b}, {debug: true, q: c}]

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    #expect(outcome.report.findings.map(\.rule) == ["forked-prefix"])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
  }

  @Test func aNameThatNoRowHasIsStillUndefined() throws {
    let (outcome, _) = try lint("{debug: false}", "{debug: false}", "{debug: false}")
    #expect(outcome.report.findings.map(\.rule) == ["undefined-variable"])
  }

  private func lint(
    _ rows: String..., message: String = "Hi"
  ) throws -> (outcome: LintPipeline.Outcome, folder: LintFolder) {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: policy.md
          - when: debug
            text: "Now ⟦{{ now }}⟧"
          - Be brief.
          - breakpoint
        messages: [user: "\(message)"]
        samples: [\(rows.joined(separator: ", "))]

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }
}
