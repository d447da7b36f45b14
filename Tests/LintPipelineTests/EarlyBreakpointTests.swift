import LintPipeline
import PromptRules
import SourceText
import Testing

/// Constant text behind the last breakpoint that was written.
@Suite struct EarlyBreakpointTests {
  private func lint(_ body: String) throws -> (LintPipeline.Outcome, LintFolder) {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        \(body)
        samples:
          - {$tenant: a, tenant: Acme, q: Where is it?}
          - {$tenant: a, tenant: Acme, q: Who has it?}
          - {$tenant: a, tenant: Acme, q: What is it?}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }

  private static let question = "messages: [{user: \"{{ q }}\"}]"
  private static let found = [
    "system: [{file: policy.md}, breakpoint, {file: ⟦policy.md⟧}]\n\(question)",
    "system: [{file: policy.md}, breakpoint, ⟦Be brief.⟧, {file: policy.md}]\n\(question)",
    "system: [\"{{ tenant }}\", {file: policy.md}, breakpoint, {file: ⟦policy.md⟧}]\n"
      + "order: written\n\(question)",
    """
    system: [{file: policy.md}, breakpoint]
    messages: [{user: [{file: ⟦policy.md⟧}, "{{ q }}"]}]
    """,
    """
    system: [{file: policy.md}, breakpoint]
    messages: [{user: ⟦Hi⟧}, {assistant: Yes}, {user: [{file: policy.md}, "{{ q }}"]}]
    """,
  ]
  private static let silent = [
    "system: [{file: policy.md}, breakpoint, {file: policy.md}, breakpoint]\n\(question)",
    "system: [{file: policy.md}, breakpoint, Be brief.]\n\(question)",
    """
    variables: {history: {lifetime: session, optional: true}}
    system: [{file: policy.md}, breakpoint]
    messages: [{splice: history}, {user: [{file: policy.md}, "{{ q }}"]}]
    """,
    """
    variables: {tenant: {lifetime: tenant}}
    system: [{file: policy.md}, breakpoint, "{{ tenant }}"]
    \(question)
    """,
  ]

  @Test(arguments: found)
  func textBehindTheLastBreakpointIsFound(body: String) throws {
    let (outcome, folder) = try lint(body)
    #expect(
      outcome.report.findings.map(\.rule) == ["stranded-static"],
      Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(outcome.report.findings.map(\.severity) == [.warning])
    #expect(outcome.report.findings[0].message.contains("behind the last breakpoint"))
  }

  @Test(arguments: silent)
  func textThatIsCachedOrCannotBeIsNot(body: String) throws {
    let (outcome, _) = try lint(body)
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }
}
