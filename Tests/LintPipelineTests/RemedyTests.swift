import LintPipeline
import SourceText
import Testing

/// What findings advise where moving the value is no remedy.
@Suite struct RemedyTests {
  private func remedies(_ body: String, rows: String) throws -> [String] {
    let folder = try LintFolder(
      template: "model: claude-haiku-5-5\nmax_tokens: 256\n\(body)\nsamples: rows.jsonl\n")
    try folder.write(SharedText.policy, to: "policy.md")
    try folder.write(rows, to: "rows.jsonl")
    return folder.lint().report.findings.map { "\($0.rule): \($0.remedy ?? "")" }
  }

  private static func tool(_ name: String) -> String {
    #"{"name": "\#(name)", "description": "D.", "input_schema": {"type": "object"}}"#
  }

  @Test(
    arguments: [
      ([tool("a"), tool("b")], "in the same order"),
      ([tool("a")], "Offer every request the same tools"),
    ], ["", "\"$session\": \"s\", "])
  func toolsCannotStandBehindABreakpoint(
    change: (second: [String], advice: String), session: String
  ) throws {
    let (second, advice) = change
    let rows = """
      {\(session)"tools": [\(Self.tool("b")), \(Self.tool("a"))], "q": "one"}
      {\(session)"tools": [\(second.joined(separator: ", "))], "q": "two"}
      """
    let found = try remedies(
      "tools: [{splice: tools}]\nsystem: [{file: policy.md}, breakpoint]\nmessages: [{user: \"{{ q }}\"}]",
      rows: rows)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.hasPrefix("forked-prefix") && $0.contains(advice) })
    let stranded = try remedies(
      "tools: [{splice: tools}]\nmessages: [{user: [{file: policy.md}]}, {assistant: ok}, {user: \"{{ q }}\"}]",
      rows: rows)
    #expect(stranded.count == 1)
    #expect(stranded.allSatisfy { $0.hasPrefix("stranded-static") && $0.contains(advice) })
  }

  /// Another tool is there rather than a text that could stand elsewhere.
  @Test func aToolsNameCannotMove() throws {
    let found = try remedies(
      """
      tools:
        - {each: tools, as: tool, name: "{{ tool.name }}", input_schema: {type: object},
           description: "{{ tool.text }}"}
      system: [{file: policy.md}, breakpoint]
      messages: [{user: "{{ q }}"}]
      """,
      rows: """
        {"tools": [{"name": "a", "text": "at 9:00"}, {"name": "b", "text": "B."}], "q": "one"}
        {"tools": [{"name": "a", "text": "at 9:01"}, {"name": "b", "text": "B."}], "q": "two"}
        {"tools": [{"name": "a", "text": "at 9:01"}, {"name": "c", "text": "B."}], "q": "two"}
        """)
    #expect(found.count == 2)
    #expect(found.contains { $0.hasPrefix("volatile-before-breakpoint: Offer every request the") })
    #expect(found.contains { $0.hasPrefix("volatile-before-breakpoint: Move 'tool.text'") })
  }

  @Test func toolsOfOtherNamesAreNoPersons() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        tools: [{splice: ⟦tools⟧}]
        system: [{file: policy.md}, breakpoint]
        messages: [{user: "{{ q }}"}]
        samples:
          - {tools: [\(Self.tool("find_orders"))], q: one}
          - {tools: [\(Self.tool("find_bills"))], q: two}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let findings = folder.lint().report.findings
    #expect(findings.map(\.rule) == ["forked-prefix"])
    #expect(findings.map { folder.place(of: $0) } == folder.marks)
    #expect(findings.map { $0.prefix?.cause } == ["list-membership"])
    #expect(findings.map { $0.prefix?.values?.second } == [Array("find_bills".utf8)])
  }

  @Test func aHistoryStaysWhereItIs() throws {
    let text = #"{"role": "assistant", "content": "\#(String(repeating: "Yes. ", count: 200))"}"#
    let found = try remedies(
      """
      system: [{file: policy.md}, breakpoint]
      messages: [{splice: history}, {user: ["{{ q }}", breakpoint]}]
      """,
      rows: """
        {"$session": "s", "history": [{"role": "user", "content": "a"}, \(text)], "q": "b"}
        {"$session": "s", "history": [\(text), {"role": "user", "content": "b"}], "q": "c"}
        """)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.hasPrefix("volatile-before-breakpoint: Keep the messages") })
  }

  @Test(arguments: [
    (
      "[{file: policy.md}, \"{{ q }}\", breakpoint]", "Put the breakpoint before the block with 'q'"
    ),
    (
      "[\"\(SharedText.policy.replacing("\n", with: " ")) {{ q }}\", breakpoint]",
      "Split the block before 'q' and put the breakpoint there"
    ),
    ("[\"{{ q }}\", breakpoint]", "Put the breakpoint before the message that differs"),
  ])
  func aBreakpointAtTheEndMovesBehindWhatIsShared(content: String, advice: String) throws {
    let found = try remedies(
      "system: [{file: policy.md}]\nmessages: [{user: \(content)}]",
      rows: "{\"q\": \"one\"}\n{\"q\": \"two\"}\n")
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.hasPrefix("varying-tail: \(advice); or give rows") })
  }

  /// A list, or what the model thought, stands where the breakpoint would belong.
  @Test(arguments: [
    "variables: {list: {lifetime: static}}\nsystem: [{file: policy.md}]\n"
      + "messages: [{splice: list}, {user: [\"{{ q }}\", breakpoint]}]",
    "system: [{file: policy.md}]\nmessages: [{user: Hi}, {assistant: "
      + "[{type: thinking, thinking: x, signature: y}]}, {user: [\"{{ q }}\", breakpoint]}]",
    "variables: {list: {lifetime: static}}\n"
      + "system: [{file: policy.md}, {each: list, as: m, text: \"{{ m.content }}\"}]\n"
      + "messages: [{user: [\"{{ q }}\", breakpoint]}]",
  ])
  func whatCannotCarryABreakpointGetsATextBehindIt(body: String) throws {
    let list = #"[{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]"#
    let rows = #"{"list": \#(list), "q": "one"}\#n{"list": \#(list), "q": "two"}\#n"#
    let found = try remedies(body, rows: rows)
    #expect(
      found.filter { $0.contains("before the block with 'q', behind a short text of its own") }
        .count
        == 1)
    let heeded = body.replacing(
      "[\"{{ q }}\", breakpoint]", with: "[Now this one., breakpoint, \"{{ q }}\"]")
    #expect(try remedies(heeded, rows: rows).filter { !$0.hasPrefix("unused") } == [])
  }

  @Test(arguments: ["breakpoint, ", ""])
  func aListBehindTheLastBreakpointGetsATextBehindIt(marker: String) throws {
    let text = SharedText.policy.replacing("\n", with: " ")
    let rows = ["one", "two"].map {
      #"{"list": [{"type": "text", "text": "\#(text)"}], "q": "\#($0)"}"#
    }
    let advice = "Put a short constant text behind this block, which can carry the breakpoint."
    for (list, expected) in [
      ("\(marker){splice: list}", ["stranded-static: \(advice)"]),
      ("{splice: list}, Be brief.\(marker.isEmpty ? "" : ", breakpoint")", []),
    ] {
      let found = try remedies(
        """
        variables: {list: {lifetime: static}}
        system: [{file: policy.md}, \(list)]
        messages: [{user: "{{ q }}"}]
        """, rows: rows.joined(separator: "\n"))
      #expect(found == expected)
    }
  }

  /// Where whole blocks are cached, a value takes the text of its own block along.
  @Test(arguments: [
    "\"\(SharedText.policy.replacing("\n", with: " ")) It is {{ now }}.\"",
    "\"{{ rules }} It is {{ now }}.\"",
  ])
  func aValueInABlockOfSharedTextIsToBeMoved(block: String) throws {
    let rules = SharedText.policy.replacing("\n", with: " ")
    let found = try remedies(
      "messages: [{user: [\(block), breakpoint, \"{{ q }}\"]}]",
      rows: """
        {"rules": "\(rules)", "now": "09:00", "q": "one"}
        {"rules": "\(rules)", "now": "09:01", "q": "two"}
        """)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.hasPrefix("volatile-before-breakpoint: Move 'now'") })
  }

  @Test func linesInAnotherOrderAreToBeSorted() throws {
    let found = try remedies(
      "system: [{file: policy.md}, \"{{ notes }}\", breakpoint]\nmessages: [{user: \"{{ q }}\"}]",
      rows: #"""
        {"notes": "- Lives in Lyon\n- Has a dog\n- Likes tea", "q": "one"}
        {"notes": "- Has a dog\n- Likes tea\n- Lives in Lyon", "q": "two"}
        """#)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.contains("Write 'notes' in the same order each time") })
  }
}
