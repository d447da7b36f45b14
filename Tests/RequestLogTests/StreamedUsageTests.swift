import RequestLog
import Testing

/// Usage in the forms in which recorders keep a response's body.
@Suite struct StreamedUsageTests {
  static let request =
    #"{"model":"claude-opus-5-5","max_tokens":64,"stream":true,"messages":[{"role":"user","content":"Hi"}]}"#
  static let events = [
    #"event: message_start"#,
    #"data: {"type":"message_start","message":{"id":"msg_1","usage":{"input_tokens":3,"cache_creation_input_tokens":40,"cache_read_input_tokens":500,"output_tokens":1}}}"#,
    "", #"event: content_block_delta"#,
    #"data: {"type":"content_block_delta","delta":{"type":"text_delta","text":"Hi"}}"#, "",
    #"event: message_delta"#, #"data: {"type":"message_delta","usage":{"output_tokens":27}}"#, "",
    "data: [DONE]", "",
  ]

  private func quoted(_ text: String) -> String {
    let escapes: [Unicode.Scalar: String] = ["\\": "\\\\", "\"": "\\\"", "\n": "\\n", "\r": "\\r"]
    return "\"" + text.unicodeScalars.map { escapes[$0] ?? String($0) }.joined() + "\""
  }

  private func har(_ content: String) -> String {
    #"{"log":{"entries":[{"request":{"url":"https://api.anthropic.com/v1/messages","postData":{"text":"#
      + quoted(Self.request) + #"}},"response":{"status":200,"content":{\#(content)}}}]}}"#
  }

  private func expectUsage(_ log: String) {
    let usage = analyse(log).lanes.first?.usage
    #expect([usage?.uncached, usage?.read, usage?.written] == [3, 500, 40], "\(log)")
  }

  @Test(arguments: ["\n", "\r\n"])
  func eventsAreRead(_ feed: String) {
    let text = quoted(Self.events.joined(separator: feed))
    expectUsage(har(#""text":\#(text)"#))
    expectUsage(#"{"request":\#(Self.request),"response":\#(text)}"#)
  }

  @Test func base64IsRead() {
    expectUsage(
      har(
        #""encoding":"base64","text":"eyJ1c2FnZSI6eyJpbnB1dF90b2tlbnMiOjMsImNhY2hlX2NyZWF0aW9uX2lucHV0X3Rva2VucyI6NDAsImNhY2hlX3JlYWRfaW5wdXRfdG9rZW5zIjo1MDAsIm91dHB1dF90b2tlbnMiOjI3fX0=""#
      ))
  }

  @Test func theAnswerHasTheCountOfTheLastEvent() throws {
    let reader = LogReader()
    var outputs: [Int?] = []
    reader.observe { outputs.append($0.usage?.output) }
    reader.begin(path: "log.har")
    let text = har(#""text":"# + quoted(Self.events.joined(separator: "\n")))
    Array(text.utf8).withUnsafeBytes { reader.append($0) }
    reader.endFile()
    #expect(outputs == [27])
  }
}
