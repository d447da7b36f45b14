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
            input_schema:
              type: object
              properties:
                file: {type: string}
                description: {type: object, default: {file: a.md}}
              $defs: {file: {type: object, examples: [{file: a.md}], enum: [{file: a.md}]}}
        messages:
          - user: Hi
          - assistant: [{type: tool_use, id: a, name: read, input: {file: a.md, text: 5}}]
          - user:
              - {type: tool_result, tool_use_id: a, content: [{type: text, text: "Read."}]}
              - {type: document, title: null, source: {type: text, media_type: text/plain, data: a}}
              - {type: document, source: {type: file, file_id: a}}

        """)
    let outcome = folder.lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test func aPartOfAnotherProviderMayBeAFile() throws {
    let folder = try LintFolder(
      template: """
        model: gpt-5.4
        metadata: {file: a.md}
        messages:
          - user: [{type: file, file: {file_id: a}}, {type: text, text: Read it.}]

        """)
    let outcome = folder.lint()
    #expect(
      !outcome.report.findings.contains { $0.severity == .error },
      Comment(rawValue: outcome.summary))
  }

  @Test func whereItIsReadIsSaid() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        messages: [user: [{type: tool_result, tool_use_id: a, content: [{file: a.md}]}]]

        """)
    let remedies = folder.lint().report.findings.map(\.remedy)
    #expect(
      remedies == [
        "'file:' is read as an element of 'tools', 'system' or a message only: write here what the "
          + "file holds, or put the whole element into a file."
      ])
  }
}
