import RequestLog
import SourceText
import Testing

/// The shapes that logs come in, and what cannot be read.
@Suite struct RecordShapeTests {
  static let body =
    #"{"model":"claude-opus-5-5","max_tokens":64,"messages":[{"role":"user","content":"Hi"}]}"#

  @Test(arguments: [
    body, #"{"request":\#(body),"response":{"id":"msg_1"}}"#, #"{"body":\#(body)}"#,
    #"{"custom_id":"a","params":\#(body)}"#, #"{"time":1,"kwargs":\#(body)}"#,
    #"{"level":"info","request":{"method":"POST","body":\#(body)}}"#, "[\(body)]",
    #"{"requests":[{"custom_id":"a","params":\#(body)}]}"#,
    #"{"log":{"version":"1.2","entries":[{"request":{"url":"https://api.anthropic.com/v1/messages","postData":{"text":"{\"model\":\"claude-opus-5-5\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"}},"response":{"status":200}}]}}"#,
    #"{"interactions":[{"request":{"uri":"https://api.anthropic.com/v1/messages","body":{"string":"{\"model\":\"claude-opus-5-5\",\"messages\":[]}"}},"response":{"body":{"string":"{}"}}}]}"#,
  ])
  func holdsOneRequest(_ text: String) {
    let report = analyse(text)
    #expect(report.requests == 1)
    #expect(report.unreadable.isEmpty)
  }

  /// Amazon Bedrock's invocation log: the model beside the body, the answer an object or its events.
  @Test(arguments: [
    #"{"usage":{"inputTokens":3,"outputTokens":9,"cacheReadInputTokens":7,"cacheWriteInputTokens":5}}"#,
    #"[{"type":"message_start","message":{"usage":{"input_tokens":3,"cache_read_input_tokens":7,"cache_creation_input_tokens":5}}},{"type":"message_delta","usage":{"output_tokens":9}}]"#,
  ])
  func anInvocationLogIsRead(_ answer: String) throws {
    let messages = #"{"messages":[{"role":"user","content":[{"text":"Hi"}]}]}"#
    let report = analyse(
      #"{"schemaType":"ModelInvocationLog","timestamp":"2026-11-20T09:00:00Z","operation":"Converse","#
        + #""modelId":"us.anthropic.claude-sonnet-4-6","input":{"inputBodyJson":\#(messages)},"#
        + #""output":{"outputBodyJson":\#(answer)}}"#)
    let lane = try #require(report.lanes.first)
    #expect(lane.model == "us.anthropic.claude-sonnet-4-6")
    #expect(lane.dialect == .bedrockConverse)
    #expect([lane.usage.uncached, lane.usage.read, lane.usage.written] == [3, 7, 5])
  }

  @Test func aDocumentMaySpanLines() {
    let text = Self.body.replacing(",", with: ",\n  ")
    #expect(analyse("[\n\(text),\n\(text)\n]").requests == 2)
    #expect(analyse(text).requests == 1)
  }

  @Test func elementsOfAListKnowTheirLines() {
    let text =
      "\n[\n\(Self.body),\n\n\(Self.body), \(Self.body),\n{\"a\":1},{\"b\":1},\n{\"c\":1}\n]"
    let report = analyse(text)
    #expect(report.requests == 3)
    #expect(report.lanes.map(\.first.place.line).first == 3)
    #expect(report.unreadable.map(\.place.line) == [6, 6, 7])
    #expect(
      analyse("{\n\"requests\":[\(Self.body),\n\n{\"a\":1}]}").unreadable.map(\.place.line) == [4])
  }

  /// Four times the elements take about four times as long, not sixteen times.
  @Test func theTimeForAListIsLinear() {
    func time(_ count: Int) -> Duration {
      let element = "{\"a\":\"" + String(repeating: "x", count: 300) + "\"}"
      let list = "[" + Array(repeating: element, count: count).joined(separator: ",") + "]"
      let bytes = Array(list.utf8)
      // The best of three: other tests run beside this one.
      let times = (0..<3).map { _ in
        ContinuousClock().measure { #expect(analyse(bytes).requests == 0) }
      }
      return times.min() ?? .zero
    }
    let (short, long) = (time(8000), time(32_000))
    #expect(long < short * 9, "\(short) and \(long)")
  }

  @Test func wideEncodingsAreNamed() {
    let report = analyse([0xFF, 0xFE] + Self.body.utf8.flatMap { [$0, 0] })
    #expect(
      report.unreadable.map(\.reason) == ["the text is UTF-16 or UTF-32, where UTF-8 is expected"])
    #expect(report.isIncomplete)
  }

  @Test func piecesOfAnySizeGiveTheSame() {
    let lines = Array("\(Self.body)\n\(Self.body)\n\n{\n\(Self.body)".utf8)
    for size in [1, 7, 64, 1000] {
      let reader = LogReader()
      reader.begin(path: "log.jsonl")
      var start = 0
      while start < lines.count {
        let end = min(start + size, lines.count)
        Array(lines[start..<end]).withUnsafeBytes { reader.append($0) }
        start = end
      }
      reader.endFile()
      let report = reader.finish()
      #expect(report.requests == 3)
      #expect(report.unreadable.map(\.place.line) == [4])
    }
  }

  /// No record can start so; the rest of the line is not kept.
  @Test func aLongLineThatIsNoRecordIsPassedOver() {
    let reader = LogReader()
    reader.begin(path: "log.jsonl")
    let piece = Array(repeating: UInt8(ascii: "a"), count: 1 << 20)
    for _ in 0..<4 { piece.withUnsafeBytes { reader.append($0) } }
    Array("\n\(Self.body)\n{\n".utf8).withUnsafeBytes { reader.append($0) }
    reader.endFile()
    let report = reader.finish()
    #expect(report.requests == 1)
    #expect(report.unreadable.map(\.place.line) == [1, 3])
    #expect(report.unreadable.first?.reason == "expected a value")
  }

  @Test func aCommaAfterTheLastElementIsToldWhereItHurts() {
    let report = analyse("[\n\(Self.body),\n\(Self.body),\n]")
    #expect(report.requests == 2)
    #expect(report.unreadable.map(\.place.line) == [4])
    #expect(
      report.unreadable.map(\.reason) == ["a ',' may not stand before the closing bracket"])
  }

  @Test func aLineOfNullBytesIsNotBlank() {
    let report = analyse(Array("\(Self.body)\n\0\0\0\n \t\r\n\(Self.body)".utf8))
    #expect(report.requests == 2)
    #expect(report.unreadable.map(\.place.line) == [2])
    #expect(report.isIncomplete)
  }

  @Test func resultsOfABatchAreJoinedInAnyOrder() {
    let request = #"{"custom_id":"a","params":\#(Self.body)}"#
    let result =
      #"{"custom_id":"a","result":{"type":"succeeded","message":{"usage":{"input_tokens":9,"cache_read_input_tokens":0,"cache_creation_input_tokens":0,"output_tokens":3}}}}"#
    for lines in [[request, result], [result, request]] {
      let report = analyse(Array(lines.joined(separator: "\n").utf8))
      #expect(report.requests == 1)
      #expect(report.lanes.first?.usage.uncached == 9)
      #expect(report.agreement.compared == 1)
    }
  }

  @Test func otherRecordsAreCountedWithTheirReason() {
    let report = analyse(
      Self.body, #"{"level":"info","msg":"started"}"#, #"{"level":"info","msg":"stopped"}"#, "17",
      #"{"choices":[],"usage":{}}"#)
    #expect(report.requests == 1)
    #expect(report.unreadable.map(\.count) == [2, 1, 1])
    #expect(report.unreadable.map(\.place.line) == [2, 4, 5])
    #expect(!report.isIncomplete)
  }

  @Test(arguments: [
    String(Self.body.dropLast(3)), String(repeating: "[", count: 100_000),
    #"{"messages":[{"role":"user","content":"\#u{1}"}]}"#, #"{"messages":[{"role":}]}"#,
    #"{"messages":[,]}"#, #"{"messages":[{"role":"user","content":[{]}]}"#, "{\"a\":1}}",
    #"{"request":{"messages":[{"role":"user","content":"x"#,
  ])
  func damageIsToldAndTheRestRead(_ damaged: String) {
    let report = analyse(Self.body, damaged, Self.body)
    #expect(report.requests == 2)
    #expect(report.unreadable.map(\.place.line) == [2])
    #expect(report.isIncomplete)
  }

  @Test func oddButValidTextIsRead() {
    let report = analyse(
      #"{"model":"a","model":"claude-opus-5-5","max_tokens":1,"messages":[{"role":"user","content":"\ud800 x"}]}"#,
      "\u{FEFF}" + Self.body, #"{"messages":[]}"#, #"{"messages":[{}],"max_tokens":1e9}"#,
      #"{"messages":[null,1,"x"],"tools":[1,null],"system":7}"#)
    #expect(report.requests == 4)
  }

  @Test func usageOfEachProviderIsRead() {
    let shapes: [(String, [Int])] = [
      (
        #"{"input_tokens":1,"cache_read_input_tokens":2,"cache_creation_input_tokens":3}"#,
        [1, 2, 3]
      ),
      (#"{"prompt_tokens":9,"prompt_tokens_details":{"cached_tokens":4}}"#, [5, 4, 0]),
      (
        #"{"input_tokens":9,"input_tokens_details":{"cached_tokens":4,"cache_write_tokens":2}}"#,
        [3, 4, 2]
      ),
      (#"{"promptTokenCount":9,"cachedContentTokenCount":4}"#, [5, 4, 0]),
      (#"{"inputTokens":1,"cacheReadInputTokens":2,"cacheWriteInputTokens":3}"#, [1, 2, 3]),
      (
        #"{"prompt_tokens":9,"prompt_cache_hit_tokens":4,"prompt_cache_miss_tokens":5}"#, [5, 4, 0]
      ),
      (
        #"{"prompt_tokens":9,"cache_read_input_tokens":2,"cache_creation_input_tokens":3}"#,
        [4, 2, 3]
      ),
      (#"{"input":5,"input_cached_tokens":4,"output":1}"#, [5, 4, 0]),
      (
        #"{"prompt_tokens":9,"prompt_tokens_details":{"cached_tokens":4,"cache_creation_input_tokens":2}}"#,
        [3, 4, 2]
      ),
    ]
    for (usage, expected) in shapes {
      let report = analyse(#"{"request":\#(Self.body),"usage":\#(usage)}"#)
      let found = report.lanes.first?.usage
      #expect([found?.uncached, found?.read, found?.written] == expected, "\(usage)")
    }
  }
}
