import RequestLog
import SourceText
import Testing

/// A system prompt is a position whether it is written as a string or as a list of one block.
@Suite struct SystemFormTests {
  private func finding(_ system: (String) -> String) throws -> LogFinding {
    func body(_ value: String) -> String {
      #"{"model":"claude-opus-5-5","max_tokens":9,"system":\#(system(ConversationTests.rules)),"#
        + #""messages":[\#(ConversationTests.user("Hi", marked: true)),"#
        + #"\#(ConversationTests.assistant(value)),\#(ConversationTests.user("So?", marked: true))]}"#
    }
    return try #require(analyse(body("It is one."), body("It is two.")).findings.first)
  }

  @Test func theSystemPromptIsNotAmongWhatIsLost() throws {
    let text = try finding { "\"\($0)\"" }
    let list = try finding { #"[{"type":"text","text":"\#($0)"}]"# }
    #expect(text.position == 2)
    #expect(text.tokensLost?.point ?? .max < 50)
    #expect(list.position == text.position)
    #expect(list.tokensLost == text.tokensLost)
  }

  /// A tool that the provider leaves out of the prefix is no position, wherever it comes.
  @Test func aDeferredToolShiftsNothing() throws {
    func tool(_ name: String, _ extra: String = "") -> String {
      #"{"name":"\#(name)","description":"Finds.","input_schema":{"type":"object"}\#(extra)}"#
    }
    func body(_ tools: String, _ value: String) -> String {
      ConversationTests.body(
        tools: tools, ConversationTests.user("Hi"), ConversationTests.assistant(value),
        ConversationTests.user("So?", marked: true))
    }
    let later = tool("later", #","defer_loading":true"#)
    let report = analyse(
      body(tool("find"), "It is one."), body("\(later),\(tool("find"))", "It is two."))
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "history-rewritten")
    #expect(finding.position == 3)
    #expect(finding.tokensLost?.point ?? .max < 50)
    let reverse = analyse(
      body("\(later),\(tool("find"))", "It is one."), body(tool("find"), "It is two."))
    #expect(reverse.findings.first?.tokensLost == finding.tokensLost)
    #expect(reverse.findings.first?.position == 3)
  }
}
