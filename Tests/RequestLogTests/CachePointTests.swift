import RequestLog
import SourceText
import Testing

/// Amazon Bedrock's markers, which are elements of their own.
@Suite struct CachePointTests {
  static let rules = (0..<260).map { "Rule \($0): answer in the words of the handbook." }
    .joined(separator: " ")
  static let point = #",{"cachePoint":{"type":"default"}}"#

  static func body(
    _ turns: [String], rules: String = rules, system: String = point, messages: String = point,
    member: String = ""
  ) -> String {
    var list = turns.enumerated().map { index, turn in
      let role = index.isMultiple(of: 2) ? "user" : "assistant"
      let end = index + 1 == turns.count ? messages : ""
      return #"{"role":"\#(role)","content":[{"text":"\#(turn)"}\#(end)]}"#
    }
    list = [list.joined(separator: ",")]
    return #"{"modelId":"anthropic.claude-sonnet-4-6","system":[{"text":"\#(rules)"}\#(system)],"#
      + #""messages":[\#(list[0])]\#(member)}"#
  }

  @Test func aPointMovesOnAsTheConversationGrows() {
    let report = analyse(
      Self.body(["One?"]), Self.body(["One?", "Yes.", "Two?"]),
      Self.body(["One?", "Yes.", "Two?", "No.", "Three?"]))
    #expect(report.findings.isEmpty)
    #expect(report.lanes.count == 1)
  }

  @Test func whatChangesBehindAPointIsNamedByItsPlaceInTheList() throws {
    let system = Self.point + #",{"text":"Today is %"},{"cachePoint":{"type":"default"}}"#
    let report = analyse(
      Self.body(["One?"], system: system.replacing("%", with: "Monday")),
      Self.body(["One?", "Yes.", "Two?"], system: system.replacing("%", with: "Tuesday")))
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "system-changed")
    #expect(finding.pointer == "/system/2/text")
    #expect(finding.offset == 9)
    #expect(finding.position == 1)
  }

  @Test func aBreakpointIsNamedByItsPoint() throws {
    let turns =
      ["One?", "Yes. " + Self.rules, "Two? " + Self.rules] + ["No.", "Three?", "No.", "Four?"]
    let report = analyse(
      Self.body(Array(turns[..<1]), messages: ""), Self.body(Array(turns[..<3]), messages: ""),
      Self.body(Array(turns[..<5]), messages: ""), Self.body(turns, messages: ""))
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "breakpoint-not-advancing")
    #expect(finding.pointer == "/system/1")
  }

  @Test func thePointOfTheToolsCachesThem() {
    let tools =
      #","toolConfig":{"tools":[{"toolSpec":{"name":"find","description":"\#(Self.rules)","#
      + #""inputSchema":{"json":{"type":"object"}}}}\#(Self.point)]}"#
    let report = analyse(
      Self.body(["One?"], rules: "Be brief.", system: "", messages: "", member: tools),
      Self.body(["Two?"], rules: "Be brief.", system: "", messages: "", member: tools))
    #expect(report.findings.isEmpty)
  }

  @Test func aPropertyOfThatNameIsNoPoint() {
    let tools =
      #","toolConfig":{"tools":[{"toolSpec":{"name":"find","description":"\#(Self.rules)","#
      + #""inputSchema":{"json":{"type":"object","properties":"#
      + #"{"cachePoint":{"type":"string"}}}}}}]}"#
    let report = analyse(
      Self.body(["One?"], rules: "Be brief.", system: "", messages: "", member: tools),
      Self.body(["Two?"], rules: "Be brief.", system: "", messages: "", member: tools))
    #expect(report.findings.map(\.rule) == ["no-breakpoint"])
  }

  /// The API takes a top-level `cache_control` only in the Messages format.
  @Test func anthropicsMarkerOfTheWholeRequestIsNone() throws {
    let marker = #","cache_control":{"type":"ephemeral"}"#
    let report = analyse(
      Self.body(["One?"], system: "", messages: "", member: marker),
      Self.body(["One?", "Yes.", "Two?"], system: "", messages: "", member: marker))
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "no-breakpoint")
    #expect(finding.tokensLost?.point ?? 0 > 2000)
    #expect(finding.remedy.contains("cachePoint"))
  }
}
