import LogReporting
import RequestLog
import SourceText
import Testing

/// What the provider itself says about a miss is quoted, above all where the log does not show it.
@Suite struct DiagnosisTests {
  private func pair(_ diagnosis: String, rules: (String, String)) -> LogReport {
    let turns = [
      ConversationTests.user("Hi"), ConversationTests.assistant("Yes?"),
      ConversationTests.user("So", marked: true),
    ]
    let first = LifetimeTests.line(
      0, ConversationTests.body(system: rules.0, ConversationTests.user("Hi", marked: true)),
      read: 0, written: 2000)
    let second = LifetimeTests.line(
      60, ConversationTests.body(system: rules.1, turns.joined(separator: ",")), read: 0,
      written: 2000)
    return analyse(first, String(second.dropLast(2)) + #","diagnostics":\#(diagnosis)}}"#)
  }

  private static let rules = ConversationTests.rules
  private static let system =
    #"{"cache_miss_reason":{"type":"system_changed","cache_missed_input_tokens":3000}}"#

  @Test func aReasonThatTheLogDoesNotShowIsQuoted() throws {
    let report = pair(Self.system, rules: (Self.rules, Self.rules))
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "unexplained-miss")
    #expect(
      finding.message.hasSuffix("the provider says 'system_changed', about 3,000 tokens missed"))
    #expect(!finding.remedy.contains("evicted"))
    let text = String(decoding: LogText().output(for: report), as: UTF8.self)
    #expect(
      text.contains(
        "  request 2: the provider says 'system_changed', about 3,000 tokens missed; found here: nothing\n"
      ), "\(text)")
    #expect(text.contains("reported miss: the provider says 'system_changed'"), "\(text)")
    let json = String(decoding: LogJSON.output(for: report), as: UTF8.self)
    #expect(
      json.contains(
        #"{"request":1,"reason":"system_changed","missed_tokens":3000,"found":[]}"#), "\(json)")
  }

  @Test func aReasonThatTheLogShowsIsCounted() throws {
    let report = pair(Self.system, rules: ("10:31 " + Self.rules, "10:34 " + Self.rules))
    #expect(report.findings.map(\.rule) == ["system-changed"])
    #expect(report.agreement.diagnosed == 1)
    #expect(report.agreement.diagnosedAlike == 1)
    #expect(report.agreement.diagnoses.isEmpty)
  }

  @Test func anotherReasonThanTheLogShowsIsQuotedBesideIt() throws {
    let report = pair(
      Self.system.replacing("system", with: "tools"),
      rules: ("10:31 " + Self.rules, "10:34 " + Self.rules))
    let diagnosis = try #require(report.agreement.diagnoses.first)
    #expect(diagnosis.reason == "tools_changed")
    #expect(diagnosis.found == ["system-changed"])
  }

  @Test(arguments: [
    "null", #"{"cache_miss_reason":null}"#, #"{"cache_miss_reason":{"type":"unavailable"}}"#,
    #"{"cache_miss_reason":{"type":"previous_message_not_found"}}"#,
  ])
  func whatExplainsNothingIsNoReason(_ diagnosis: String) {
    let report = pair(diagnosis, rules: (Self.rules, Self.rules))
    #expect(report.agreement.diagnosed == 0)
    #expect(report.findings.first?.remedy.contains("evicted") == true)
  }

  @Test func openAIsReasonIsQuoted() throws {
    func line(_ input: String, _ diagnosis: String) -> String {
      let usage =
        #"{"input_tokens":2000,"output_tokens":9,"input_tokens_details":{"cached_tokens":0}}"#
      return
        #"{"request":{"model":"gpt-6-sol","instructions":"\#(Self.rules)","input":[\#(input)]},"#
        + #""response":{"usage":\#(usage)\#(diagnosis)}}"#
    }
    let report = analyse(
      line(ConversationTests.user("Hi"), ""),
      line(
        [
          ConversationTests.user("Hi"), ConversationTests.assistant("Yes?"),
          ConversationTests.user("So"),
        ].joined(separator: ","),
        #","prompt_cache_diagnostics":{"type":"cache_miss","reason":"tools_changed","#
          + #""cache_missed_tokens":2100,"comparison_reusable_tokens":0}"#))
    #expect(
      report.findings.map(\.message) == [
        "the prefix should have been read from the cache but was written again; the provider says "
          + "'tools_changed', about 2,100 tokens missed"
      ])
  }
}
