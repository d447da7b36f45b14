import RequestLog
import SourceText
import Testing

/// OpenAI from GPT-5.6 on writes at the end of the latest message and at markers, nowhere else.
@Suite struct MessageEndTests {
  static let rules = (0..<300).map { "Rule \($0): answer in the words of the handbook." }
    .joined(separator: " ")
  static let marker = #","prompt_cache_breakpoint":{"mode":"explicit"}"#

  private func line(
    _ model: String, rules: String = rules, marker: String = "", _ turns: [String], cached: Int,
    extra: String = "", at second: Int? = nil
  ) -> String {
    let time = second.map { #""time":\#(1_790_000_000 + $0),"# } ?? ""
    let list = turns.enumerated().map { index, turn in
      #"{"role":"\#(index.isMultiple(of: 2) ? "user" : "assistant")","content":"\#(turn)"}"#
    }
    return
      #"{\#(time)"request":{"model":"\#(model)",\#(extra)"messages":[{"role":"developer","content":"#
      + #"[{"type":"text","text":"\#(rules)"\#(marker)}]},\#(list.joined(separator: ","))]},"#
      + #""response":{"usage":{"prompt_tokens":3300,"completion_tokens":9,"#
      + #""prompt_tokens_details":{"cached_tokens":\#(cached),"cache_write_tokens":3000}}}}"#
  }

  @Test func aVaryingMessageIsWrittenAndNeverRead() throws {
    let report = analyse(
      line("gpt-6-sol", ["Alpha?"], cached: 0), line("gpt-6-sol", ["Beta?"], cached: 0),
      line("gpt-6-sol", ["Gamma?"], cached: 0))
    let finding = try #require(report.findings.first)
    #expect(report.findings.map(\.rule) == ["varying-tail"])
    #expect(finding.count == 3)
    #expect(finding.pointer == "/messages/1")
    #expect(finding.tokensLost?.point ?? 0 > 5000)
    #expect(report.agreement.agreed == 3)
  }

  /// What reaches different caches shares nothing that a marker could save.
  @Test(arguments: [
    ("gpt-6-sol", "gpt-5.6", "", ""),
    ("gpt-6-sol", "gpt-6-sol", #""service_tier":"default","#, #""service_tier":"flex","#),
    ("gpt-6-sol", "gpt-6-sol", #""prompt_cache_key":"a","#, #""prompt_cache_key":"b","#),
  ])
  func requestsToTwoCachesAreNoTail(
    first: String, second: String, own: String, other: String
  ) {
    let report = analyse(
      line(first, ["Alpha?"], cached: 0, extra: own),
      line(second, ["Beta?"], cached: 0, extra: other))
    #expect(!report.findings.contains { $0.rule == "varying-tail" })
  }

  /// Earlier models read whatever two requests share.
  @Test(arguments: ["gpt-5.4", "vendor-model"])
  func othersReadWhatIsShared(_ model: String) {
    let report = analyse(
      line(model, ["Alpha?"], cached: 0), line(model, ["Beta?"], cached: 2944))
    #expect(report.findings.isEmpty)
    #expect(report.agreement.agreed == 2)
  }

  @Test func aConversationReadsItsOwnMessages() {
    let turns = ["One?", "Yes.", "Two?", "No.", "Three?"]
    let report = analyse(
      line("gpt-6-sol", Array(turns.prefix(1)), cached: 0),
      line("gpt-6-sol", Array(turns.prefix(3)), cached: 3000),
      line("gpt-6-sol", turns, cached: 3000))
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.agreement.agreed == 3)
  }

  @Test func aMarkedPartIsReadByAll() {
    let report = analyse(
      line("gpt-6-sol", marker: Self.marker, ["Alpha?"], cached: 0),
      line("gpt-6-sol", marker: Self.marker, ["Beta?"], cached: 3000))
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.agreement.agreed == 2)
  }

  /// A marker is no part of the text that it stands on.
  @Test func aMarkerMovesOn() {
    func body(_ turns: String...) -> String {
      #"{"model":"gpt-6-sol","messages":[{"role":"developer","content":"\#(Self.rules)"},"#
        + turns.joined(separator: ",") + "]}"
    }
    func user(_ text: String, _ marker: String = "") -> String {
      #"{"role":"user","content":[{"type":"text","text":"\#(text)"\#(marker)}]}"#
    }
    let answer = #"{"role":"assistant","content":"Yes."}"#
    let report = analyse(
      body(user("One?", Self.marker)), body(user("One?"), answer, user("Two?", Self.marker)))
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.lanes.map(\.requests) == [2])
  }

  @Test func shortInstructionsAreNotBlamed() {
    let report = analyse(
      line("gpt-6-sol", rules: "Be brief.", ["Alpha?"], cached: 0),
      line("gpt-6-sol", rules: "Be brief.", ["Beta?"], cached: 0))
    #expect(report.findings.isEmpty)
  }

  /// What the provider has stored stands in front of what the body says.
  @Test func aStoredConversationIsNotJudgedByItsNewestMessage() {
    let report = analyse(
      line("gpt-6-sol", ["Alpha?"], cached: 0),
      line(
        "gpt-6-sol", ["Beta?"], cached: 3000, extra: #""previous_response_id":"resp_1","#))
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.agreement.agreed == 2)
  }

  /// What was written half an hour before would be gone whatever it ends with.
  @Test(arguments: [(60, ["varying-tail"]), (1801, [])])
  func onlyWhatStillLivesCanBeRead(_ second: Int, _ rules: [String]) {
    let report = analyse(
      line("gpt-6-sol", ["Alpha?"], cached: 0, at: 0),
      line("gpt-6-sol", ["Beta?"], cached: 0, at: second))
    #expect(report.findings.map(\.rule.name) == rules)
  }

  @Test func explicitModeWritesAtMarkersOnly() {
    let options = #""prompt_cache_options":{"mode":"explicit"},"#
    let turns = ["One?", "Yes.", "Two?"]
    let report = analyse(
      line("gpt-6-sol", marker: Self.marker, Array(turns.prefix(1)), cached: 0, extra: options),
      line("gpt-6-sol", marker: Self.marker, turns, cached: 3000, extra: options))
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.agreement.agreed == 2)
    let unmarked = analyse(
      line("gpt-6-sol", Array(turns.prefix(1)), cached: 0, extra: options),
      line("gpt-6-sol", turns, cached: 0, extra: options))
    #expect(unmarked.findings.map(\.rule) == ["no-breakpoint"])
    #expect(unmarked.agreement.agreed == 2)
  }
}
