import LogReporting
import RequestLog
import SourceText
import Testing

/// What the provider reports to have read is not lost, whatever the analysis expected.
@Suite struct ReportedReadTests {
  private func pair(
    _ second: Int, rules: (String, String), read: Int, written: Int = 20
  ) -> LogReport {
    let turns = [
      ConversationTests.user("Hi"), ConversationTests.assistant("Yes?"),
      ConversationTests.user("So", marked: true),
    ]
    return analyse(
      LifetimeTests.line(
        0, ConversationTests.body(system: rules.0, ConversationTests.user("Hi", marked: true)),
        read: 0, written: 2000),
      LifetimeTests.line(
        second, ConversationTests.body(system: rules.1, turns.joined(separator: ",")), read: read,
        written: written))
  }

  private static let rules = ConversationTests.rules
  private static let times = ("It is 10:31. " + rules, "It is 10:34. " + rules)

  @Test func anEntryMayOutliveItsLifetime() throws {
    let report = pair(301, rules: (Self.rules, Self.rules), read: 2000)
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.agreement.disagreements.first?.reason.contains("lived longer") == true)
  }

  @Test func aPrefixThatWasReadIsNotLost() throws {
    let finding = try #require(pair(60, rules: Self.times, read: 2000).findings.first)
    #expect(finding.severity == .hint)
    #expect(finding.effect == .stable)
    #expect(finding.tokensLost == nil)
    #expect(finding.costLost == nil)
    #expect(finding.message.hasPrefix("the prefix differs, yet the provider read it"))
  }

  @Test func aPrefixThatWasNotReadIsLost() throws {
    let finding = try #require(
      pair(60, rules: Self.times, read: 0, written: 2000).findings.first)
    #expect(finding.severity == .error)
    #expect(finding.tokensLost?.point ?? 0 > 1500)
  }

  /// The other version's system prompt was cached, the conversation behind it was not.
  @Test func onlyWhatWasNotReadIsLost() throws {
    let fact = String(repeating: "The order of last week is late. ", count: 300)
    let turns = [
      ConversationTests.user(fact), ConversationTests.assistant("Yes?"),
      ConversationTests.user("So", marked: true),
    ]
    let report = analyse(
      LifetimeTests.line(
        0,
        ConversationTests.body(system: Self.times.0, ConversationTests.user(fact, marked: true)),
        read: 0, written: 4000),
      LifetimeTests.line(
        60, ConversationTests.body(system: Self.times.1, turns.joined(separator: ",")), read: 1700,
        written: 2300))
    let finding = try #require(report.findings.first)
    #expect(finding.severity == .error)
    #expect(finding.tokensLost.map { (1500..<3500).contains($0.point) } == true)
  }

  /// Few tokens behind a long prefix are within what the estimate leaves open.
  @Test func aReadOfTheKeptPartLeavesTheLoss() throws {
    let report = analyse(
      LifetimeTests.line(
        0, ConversationTests.body(ConversationTests.user("Hi.", marked: true)), read: 0,
        written: 2000),
      LifetimeTests.line(
        60,
        ConversationTests.body(
          ConversationTests.user("Hi!"), ConversationTests.assistant("Yes?"),
          ConversationTests.user("So", marked: true)),
        read: 1990, written: 30))
    #expect(report.findings.map(\.severity) == [.error])
    #expect(report.agreement.agreed == 2)
  }

  /// The turns before the log began have written entries that it does not show.
  @Test(arguments: [(0, 3000...8000), (6700, 0...900)])
  func whatWasWrittenBeforeTheLogBeganIsKept(_ read: Int, _ lost: ClosedRange<Int>) throws {
    let fact = String(repeating: "The order of last week is late. ", count: 600)
    let note = String(repeating: "It comes by train. ", count: 60)
    func line(_ second: Int, _ note: String, _ more: [String], read: Int) -> String {
      let turns = [
        ConversationTests.user(fact), ConversationTests.assistant("Yes?"),
        ConversationTests.user(note, marked: more.isEmpty),
      ]
      return LifetimeTests.line(
        second, ConversationTests.body((turns + more).joined(separator: ",")), read: read,
        written: 7300 - read)
    }
    let more = [ConversationTests.assistant("Fine"), ConversationTests.user("So", marked: true)]
    let report = analyse(
      line(0, note, [], read: 6700), line(60, "Edited. " + note, more, read: read))
    let finding = try #require(report.findings.first { $0.comparesValues })
    #expect(finding.severity == .error)
    #expect(lost.contains(try #require(finding.tokensLost).point), "\(finding)")
    #expect((finding.keptPositions == 1) == (read == 0))
  }
}
