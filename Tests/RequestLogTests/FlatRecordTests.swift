import RequestLog
import SourceText
import Testing

/// Records that keep the time and the answer beside the members of the body, as gateways write them.
@Suite struct FlatRecordTests {
  private static let usage =
    #"{"input_tokens":9,"cache_read_input_tokens":0,"cache_creation_input_tokens":4000,"output_tokens":3}"#

  private func log(_ record: (_ body: String, _ minute: Int) -> String) -> LogReport {
    let first = ConversationTests.body(ConversationTests.user("Hi", marked: true))
    let second = ConversationTests.body(
      ConversationTests.user("Hi"), ConversationTests.assistant("Yes?"),
      ConversationTests.user("So", marked: true))
    return analyse(record(String(first.dropLast()), 0), record(String(second.dropLast()), 10))
  }

  @Test(arguments: [
    #""usage":\#(usage)"#, #""response":{"id":"msg_1","usage":\#(usage)}"#,
    #""trace_id":"unlike the other's","response":{"usage":\#(usage)}"#,
    #""usageDetails":{"input":9,"cache_read_input_tokens":0,"cache_creation_input_tokens":4000,"output":3}"#,
  ])
  func theAnswerBesideTheBodyIsRead(_ answer: String) {
    var number = 0
    let report = log { body, minute in
      number += 1
      let own = answer.replacing("unlike the other's", with: "t\(number)")
      return #"\#(body),"startTime":"2026-11-20T09:\#(minute == 0 ? "00" : "10"):00Z",\#(own)}"#
    }
    #expect(report.findings.map(\.rule) == ["ttl-expired"])
    #expect(report.lanes.map(\.usage.written) == [8000])
    #expect(report.agreement.agreed == 2)
  }

  @Test(arguments: [false, true]) func theTimeMayBeThatOfTheAnswer(isInside: Bool) {
    let report = log { body, minute in
      let answer = #""created":\#(1_790_000_000 + minute * 60),"usage":\#(Self.usage)"#
      return isInside ? #"{"request":\#(body)},"response":{\#(answer)}}"# : "\(body),\(answer)}"
    }
    #expect(report.findings.map(\.rule) == ["ttl-expired"])
  }

  @Test func aTimeInsideAMessageIsNone() {
    let report = log { body, _ in body + "}" }
    #expect(report.findings.isEmpty)
    #expect(report.agreement.compared == 0)
  }
}
