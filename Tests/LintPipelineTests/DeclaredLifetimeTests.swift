import LintPipeline
import PromptRules
import SourceText
import Testing

/// What a declaration says of how long a value lives, and what it leaves to the rows.
@Suite struct DeclaredLifetimeTests {
  private func lint(_ variable: String, _ rows: String) throws -> (LintPipeline.Outcome, LintFolder)
  {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        variables: {mode: \(variable)}
        system: [{file: policy.md}, "Mode ⟦{{ mode }}⟧", breakpoint]
        messages: [{user: "{{ q }}"}]
        samples: \(rows)

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }

  @Test func aSessionsValueMayNotChangeWithinIt() throws {
    let (outcome, folder) = try lint(
      "{lifetime: session}",
      "[{$session: a, mode: plan, q: x}, {$session: a, mode: act, q: y}]")
    #expect(outcome.report.findings.map(\.rule) == ["lifetime-violated"])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
  }

  @Test(arguments: ["{default: calm}", "{optional: true}", "{budget: 400}", "{description: x}"])
  func rowsDecideWhereNoLifetimeIsGiven(variable: String) throws {
    let (outcome, _) = try lint(variable, "[{mode: calm, q: x}, {mode: calm, q: y}]")
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    let (changed, folder) = try lint(variable, "[{mode: calm, q: x}, {mode: loud, q: y}]")
    #expect(changed.report.findings.map(\.rule) == ["volatile-before-breakpoint"])
    #expect(changed.report.findings.map { folder.place(of: $0) } == folder.marks)
  }
}
