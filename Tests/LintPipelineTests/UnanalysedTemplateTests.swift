import LintPipeline
import SourceText
import Testing

/// A template that could not be analysed: nothing is known of what its comments suppress.
@Suite struct UnanalysedTemplateTests {
  @Test(arguments: [
    "system: [{file: nope.md}]", "samples: nope.jsonl", "tools: 5", "order: bogus",
    "variables: 3", "system: [\"a {{ b\"]",
  ])
  func itsCommentsAreNotCalledUnused(line: String) throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        \(line)
        messages:
          # promptlint: allow undefined-variable because the app fills it in
          - user: "{{ zz }}"

        """)
    let outcome = folder.lint()
    #expect(outcome.exitStatus == 2)
    #expect(outcome.findings("unused-suppression").isEmpty, Comment(rawValue: outcome.summary))
  }
}
