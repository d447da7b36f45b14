import RequestLog
import SourceText
import Testing

/// What is a divergence between requests of a conversation, and what is none.
@Suite struct ConversationTests {
  static let rules = String(repeating: "Answer briefly and say what was tried. ", count: 160)

  /// A body with a marked system prompt and a marker on the last block.
  static func body(
    model: String = "claude-opus-5-5", tools: String = "", system: String = rules,
    extra: String = "", _ messages: String...
  ) -> String {
    #"{"model":"\#(model)","max_tokens":64,\#(extra)\#(tools.isEmpty ? "" : #""tools":[\#(tools)],"#)"#
      + #""system":[{"type":"text","text":"\#(system)","cache_control":{"type":"ephemeral"}}],"#
      + #""messages":[\#(messages.joined(separator: ","))]}"#
  }

  static func user(_ text: String, marked: Bool = false) -> String {
    let marker = marked ? #","cache_control":{"type":"ephemeral"}"# : ""
    return #"{"role":"user","content":[{"type":"text","text":"\#(text)"\#(marker)}]}"#
  }

  static func assistant(_ text: String) -> String {
    #"{"role":"assistant","content":[{"type":"text","text":"\#(text)"}]}"#
  }

  static func toolUse(_ id: String, _ input: String) -> String {
    #"{"role":"assistant","content":[{"type":"tool_use","id":"\#(id)","name":"run","input":\#(input)}]}"#
  }

  static func toolResult(_ id: String, _ text: String, marked: Bool = false) -> String {
    let marker = marked ? #","cache_control":{"type":"ephemeral"}"# : ""
    return
      #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"\#(id)","content":"\#(text)"\#(marker)}]}"#
  }

  /// Two requests of one conversation and the finding that they must give: rule, cause, pointer.
  struct Change: Sendable, CustomTestStringConvertible {
    var name: String
    var first: String
    var second: String
    var expected: [String]

    var testDescription: String { name }
  }

  static let search =
    #"{"name":"search","description":"Find.","input_schema":{"type":"object","properties":{"q":{"type":"string"}}}}"#
  static let refund =
    #"{"name":"refund","description":"Pay back.","input_schema":{"type":"object","properties":{"order":{"type":"string"}}}}"#
  static let refundShuffled =
    #"{"name":"refund","description":"Pay back.","input_schema":{"properties":{"order":{"type":"string"}},"type":"object"}}"#

  static let changes: [Change] = [
    Change(
      name: "tools in another order",
      first: body(tools: search + "," + refund, user("Hi", marked: true)),
      second: body(
        tools: refund + "," + search, user("Hi"), assistant("Yes?"), user("So", marked: true)),
      expected: ["tools-changed", "tools-reordered", "/tools/0/name"]),
    Change(
      name: "a tool less",
      first: body(tools: search + "," + refund, user("Hi", marked: true)),
      second: body(tools: search, user("Hi"), assistant("Yes?"), user("So", marked: true)),
      expected: ["tools-changed", "tools-removed", "/tools/1"]),
    Change(
      name: "one tool for another, as many as before",
      first: body(tools: search + "," + refund, user("Hi", marked: true)),
      second: body(
        tools: search + "," + refund.replacing("refund", with: "cancel"), user("Hi"),
        assistant("Yes?"), user("So", marked: true)),
      expected: ["tools-changed", "tools-replaced", "/tools/1/name"]),
    Change(
      name: "keys of a schema in another order",
      first: body(tools: search + "," + refund, user("Hi", marked: true)),
      second: body(
        tools: search + "," + refundShuffled, user("Hi"), assistant("Yes?"),
        user("So", marked: true)),
      expected: ["tools-changed", "key-order", "/tools/1/input_schema"]),
    Change(
      name: "keys of a tool's input in another order",
      first: body(
        user("Hi"), toolUse("t1", #"{"a":1,"b":{"c":2,"d":3}}"#),
        toolResult("t1", "ok", marked: true)),
      second: body(
        user("Hi"), toolUse("t1", #"{"a":1,"b":{"d":3,"c":2}}"#), toolResult("t1", "ok"),
        assistant("Done"), user("So", marked: true)),
      expected: ["history-rewritten", "key-order", "/messages/1/content/0/input/b"]),
    Change(
      name: "effort",
      first: body(extra: #""output_config":{"effort":"high"},"#, user("Hi", marked: true)),
      second: body(
        extra: #""output_config":{"effort":"low"},"#, user("Hi"), assistant("Yes?"),
        user("So", marked: true)),
      expected: ["parameters-changed", "effort-changed", "/output_config/effort"]),
    Change(
      name: "a format and an effort, of which the effort costs more",
      first: body(
        extra: #""output_config":{"format":{"type":"a"},"effort":"high"},"#,
        user("Hi", marked: true)),
      second: body(
        extra: #""output_config":{"format":{"type":"b"},"effort":"low"},"#, user("Hi"),
        assistant("Yes?"), user("So", marked: true)),
      expected: ["parameters-changed", "effort-changed", "/output_config/effort"]),
    Change(
      name: "an output format",
      first: body(
        extra: #""output_config":{"format":{"type":"a"}},"#, user("Hi", marked: true)),
      second: body(
        extra: #""output_config":{"format":{"type":"b"}},"#, user("Hi"), assistant("Yes?"),
        user("So", marked: true)),
      expected: ["parameters-changed", "output-format-changed", "/output_config/format/type"]),
    Change(
      name: "tool_choice given on one side only",
      first: body(user("Hi", marked: true)),
      second: body(
        extra: #""tool_choice":{"type":"none"},"#, user("Hi"), assistant("Yes?"),
        user("So", marked: true)),
      expected: ["parameters-changed", "tool-choice-changed", "/tool_choice"]),
    Change(
      name: "model", first: body(user("Hi", marked: true)),
      second: body(
        model: "claude-haiku-5-5", user("Hi"), assistant("Yes?"), user("So", marked: true)),
      expected: ["model-changed", "model-changed", "/model"]),
    Change(
      name: "speed", first: body(user("Hi", marked: true)),
      second: body(
        extra: #""speed":"fast","#, user("Hi"), assistant("Yes?"), user("So", marked: true)),
      expected: ["model-changed", "speed-changed", "/speed"]),
    Change(
      name: "a window that slides by a pair",
      first: body(
        user("Question one"), assistant("Answer one"), user("Question two"),
        assistant("Answer two"),
        user("Question three", marked: true)),
      second: body(
        user("Question two"), assistant("Answer two"), user("Question three"),
        assistant("Answer three"), user("Question four", marked: true)),
      expected: ["history-rewritten", "window-slid", "/messages/0/content/0/text"]),
    Change(
      name: "a message inserted among earlier ones",
      first: body(user("One"), assistant("Two"), user("Three", marked: true)),
      second: body(
        user("One"), user("Remember the house rules"), assistant("Two"), user("Three"),
        assistant("Four"), user("Five", marked: true)),
      expected: ["history-rewritten", "message-inserted", "/messages/1/role"]),
    Change(
      name: "an old tool result that is cut",
      first: body(
        user("Hi"), toolUse("t1", "{}"),
        toolResult("t1", String(repeating: "line of output ", count: 80), marked: true)),
      second: body(
        user("Hi"), toolUse("t1", "{}"), toolResult("t1", "[Old tool result cleared]"),
        assistant("Done"), user("So", marked: true)),
      expected: ["history-rewritten", "truncated", "/messages/2/content/0/content"]),
    Change(
      name: "an image that is encoded anew",
      first: body(
        #"{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw0KGgoAAAA1"}},{"type":"text","text":"What is it?","cache_control":{"type":"ephemeral"}}]}"#
      ),
      second: body(
        #"{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw0KGgoAAAA2"}},{"type":"text","text":"What is it?"}]}"#,
        assistant("A cat"), user("Sure?", marked: true)),
      expected: ["history-rewritten", "image-changed", "/messages/0/content/0/source/data"]),
    Change(
      name: "citations of a document that are switched off",
      first: body(
        #"{"role":"user","content":[{"type":"document","source":{"type":"text","media_type":"text/plain","data":"Rules"},"citations":{"enabled":true}},{"type":"text","text":"What is it?","cache_control":{"type":"ephemeral"}}]}"#
      ),
      second: body(
        #"{"role":"user","content":[{"type":"document","source":{"type":"text","media_type":"text/plain","data":"Rules"},"citations":{"enabled":false}},{"type":"text","text":"What is it?"}]}"#,
        assistant("A cat"), user("Sure?", marked: true)),
      expected: [
        "parameters-changed", "citations-changed", "/messages/0/content/0/citations/enabled",
      ]),
    Change(
      name: "citations of a document that are switched on",
      first: body(
        #"{"role":"user","content":[{"type":"document","source":{"type":"text","media_type":"text/plain","data":"Rules"}},{"type":"text","text":"What is it?","cache_control":{"type":"ephemeral"}}]}"#
      ),
      second: body(
        #"{"role":"user","content":[{"type":"document","source":{"type":"text","media_type":"text/plain","data":"Rules"},"citations":{"enabled":true}},{"type":"text","text":"What is it?"}]}"#,
        assistant("A cat"), user("Sure?", marked: true)),
      expected: ["parameters-changed", "citations-changed", "/messages/0/content/0/citations"]),
    Change(
      name: "an image that a note replaces a turn later",
      first: body(
        #"{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw0KGgoAAAA1"}},{"type":"text","text":"What is it?","cache_control":{"type":"ephemeral"}}]}"#
      ),
      second: body(
        #"{"role":"user","content":[{"type":"text","text":"[image removed]"},{"type":"text","text":"What is it?"}]}"#,
        assistant("A cat"), user("Sure?", marked: true)),
      expected: ["history-rewritten", "image-removed", "/messages/0/content/0/type"]),
    Change(
      name: "an answer that is dropped and its question merged with the next",
      first: body(
        system: rules, user("Where is the lamp that I ordered?"), assistant("On its way."),
        user("And when will it arrive?", marked: true)),
      second: body(
        system: rules, user("Where is the lamp that I ordered?\\n\\nAnd when will it arrive?"),
        assistant("Tomorrow."), user("So", marked: true)),
      expected: ["history-rewritten", "messages-merged", "/messages/0/content/0/text"]),
    Change(
      name: "a trailing blank",
      first: body(user("Hi "), assistant("Yes?"), user("So", marked: true)),
      second: body(
        user("Hi"), assistant("Yes?"), user("So"), assistant("Fine"), user("Bye", marked: true)),
      expected: ["history-rewritten", "trailing-whitespace", "/messages/0/content/0/text"]),
  ]

  @Test(arguments: changes)
  func isNamedWithItsPlace(_ change: Change) throws {
    let report = analyse(change.first, change.second)
    let finding = try #require(
      report.findings.first { $0.comparesValues }, "\(report.findings.map(\.message))")
    #expect([finding.rule.name, finding.cause, finding.pointer] == change.expected)
    #expect(finding.effect == .unstable)
  }

  /// Requests in which nothing is wrong.
  static let harmless: [(name: String, lines: [String])] = [
    (
      "white space, escapes and moved markers",
      [
        body(user("Caf\u{E9} / tea", marked: true)),
        body(user("Caf\\u00e9 \\/ tea"), assistant("Yes?"), user("So", marked: true))
          .replacing(#"":"#, with: #"" : "#),
      ]
    ),
    (
      "another conversation with the same instructions",
      [
        body(user("Where is my order?", marked: true)),
        body(user("Do you ship abroad?", marked: true)),
        body(user("Do you ship abroad?"), assistant("Yes."), user("Where to?", marked: true)),
        body(user("Where is my order?"), assistant("Which?"), user("The lamp", marked: true)),
      ]
    ),
    (
      "a subagent with instructions of its own in between",
      [
        body(user("Plan it", marked: true)),
        body(
          system: String(repeating: "You search the web for facts. ", count: 200),
          user("Find it", marked: true)),
        body(user("Plan it"), assistant("Planned"), user("Go", marked: true)),
      ]
    ),
    (
      "a turn that is taken back",
      [
        body(user("One", marked: true)),
        body(user("One"), assistant("Two"), user("Three", marked: true)),
        body(user("One"), assistant("Two"), user("Something quite different now", marked: true)),
      ]
    ),
    (
      "a deferred tool that is added",
      [
        body(tools: search, user("Hi", marked: true)),
        body(
          tools: search + ","
            + #"{"name":"late","defer_loading":true,"input_schema":{"type":"object"}}"#,
          user("Hi"), assistant("Yes?"), user("So", marked: true)),
      ]
    ),
    (
      "members of output_config in another order",
      [
        body(
          extra: #""output_config":{"format":{"type":"a"},"effort":"low"},"#,
          user("Hi", marked: true)),
        body(
          extra: #""output_config":{"effort":"low","format":{"type":"a"}},"#, user("Hi"),
          assistant("Yes?"), user("So", marked: true)),
      ]
    ),
    (
      "a change behind the last breakpoint",
      [
        body(
          #"{"role":"user","content":[{"type":"text","text":"Hi","cache_control":{"type":"ephemeral"}},{"type":"text","text":"[now 10:01]"}]}"#
        ),
        body(user("Hi"), assistant("Yes?"), user("So", marked: true)),
      ]
    ),
  ]

  @Test(arguments: harmless.indices)
  func isSilent(_ index: Int) {
    let (name, lines) = Self.harmless[index]
    let report = analyse(Array(lines.joined(separator: "\n").utf8))
    #expect(report.requests == lines.count)
    #expect(report.findings.isEmpty, "\(name): \(report.findings.map(\.message))")
  }

  @Test func interleavedConversationsAreLanesOfTheirOwn() {
    let first = Self.user("Plan the trip to Rome")
    let second = Self.user("Write the letter to the bank")
    let report = analyse(
      Self.body(first.replacing("}]}", with: #","cache_control":{"type":"ephemeral"}}]}"#)),
      Self.body(second.replacing("}]}", with: #","cache_control":{"type":"ephemeral"}}]}"#)),
      Self.body(first, Self.assistant("Rome it is"), Self.user("By train", marked: true)),
      Self.body(second, Self.assistant("Dear bank"), Self.user("Kinder", marked: true)))
    #expect(report.lanes.map(\.requests) == [2, 2])
    #expect(report.findings.isEmpty)
  }

  @Test func oneDefectIsOneFinding() throws {
    var lines: [String] = []
    for minute in 10..<40 {
      lines.append(
        Self.body(
          system: Self.rules + "It is 10:\(minute).", Self.user("Where is it?", marked: true)))
    }
    let report = analyse(Array(lines.joined(separator: "\n").utf8))
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1)
    #expect(finding.count == 29)
    #expect(finding.cause == "time")
    #expect([finding.against?.index, finding.request.index] == [0, 1])
  }
}

extension String {
  func replacing(_ text: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      result += rest[..<range.lowerBound] + other
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
