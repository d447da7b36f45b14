import LogReporting
import RequestLog
import SourceText
import Testing

/// What a changed effort or thinking mode costs: everything, for some models render it first.
@Suite struct ThinkingOrderTests {
  private static let high = #""output_config":{"effort":"high"},"#
  private static let low = #""output_config":{"effort":"low"},"#
  private static let adaptive = #""thinking":{"type":"adaptive"},"#
  private static let disabled = #""thinking":{"type":"disabled"},"#

  private func pair(_ first: String, _ second: String, marked: Bool) -> [String] {
    [
      ConversationTests.body(extra: first, ConversationTests.user("Hi", marked: marked)),
      ConversationTests.body(
        extra: second, ConversationTests.user("Hi"), ConversationTests.assistant("Yes?"),
        ConversationTests.user("So", marked: marked)),
    ]
  }

  private func logged(_ body: String, read: Int) -> String {
    #"{"request":\#(body),"response":{"usage":{"input_tokens":9,"output_tokens":9,"#
      + #""cache_read_input_tokens":\#(read),"cache_creation_input_tokens":1600}}}"#
  }

  @Test(
    arguments: [(high, low), (adaptive, disabled), (disabled, adaptive)], [false, true])
  func theWholePrefixIsLost(_ change: (String, String), marked: Bool) throws {
    let lines = pair(change.0, change.1, marked: marked)
    let finding = try #require(analyse(lines[0], lines[1]).findings.first)
    #expect(finding.severity == .error)
    #expect(finding.position == 0)
    #expect(finding.tokensLost?.point ?? 0 > 1000)
    #expect(finding.message.contains("tools and system as well"), "\(finding.message)")

    let diff = try RequestDiff(
      SourceFile(path: "a.json", bytes: Array(lines[0].utf8)),
      SourceFile(path: "b.json", bytes: Array(lines[1].utf8)))
    #expect(diff.keptPositions == 0)
    #expect(diff.cachedPositions == (marked ? 2 : 1))
    #expect(diff.finding?.severity == .error)
  }

  /// A model that reads something after the change does not render effort first.
  @Test func whatTheProviderReadIsNotLost() throws {
    let lines = pair(Self.high, Self.low, marked: true)
    let report = analyse(logged(lines[0], read: 0), logged(lines[1], read: 1500))
    let finding = try #require(report.findings.first)
    #expect(finding.position == 1)
    #expect(finding.tokensLost?.point ?? 0 < 100)
    #expect(finding.message.hasSuffix("tools and system stay"), "\(finding.message)")
    #expect(report.agreement.uncertain == 1)

    let text = String(decoding: LogText().output(for: report), as: UTF8.self)
    #expect(text.contains("= 1 position of the prefix stays cached\n"), "\(text)")
  }

  @Test func anEffortInOneRequestOnlyMayBeTheDefault() throws {
    let lines = pair("", Self.high, marked: true)
    let finding = try #require(analyse(lines[0], lines[1]).findings.first)
    #expect(finding.severity == .warning)
    #expect(finding.pointer == "/output_config/effort")
    #expect(finding.message.contains("unless it is the model's default"), "\(finding.message)")
    #expect(finding.message.contains("tools and system as well"), "\(finding.message)")
  }

  /// Of conversations with other settings none can have been read.
  @Test func conversationsOfTwoEffortsReadWhatTheirOwnWrote() {
    let lines = [Self.high, Self.low, Self.high, Self.low].enumerated().map { index, effort in
      logged(
        ConversationTests.body(
          extra: effort, ConversationTests.user("Question number \(index) of the day")),
        read: index < 2 ? 0 : 1600)
    }
    let report = analyse(Array(lines.joined(separator: "\n").utf8))
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.agreement.agreed == 3)
    #expect(report.agreement.uncertain == 1)
    #expect(report.agreement.disagreementCount == 0)
  }
}
