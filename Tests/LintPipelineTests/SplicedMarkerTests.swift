import LintPipeline
import SourceText
import TestSupport
import Testing

/// Rows whose lists bring breakpoints along.
@Suite struct SplicedMarkerTests {
  private static let marker = "cache_control: {type: ephemeral}"

  private static func marked(_ role: String, _ control: String = marker) -> String {
    "{role: \(role), content: [{type: text, text: x, \(control)}]}"
  }

  private static let answer = "{role: assistant, content: y}"

  private static func messages(_ template: String, _ history: [String]) -> String {
    """
    model: claude-haiku-5-5
    max_tokens: 256
    system: [{file: policy.md}, \(template)]
    messages:
      - splice: ⟦history⟧
      - user: ["{{ q }}", breakpoint]
    samples:
      - {$session: s, q: a, history: []}
    \(history.map { "  - {$session: s, q: a, history: [\($0)]}" }.joined(separator: "\n"))

    """
  }

  private func findings(_ template: String) throws -> [Diagnostic] {
    let folder = try LintFolder(template: template)
    try folder.write(SharedText.policy, to: "policy.md")
    let rules: [RuleID] = [
      "too-many-breakpoints", "ttl-order", "uncacheable-block", "invalid-ttl",
    ]
    let found = folder.lint().report.findings.filter { rules.contains($0.rule) }
    #expect(found.allSatisfy { [folder.place(of: $0)] == folder.marks && $0.severity == .error })
    return found
  }

  @Test func markersLeftInTheHistoryAreCounted() throws {
    let turn = "\(Self.marked("user")), \(Self.answer)"
    let turns = (1...4).map { Array(repeating: turn, count: $0).joined(separator: ", ") }
    let found = try findings(Self.messages("breakpoint", turns))
    #expect(found.map(\.rule) == ["too-many-breakpoints"])
    #expect(
      found.map(\.message) == [
        "row 4 and 1 more: 5 breakpoints, 3 of them in 'history', and the API accepts 4"
      ])
  }

  @Test func markersOfSplicedToolsAreCounted() throws {
    let tools = ["a", "b", "c", "d"].map {
      "{name: \($0), description: x, input_schema: {type: object}, \(Self.marker)}"
    }.joined(separator: ", ")
    let found = try findings(
      """
      model: claude-haiku-5-5
      max_tokens: 256
      tools: [{splice: ⟦tools⟧}]
      system: [{file: policy.md}, breakpoint]
      messages: [{user: "{{ q }}"}]
      samples:
        - {q: a, tools: [\(tools)]}

      """)
    #expect(
      found.map(\.message) == ["row 1: 5 breakpoints, 4 of them in 'tools', and the API accepts 4"])
  }

  @Test(arguments: [
    (
      "breakpoint", marked("user", "cache_control: {type: ephemeral, ttl: 1h}"), "ttl-order",
      "row 2: 'history[0].content[0]' has a breakpoint for 1h behind one for 5m, which the API rejects"
    ),
    (
      "{breakpoint: 1h}",
      "\(answer), \(marked("user", "cache_control: {type: ephemeral, ttl: 3h}"))",
      "invalid-ttl",
      "row 2: 'history[1].content[0].cache_control.ttl' is '3h', where '5m' or '1h' belongs"
    ),
    (
      "breakpoint", marked("user", "cache_control: {type: persistent}"), "invalid-ttl",
      "row 2: 'history[0].content[0].cache_control.type' is 'persistent', where 'ephemeral' belongs"
    ),
    (
      "breakpoint",
      "{role: assistant, content: [{type: thinking, thinking: x, signature: s, \(marker)}]}",
      "uncacheable-block",
      "row 2: 'history[0].content[0]' has a breakpoint, which cannot stand on a thinking block"
    ),
    (
      "breakpoint", "{role: user, content: [{type: mcp_tool_listing, \(marker)}]}",
      "uncacheable-block",
      "row 2: 'history[0].content[0]' has a breakpoint, which cannot stand on this type of block"
    ),
    (
      "breakpoint", "{role: user, content: x, \(marker)}", "uncacheable-block",
      "row 2: 'history[0]' has a breakpoint, which cannot stand on a message instead of one of its blocks"
    ),
    (
      "breakpoint",
      "{role: user, content: [{type: tool_result, tool_use_id: t, content: "
        + "[{type: text, text: x, \(marker)}, {type: text, text: y}]}]}",
      "uncacheable-block",
      "row 2: 'history[0].content[0].content[0]' has a breakpoint, which cannot stand on a nested "
        + "block that is not the last one"
    ),
  ])
  func whatTheAPIRejectsIsTold(
    template: String, history: String, rule: RuleID, message: String
  ) throws {
    let found = try findings(Self.messages(template, [history]))
    #expect(found.map(\.rule) == [rule])
    #expect(found.map(\.message) == [message])
  }

  @Test func aRowIsCountedOnceHoweverOftenItDoesTheSame() throws {
    let block = "{type: thinking, thinking: x, signature: s, \(Self.marker)}"
    let history = "{role: assistant, content: [\(block), \(block)]}"
    let found = try findings(Self.messages("breakpoint", [history]))
    #expect(
      found.map(\.message) == [
        "row 2: 'history[0].content[0]' has a breakpoint, which cannot stand on a thinking block"
      ])
  }

  @Test func aMarkerOfTheListStandsBeforeTheTemplatesOwn() throws {
    let found = try findings(
      Self.messages("{breakpoint: 1h}", [Self.marked("user")]).replacing(
        "breakpoint]\nsamples", with: "{breakpoint: 1h}]\nsamples"))
    #expect(
      found.map(\.message) == [
        "row 2: 'history[0].content[0]' has a breakpoint for 5m before one for 1h, which the API rejects"
      ])
  }

  /// A breakpoint behind a list that ends the request is automatic caching's, on whatever block the
  /// row has there.
  @Test(arguments: ["breakpoint", "cache_control"])
  func theBreakpointAtTheEndOfTheRequestStandsBehindTheListsOwn(written: String) throws {
    let long = "cache_control: {type: ephemeral, ttl: 1h}"
    let go = "{role: user, content: go}"
    let cases: [(lifetime: String, history: [String], message: String?)] = [
      (
        "1h", [Self.marked("user"), Self.answer, go],
        "'history[0].content[0]' has a breakpoint for 5m before one for 1h, which the API rejects"
      ),
      (
        "1h", [go, Self.answer, Self.marked("user")],
        "'history[2].content[0]' ends the request with a breakpoint for 5m where the template has one "
          + "for 1h, which the API rejects"
      ),
      (
        "5m", [go, Self.answer, Self.marked("user", long)],
        "'history[2].content[0]' ends the request with a breakpoint for 1h where the template has one "
          + "for 5m, which the API rejects"
      ),
      (
        "5m",
        [Self.marked("user"), Self.marked("assistant"), Self.marked("user"), Self.answer, go],
        "5 breakpoints, 3 of them in 'history', and the API accepts 4"
      ),
      ("1h", [go, Self.answer, Self.marked("user", long)], nil),
      ("5m", [Self.marked("user"), Self.answer, go], nil),
      ("5m", [Self.marked("user"), Self.marked("assistant"), go], nil),
    ]
    for (lifetime, history, message) in cases {
      let found = try findings(
        """
        model: claude-haiku-5-5
        max_tokens: 256
        \(written == "breakpoint" ? "order: written" : "cache_control: {type: ephemeral, ttl: \(lifetime)}")
        system: [{file: policy.md}, {breakpoint: 1h}]
        messages:
          - splice: ⟦history⟧
        \(written == "breakpoint" ? "  - breakpoint: \(lifetime)" : "")
        samples:
          - {$session: s, history: [\(go)]}
          - {$session: s, history: [\(history.joined(separator: ", "))]}

        """)
      #expect(found.map(\.message) == [message.map { "row 2: \($0)" }].compactMap(\.self))
    }
  }

  @Test func aBreakpointOfTheListIsNoLastOneWhereABlockFollows() throws {
    let found = try findings(
      Self.messages(
        "breakpoint", ["{role: user, content: x}, \(Self.answer), \(Self.marked("user"))"]
      )
      .replacing("breakpoint]\nsamples", with: "{splice: more}, breakpoint]\nsamples")
      .replacing("q: a, ", with: "q: a, more: [], "))
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    "\(marked("user")), \(answer), \(marked("user"))",
    marked("user", "cache_control: null"),
    // The last inner block's is the outer one's own.
    "{role: user, content: [{type: tool_result, tool_use_id: t, \(marker), content: "
      + "[{type: text, text: x, \(marker)}]}]}, \(answer), \(marked("user"))",
    // A member of that name in a tool's input is none.
    "{role: assistant, content: [{type: tool_use, id: t, name: n, input: {\(marker), a: "
      + "[{\(marker)}, {\(marker)}, {\(marker)}]}}]}",
  ])
  func whatTheAPITakesIsSilent(history: String) throws {
    #expect(try findings(Self.messages("breakpoint", [history])).isEmpty)
  }
}
