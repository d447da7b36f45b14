import RequestLog
import SourceText
import Testing

/// Logs whose lines are not in the order in which the requests were sent.
@Suite struct RequestOrderTests {
  private func line(_ second: Int, _ turns: [String], read: Int, written: Int) -> String {
    let body = ConversationTests.body(
      system: ConversationTests.rules,
      turns.enumerated().map { index, turn in
        index.isMultiple(of: 2)
          ? ConversationTests.user(turn, marked: index + 1 == turns.count)
          : ConversationTests.assistant(turn)
      }.joined(separator: ","))
    let usage =
      #"{"input_tokens":3,"cache_read_input_tokens":\#(read),"#
      + #""cache_creation_input_tokens":\#(written),"output_tokens":9}"#
    return #"{"time":\#(1_790_000_000 + second),"request":\#(body),"response":{"usage":\#(usage)}}"#
  }

  private func report(firstTurnAt second: Int) -> LogReport {
    analyse(
      line(60, ["One?", "Yes.", "Two?"], read: 4000, written: 20),
      line(second, ["One?"], read: 0, written: 4000))
  }

  @Test func whatIsWrittenLaterCannotBeRead() {
    let report = report(firstTurnAt: 0)
    #expect(report.findings.isEmpty, "\(report.findings)")
  }

  /// Recorders write a line when the response ends, so that lines of parallel requests change places.
  @Test func aParallelRequestMayComeAfterOneThatWasSentLater() {
    #expect(report(firstTurnAt: 59).findings.map(\.rule) == ["cold-fan-out"])
  }
}
