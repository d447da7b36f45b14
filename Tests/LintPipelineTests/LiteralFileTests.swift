import LintPipeline
import SourceText
import Testing

/// A `file:` where none is read, and other values where the API wants a text.
@Suite struct LiteralFileTests {
  @Test(arguments: [
    "tools: [{name: grep, description: ⟦{file: policy.md}⟧, input_schema: {type: object}}]",
    "tools: [{name: grep, description: ⟦5⟧, input_schema: {type: object}}]",
    "tools: [{name: ⟦12⟧, input_schema: {type: object}}]",
    "tools: [{name: grep, input_schema: ⟦{file: schema.json}⟧}]",
    "system: [{type: text, text: ⟦{file: policy.md}⟧}]",
    "system: [{type: text, text: ⟦5⟧}]",
  ])
  func itIsNotSentAsItIs(line: String) throws {
    let folder = try LintFolder(
      template:
        "model: claude-haiku-5-5\nmax_tokens: 256\ncache: off\n\(line)\nmessages: [user: Hi]\n")
    try folder.write("Be brief.\n", to: "policy.md")
    let outcome = folder.lint()
    #expect(outcome.exitStatus > 0)
    #expect(
      outcome.report.findings.map { folder.place(of: $0) } == folder.marks,
      Comment(rawValue: outcome.summary))
  }

  @Test func aPropertyMayBeCalledFile() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        cache: off
        tools:
          - name: read
            description: Reads a file.
            input_schema: {type: object, properties: {file: {type: string}}}
        messages: [user: Hi]

        """)
    let outcome = folder.lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }
}
