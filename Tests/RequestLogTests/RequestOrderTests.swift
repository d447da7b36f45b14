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

  @Test func linesAreJudgedInTheOrderOfTheirTimes() {
    let report = analyse(
      line(60, ["One?", "Yes.", "Two?"], read: 4000, written: 20),
      line(0, ["One?"], read: 0, written: 4000))
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.agreement.compared == 2)
    #expect(report.agreement.agreed == 2)
    #expect(report.lanes.map(\.first.place.line) == [2])
  }

  /// Recorders write a line when the response ends, so that lines of parallel requests change places;
  /// reports name lines and numbers as they are in the file.
  @Test func aParallelRequestMayComeAfterOneThatWasSentLater() throws {
    let report = analyse(
      #"{"level":"info"}"#, line(60, ["One?", "Yes.", "Two?"], read: 0, written: 4020),
      line(59, ["One?"], read: 0, written: 4000))
    let finding = try #require(report.findings.first)
    #expect(report.findings.map(\.rule) == ["cold-fan-out"])
    #expect([finding.request.number, finding.request.place.line] == [1, 2])
    #expect(finding.against?.number == 2)
  }

  /// A line without a time stays behind the line before it.
  @Test func linesWithoutTimesKeepTheirPlaces() {
    let lines = [
      line(60, ["One?", "Yes.", "Two?"], read: 4000, written: 20),
      line(0, ["One?"], read: 0, written: 4000),
    ].map { $0.replacing(#""time""#, with: #""when""#) }
    #expect(analyse(lines[1], lines[0]).agreement.agreed == 2)
    #expect(analyse(lines[0], lines[1]).agreement.agreed == 0)
  }

  /// A list is in memory as a whole, so that all of it is put in order.
  @Test func elementsOfAListAreJudgedInTheOrderOfTheirTimes() throws {
    let lines = (0..<300).map {
      line($0 * 10, ["Question \($0)?"], read: $0 == 0 ? 0 : 3990, written: $0 == 0 ? 4000 : 10)
    }
    let report = analyse("[\n" + lines.reversed().joined(separator: ",\n") + "\n]")
    #expect(report.agreement.agreed == 300)
    let first = try #require(report.lanes.first?.first)
    #expect([first.number, first.place.line] == [300, 301])
  }

  /// In a HAR `time` says how long it took.
  @Test func durationsAreNoTimes() {
    func entry(_ minute: Int, took duration: Int, read: Int, written: Int) -> String {
      let body = ConversationTests.body(ConversationTests.user("One?", marked: true))
      let usage =
        #"{"usage":{"input_tokens":3,"cache_read_input_tokens":\#(read),"#
        + #""cache_creation_input_tokens":\#(written),"output_tokens":9}}"#
      func text(_ json: String) -> String { json.replacing(#"""#, with: #"\""#) }
      return #"{"time":\#(duration),"startedDateTime":"2026-11-20T09:0\#(minute):00Z","#
        + #""request":{"url":"https://api.anthropic.com/v1/messages","postData":{"text":"\#(text(body))"}},"#
        + #""response":{"status":200,"content":{"text":"\#(text(usage))"}}}"#
    }
    let report = analyse(
      entry(0, took: 900, read: 0, written: 4000), entry(1, took: 20, read: 4000, written: 0))
    #expect(report.agreement.agreed == 2)
    #expect(report.lanes.map(\.first.place.line) == [1])
  }

  /// More lines are held back than are out of order, and all are read once.
  @Test func aLongLogIsReadWhole() {
    let order = (0..<700).map { $0 ^ 7 }
    let report = analyse(
      Array(
        order.map {
          line($0 * 10, ["Question \($0)?"], read: $0 == 0 ? 0 : 3990, written: $0 == 0 ? 4000 : 10)
        }.joined(separator: "\n").utf8))
    #expect(report.requests == 700)
    #expect(report.agreement.compared == 700)
    #expect(report.agreement.agreed == 700)
    #expect(Set(report.lanes.map(\.first.index)) == Set(0..<700))
  }
}
