import RequestLog
import SourceText
import Testing

/// Each entry has a lifetime of its own, and every request that reads it starts that anew.
@Suite struct LifetimeTests {
  /// A line with a time in seconds and what the provider reported.
  static func line(_ second: Int, _ body: String, read: Int, written: Int) -> String {
    let usage =
      #"{"input_tokens":3,"cache_read_input_tokens":\#(read),"#
      + #""cache_creation_input_tokens":\#(written),"output_tokens":9}"#
    return #"{"time":\#(1_790_000_000 + second),"request":\#(body),"response":{"usage":\#(usage)}}"#
  }

  /// A body whose system prompt lives for an hour, its last message for five minutes.
  private func mixed(_ messages: String...) -> String {
    ConversationTests.body(messages.joined(separator: ",")).replacing(
      #""cache_control":{"type":"ephemeral"}}],"messages""#,
      with: #""cache_control":{"type":"ephemeral","ttl":"1h"}}],"messages""#)
  }

  private let fact = String(repeating: "The order of last week is late. ", count: 200)

  @Test func onlyWhatDiedIsLost() throws {
    let report = analyse(
      Self.line(0, mixed(ConversationTests.user(fact, marked: true)), read: 0, written: 3000),
      Self.line(
        600,
        mixed(
          ConversationTests.user(fact), ConversationTests.assistant("Yes?"),
          ConversationTests.user("So", marked: true)),
        read: 1443, written: 1600))
    let finding = try expired(report)
    #expect(finding.message.contains("the end of the cached prefix"))
  }

  @Test func whatAnotherConversationReadLives() throws {
    let report = analyse(
      Self.line(
        0, ConversationTests.body(ConversationTests.user(fact, marked: true)), read: 0,
        written: 3000),
      Self.line(
        240, ConversationTests.body(ConversationTests.user("Other", marked: true)), read: 1443,
        written: 10),
      Self.line(
        480,
        ConversationTests.body(
          ConversationTests.user(fact), ConversationTests.assistant("Yes?"),
          ConversationTests.user("So", marked: true)),
        read: 1443, written: 1600))
    _ = try expired(report)
  }

  /// The only finding: the facts were lost, and nothing in front of them.
  private func expired(_ report: LogReport) throws -> LogFinding {
    let finding = try #require(report.findings.first)
    #expect(report.findings.map(\.rule) == ["ttl-expired"])
    #expect(finding.tokensLost.map { (1500..<2500).contains($0.point) } == true)
    #expect(report.agreement.disagreementCount == 0)
    return finding
  }

  /// What died is written anew and can be read from then on.
  @Test func whatWasWrittenAnewLives() {
    let turns = [
      ConversationTests.user(fact), ConversationTests.assistant("Yes?"),
      ConversationTests.user("So"), ConversationTests.assistant("Fine"),
    ]
    let bodies = [0, 2, 4].map { count in
      ConversationTests.body(
        (turns.prefix(count) + [ConversationTests.user(count == 0 ? fact : "So", marked: true)])
          .joined(separator: ","))
    }
    let report = analyse(
      Self.line(0, bodies[0], read: 0, written: 3000),
      Self.line(600, bodies[1], read: 0, written: 3000),
      Self.line(700, bodies[2], read: 3000, written: 20))
    #expect(report.findings.map(\.count) == [1])
    #expect(report.findings.map(\.rule) == ["ttl-expired"])
    #expect(report.agreement.agreed == 3)
  }
}
