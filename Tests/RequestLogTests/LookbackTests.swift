import RequestLog
import SourceText
import Testing

/// How far back a breakpoint reaches: a run of tool calls or of results is one position.
@Suite struct LookbackTests {
  /// Two requests, the second with a turn of so many parallel calls and their results.
  private func report(
    model: String, calls: Int, texts: Int = 0, isCounted: Bool = true, isRead: Bool = true
  ) -> LogReport {
    let marker = #","cache_control":{"type":"ephemeral"}"#
    let words = (0..<texts).map { #"{"type":"text","text":"Step \#($0)"},"# }.joined()
    let uses = (0..<calls).map { #"{"type":"tool_use","id":"t\#($0)","name":"run","input":{}}"# }
    let results = (0..<calls).map { index in
      let end = index + 1 == calls ? marker : ""
      return #"{"type":"tool_result","tool_use_id":"t\#(index)","content":"ok \#(index)"\#(end)}"#
    }
    let turn =
      #"{"role":"assistant","content":[\#(words)\#(uses.joined(separator: ","))]},"#
      + #"{"role":"user","content":[\#(results.joined(separator: ","))]}"#
    func body(_ messages: String) -> String {
      #"{"model":"\#(model)","max_tokens":64,"system":"\#(ConversationTests.rules)","#
        + #""messages":[\#(messages)]}"#
    }
    let bodies = [
      body(ConversationTests.user("Hi", marked: true)),
      body(ConversationTests.user("Hi") + "," + turn),
    ]
    guard isCounted else { return analyse(bodies[0], bodies[1]) }
    return analyse(
      LifetimeTests.line(0, bodies[0], read: 0, written: 1500),
      LifetimeTests.line(60, bodies[1], read: isRead ? 1500 : 0, written: 400))
  }

  @Test func parallelCallsAreOnePosition() {
    let report = report(model: "claude-opus-5-5", calls: 40)
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.agreement.agreed == 2)
  }

  /// A miss is what counting each block predicts, and nothing else is to be blamed.
  @Test func aMissIsExplainedByTheirNumber() {
    let report = report(model: "claude-opus-5-5", calls: 40, isRead: false)
    #expect(report.findings.map(\.rule) == ["lookback-exceeded"])
    #expect(report.agreement.uncertain == 1)
  }

  @Test func textsAreOneEach() throws {
    let report = report(model: "claude-opus-5-5", calls: 2, texts: 20, isRead: false)
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "lookback-exceeded")
    #expect(finding.severity == .error)
    #expect(report.agreement.agreed == 2)
  }

  /// Other platforms may count each block, and a log without counters does not tell.
  @Test(arguments: ["claude-opus-5-5", "anthropic.claude-opus-4-6-v1:0"])
  func withoutCountersItIsOpen(_ model: String) throws {
    let report = report(model: model, calls: 40, isCounted: false)
    let finding = try #require(report.findings.first { $0.rule == "lookback-exceeded" })
    #expect(finding.severity == .warning)
    #expect(finding.costLost == nil)
  }

  @Test func elsewhereNothingIsPredicted() {
    let report = report(model: "anthropic.claude-opus-4-6-v1:0", calls: 40)
    #expect(report.agreement.uncertain == 1)
  }
}
