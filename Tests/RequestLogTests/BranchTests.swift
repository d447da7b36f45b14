import RequestLog
import SourceText
import Testing

/// With which of the earlier requests of a lane a request is compared: the one that shares most.
@Suite struct BranchTests {
  private func body(_ name: Character, _ messages: [String]) -> String {
    let list = messages.enumerated().map { index, text in
      index % 2 == 0 ? ConversationTests.user(text) : ConversationTests.assistant(text)
    }
    return ConversationTests.body(
      system: "You are the help desk of \(name). " + ConversationTests.rules,
      list.joined(separator: ","))
  }

  @Test(arguments: ["ABCA", "ABCDA", "ABCDABCD", "ABCDEFGHABCDEFGHHGFEDCBA"])
  func promptsInTurnAreLostOnceEach(_ order: String) throws {
    let report = analyse(Array(order.map { body($0, ["Hello"]) }.joined(separator: "\n").utf8))
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1)
    #expect(finding.count == Set(order).count - 1)
    #expect(report.lanes.map(\.divergences) == [Set(order).count - 1])
  }

  /// The prompts in between share less than the request that stands four earlier.
  @Test func aRewriteIsHeldAgainstItsOwnPrompt() throws {
    let marked = { (text: String) in ConversationTests.user(text, marked: true) }
    let prompts = "BCDE".map { body($0, ["Hello"]) }
    let first = ConversationTests.body(
      ConversationTests.user("Hello"), ConversationTests.assistant("Yes?"), marked("The lamp"))
    let rewritten = ConversationTests.body(
      ConversationTests.user("Hello"), ConversationTests.assistant("Yes."),
      ConversationTests.user("The lamp"), ConversationTests.assistant("Fine"), marked("Bye"))
    let report = analyse(
      Array(([first] + prompts + [rewritten]).joined(separator: "\n").utf8))
    let finding = try #require(report.findings.last)
    #expect(finding.rule.name == "history-rewritten")
    #expect(finding.pointer == "/messages/1/content/0/text")
    #expect(finding.against?.index == 0)
  }
}
