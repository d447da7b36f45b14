import RequestLog
import SourceText
import Testing

/// A system prompt is a position whether it is written as a string or as a list of one block.
@Suite struct SystemFormTests {
  private func finding(_ system: (String) -> String) throws -> LogFinding {
    func body(_ value: String) -> String {
      #"{"model":"claude-opus-5-5","max_tokens":9,"system":\#(system(ConversationTests.rules)),"#
        + #""messages":[\#(ConversationTests.user("Hi")),\#(ConversationTests.assistant(value)),"#
        + #"\#(ConversationTests.user("So?", marked: true))]}"#
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
}
