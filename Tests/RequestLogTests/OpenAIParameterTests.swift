import LogReporting
import RequestLog
import SourceText
import Testing

/// OpenAI's parameters of the rendered context stand in front of the instructions in both its APIs.
@Suite struct OpenAIParameterTests {
  private func chat(_ extra: String, _ turns: String...) -> String {
    #"{"model":"gpt-5.4",\#(extra),"messages":["#
      + #"{"role":"system","content":"\#(ConversationTests.rules)"},\#(turns.joined(separator: ","))]}"#
  }

  private func responses(_ extra: String, _ turns: String...) -> String {
    #"{"model":"gpt-5.4",\#(extra),"instructions":"\#(ConversationTests.rules)","#
      + #""input":[\#(turns.joined(separator: ","))]}"#
  }

  private func expectAllLost(_ report: LogReport, _ cause: String) throws {
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "parameters-changed")
    #expect(finding.cause == cause)
    #expect(finding.keptPositions == 0)
    #expect(finding.tokensLost?.point ?? 0 > 1000)
    #expect(finding.message.hasSuffix("the whole cached prefix is lost"), "\(finding.message)")
  }

  private let user = ConversationTests.user("Hi")
  private let answer = ConversationTests.assistant("Yes?")

  @Test func verbosityLosesEverything() throws {
    try expectAllLost(
      analyse(
        chat(#""verbosity":"low""#, user), chat(#""verbosity":"high""#, user, answer, user)),
      "verbosity-changed")
    try expectAllLost(
      analyse(
        responses(#""text":{"verbosity":"low"}"#, user),
        responses(#""text":{"verbosity":"high"}"#, user, answer, user)), "verbosity-changed")
  }

  @Test func theOutputFormatLosesEverything() throws {
    try expectAllLost(
      analyse(
        responses(#""text":{"format":{"type":"text"}}"#, user),
        responses(#""text":{"format":{"type":"json_object"}}"#, user, answer, user)),
      "output-format-changed")
  }

  @Test func effortLosesEverything() throws {
    try expectAllLost(
      analyse(
        responses(#""reasoning":{"effort":"low"}"#, user),
        responses(#""reasoning":{"effort":"high"}"#, user, answer, user)), "effort-changed")
  }
}
