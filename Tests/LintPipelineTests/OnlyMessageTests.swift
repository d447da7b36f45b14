import LintPipeline
import PromptRules
import SourceText
import Testing

/// A prompt that is one user message, which is the first and the last of the request.
@Suite struct OnlyMessageTests {
  @Test(arguments: [
    "[\"It is ⟦{{ clock }}⟧.\", {file: policy.md}, \"{{ q }}\"]",
    "\"It is ⟦{{ clock }}⟧. \(SharedText.policy.replacing("\n", with: " ")) {{ q }}\"",
    "\"\(SharedText.policy.replacing("\n", with: " ")) It is ⟦{{ clock }}⟧.\"",
  ])
  func aValueStrandsTheTextAroundIt(content: String) throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        messages:
          - user: \(content)
        samples:
          - {clock: "17:11", q: Where is it?}
          - {clock: "17:12", q: Who has it?}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    #expect(
      outcome.report.findings.map { folder.place(of: $0) } == folder.marks,
      Comment(rawValue: outcome.summary))
    let finding = try #require(outcome.report.findings.first)
    #expect(finding.rule == "stranded-static")
    #expect(finding.severity == .error)
    #expect(finding.prefix?.cause == "time")
    #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [1, 2])
  }

  @Test(arguments: ["", "system: [{file: policy.md}]\n"])
  func aValueBeforeTextThatABreakpointCoversIsToBeMoved(system: String) throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        \(system)messages:
          - user:
              - "It is ⟦{{ clock }}⟧."
              - file: policy.md
              - breakpoint
              - "{{ q }}"
        samples:
          - {clock: "17:11", q: Where is it?}
          - {clock: "17:12", q: Who has it?}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    #expect(
      outcome.report.findings.map(\.rule) == ["volatile-before-breakpoint"],
      Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
  }
}
