import LintPipeline
import PromptRules
import SourceText
import Testing

/// A provider that marks the end of each request by itself keeps one breakpoint less of the others.
@Suite struct BreakpointLimitTests {
  @Test func theOldestIsDropped() throws {
    let folder = try LintFolder(
      template: """
        model: gpt-5.6
        max_completion_tokens: 256
        system:
          - file: policy.md
          - ⟦breakpoint⟧
          - Be brief.
          - breakpoint
          - Be friendly.
          - breakpoint
          - Be exact.
          - breakpoint
        messages:
          - user: "{{ q }}"

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let found = folder.lint().findings("too-many-breakpoints")
    #expect(found.map { folder.place(of: $0) } == folder.marks)
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.message.contains("the latest 3") ?? false)
  }
}
