import RequestLog
import SourceText
import Testing

/// Requests that got an error for an answer, of which the provider keeps nothing.
@Suite struct FailedRequestTests {
  private func line(_ second: Int, _ body: String, _ answer: String) -> String {
    #"{"time":\#(1_790_000_000 + second),"request":\#(body),\#(answer)}"#
  }

  private func usage(read: Int, written: Int) -> String {
    #""response":{"usage":{"input_tokens":3,"cache_read_input_tokens":\#(read),"#
      + #""cache_creation_input_tokens":\#(written),"output_tokens":9}}"#
  }

  private let body = ConversationTests.body(ConversationTests.user("Hi", marked: true))

  @Test(arguments: [
    #""response":{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
    #""response":{"status":529,"body":{"type":"error","error":{"type":"overloaded_error"}}}"#,
    #""response":{"status_code":500}"#, #""response":null,"error":{"message":"Overloaded"}"#,
    #""status_code":429"#, #""status":"failure""#, #""response":{"status":{"code":503}}"#,
  ])
  func theNextRequestIsTheFirstWriter(_ failure: String) {
    let report = analyse(
      line(0, body, failure), line(5, body, usage(read: 0, written: 4000)),
      line(60, body, usage(read: 4000, written: 0)))
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.failedRequests == 1)
    #expect(report.agreement.compared == 2)
    #expect(report.agreement.agreed == 2)
  }

  @Test func whatWasSentInVainBreaksNothing() {
    let other = ConversationTests.body(
      system: "Now. " + ConversationTests.rules, ConversationTests.user("Hi", marked: true))
    let report = analyse(
      line(0, body, usage(read: 0, written: 4000)),
      line(5, other, #""response":{"type":"error","error":{"type":"api_error"}}"#),
      line(60, body, usage(read: 4000, written: 0)))
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.agreement.agreed == 2)
  }

  /// A fault of the body is what the error was for.
  @Test func aFailedBodyIsChecked() {
    let block = #"{"type":"text","text":"a","cache_control":{"type":"ephemeral"}}"#
    let many = Array(repeating: block, count: 5).joined(separator: ",")
    let report = analyse(
      line(
        0,
        #"{"model":"claude-opus-5-5","max_tokens":9,"messages":[{"role":"user","content":[\#(many)]}]}"#,
        #""response":{"status":400}"#))
    #expect(report.findings.map(\.rule).contains("too-many-breakpoints"))
  }

  @Test func theAnswerOfAStreamThatBrokeWasBegun() {
    let report = analyse(
      line(
        0, body,
        #""status_code":500,"response":{"usage":{"input_tokens":3,"cache_read_input_tokens":0,"#
          + #""cache_creation_input_tokens":4000}}"#))
    #expect(report.failedRequests == 0)
  }
}
