import RequestLog
import SourceText
import Testing

/// What stands behind the last breakpoint is billed as input, not as a write.
@Suite struct UnmarkedTailTests {
  private let fact = String(repeating: "The order of last week is late. ", count: 300)

  private func cost(_ finding: LogFinding, perMillion price: Double) throws -> Bool {
    let tokens = try #require(finding.tokensLost).point
    return abs(try #require(finding.costLost) - Double(tokens) * price / 1_000_000) < 0.000_01
  }

  /// Opus 5.5: 4.00 for input, 0.20 for a read, 5.00 for a write.
  @Test func aBreakpointThatMovedBackCostsInput() throws {
    let report = analyse(
      ConversationTests.body(ConversationTests.user(fact, marked: true)),
      ConversationTests.body(
        ConversationTests.user(fact), ConversationTests.assistant("Yes?"),
        ConversationTests.user("So")))
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "breakpoint-moved-back")
    #expect(try cost(finding, perMillion: 3.80))
  }

  @Test func oneThatStandsStillCostsInput() throws {
    var turns = [ConversationTests.user("Hi")]
    var lines: [String] = []
    for turn in 0..<4 {
      lines.append(ConversationTests.body(turns.joined(separator: ",")))
      turns += [
        ConversationTests.assistant("\(turn) " + fact), ConversationTests.user("So \(turn)"),
      ]
    }
    let finding = try #require(
      analyse(Array(lines.joined(separator: "\n").utf8)).findings.first)
    #expect(finding.rule == "breakpoint-not-advancing")
    #expect(try cost(finding, perMillion: 3.80))
  }

  /// A request whose counters show no write paid the price of input for what broke.
  @Test(arguments: [(1600, 4.80), (0, 3.80)])
  func theCountersTellWhatWasPaid(_ written: Int, _ price: Double) throws {
    let lines = ["10:31", "10:34"].map {
      ConversationTests.body(
        system: "It is \($0). " + ConversationTests.rules, ConversationTests.user("Hi"))
    }
    let report = analyse(
      LifetimeTests.line(0, lines[0], read: 0, written: 1600),
      LifetimeTests.line(60, lines[1], read: 0, written: written))
    let finding = try #require(report.findings.first { $0.comparesValues })
    #expect(try cost(finding, perMillion: price))
  }
}
