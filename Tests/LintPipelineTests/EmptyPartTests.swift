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

  @Test(arguments: [
    ("  - user: \"⟦{{ d }}⟧\"\n", #"" \n\t""#),
    ("  - user: |\n      ⟦{{ d }}⟧\n", "\"\""),
    ("  - user: \" ⟦{{ d }}⟧ {{ d }}\"\n", #""\r\n""#),
    ("  - user: [{type: text, text: \"⟦{{ d }}⟧\\n{{ list[0] }}\"}]\n", #""  ""#),
  ])
  func whiteSpaceIsNoText(messages: String, value: String) throws {
    let folder = try LintFolder(
      template: Self.template(messages).replacing(
        "{d: \"\", list: []}", with: "{d: \(value), list: [\" \"]}"))
    let found = folder.lint().findings("uncacheable-block")
    #expect(found.map { folder.place(of: $0) } == folder.marks)
    #expect(
      found.map(\.message) == [
        "row 2 leaves nothing but white space in this text block, and the API rejects it"
      ])
  }

  @Test func whiteSpaceInAListIsNoText() throws {
    let messages =
      "  - user:\n      - Hi\n      - each: list\n        as: x\n        text: \"⟦{{ x }}⟧\"\n"
    let folder = try LintFolder(
      template: Self.template(messages).replacing("list: []", with: "list: [a, \" \"]"))
    #expect(
      folder.lint().findings("uncacheable-block").map { folder.place(of: $0) } == folder.marks)
  }

  @Test(arguments: [
    "  - user: \"{{ d }}.\"\n", "  - user: \"\\u00a0{{ d }}\"\n", "  - user: \"\\\\n{{ d }}\"\n",
  ])
  func textBesideWhiteSpaceIsText(messages: String) throws {
    let outcome = try LintFolder(template: Self.template(messages)).lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test(arguments: [
    "system: [Be brief., ⟦\" \"⟧]\nmessages: [user: Hi]",
    "messages: [user: [Hi, ⟦{type: text, text: \"\\n\\t\"}⟧]]",
    "variables: {gap: {lifetime: static, value: \" \"}}\nmessages: [user: [Hi, ⟦\"{{ gap }}\\n\"⟧]]",
  ])
  func aBlockOfWhiteSpaceIsAnError(lines: String) throws {
    let folder = try LintFolder(
      template: "model: claude-haiku-5-5\nmax_tokens: 256\ncache: off\n\(lines)\n")
    let found = folder.lint().report.findings
    #expect(found.map { folder.place(of: $0) } == folder.marks)
    #expect(
      found.map(\.message) == ["a text block of white space alone, which the API rejects"])
  }

  @Test func anotherAPITakesWhiteSpace() throws {
    let outcome = try LintFolder(
      template: "model: gpt-6-luna\nmax_tokens: 256\nmessages: [user: \" \"]\n"
    ).lint()
    #expect(outcome.findings("uncacheable-block").isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test(arguments: ["messages: ⟦[]⟧", "messages: [{user: ⟦[]⟧}]"])
  func whatIsNeverThereIsAnError(messages: String) throws {
    let folder = try LintFolder(
      template: "model: claude-haiku-5-5\nmax_tokens: 256\n\(messages)\n")
    #expect(folder.lint().report.findings.map { folder.place(of: $0) } == folder.marks)
  }
}
