import RequestLog
import SourceText
import Testing

/// Bodies whose parts are of another JSON kind than their API takes.
@Suite struct BodyShapeTests {
  private func found(_ text: String) throws -> [String] {
    let file = SourceFile(path: "r.json", bytes: Array(text.utf8))
    return try #require(BodyLint.diagnostics(in: file)).map { diagnostic in
      "\(diagnostic.message)|"
        + String(decoding: file.bytes[diagnostic.span.range], as: UTF8.self)
    }
  }

  private static let hi = #"[{"role":"user","content":"Hi"}]"#

  @Test(arguments: [
    (#""model":5,"messages":\#(hi)"#, "model is a number, where a text belongs|5"),
    (#""model":null,"messages":\#(hi)"#, "model is null, where a text belongs|null"),
    (#""system":"a","messages":\#(hi)"#, "the body names no model|{"),
    (
      #""model":"claude-opus-5-5","messages":[]"#,
      "messages is empty; the API requires one|[]"
    ),
    (
      #""model":"claude-opus-5-5","messages":[1]"#,
      "a message is a number, where an object belongs|1"
    ),
    (
      #""model":"claude-opus-5-5","messages":[{"role":"user"}]"#,
      #"a message has no content|{"role":"user"}"#
    ),
    (
      #""model":"claude-opus-5-5","messages":[{"content":"Hi"}]"#,
      #"a message has no role|{"content":"Hi"}"#
    ),
    (
      #""model":"claude-opus-5-5","messages":[{"role":"user","content":["Hi"]}]"#,
      #"a content block is a string, where an object belongs|"Hi""#
    ),
    (
      #""model":"claude-opus-5-5","system":5,"messages":\#(hi)"#,
      "system is a number, where a text or a list of text blocks belongs|5"
    ),
    (
      #""model":"claude-opus-5-5","tools":{},"messages":\#(hi)"#,
      "tools is an object, where a list belongs|{}"
    ),
  ])
  func whatCannotBeUnderstoodIsTold(_ members: String, _ expected: String) throws {
    #expect(try found(#"{"max_tokens":9,\#(members)}"#) == [expected])
  }

  /// The same where the body stands in a wrapper: places are those of the file.
  @Test func aWrappedBodyIsChecked() throws {
    let body = #"{"model":"claude-opus-5-5","max_tokens":9,"system":5,"messages":\#(Self.hi)}"#
    #expect(
      try found(#"{"time":1,"request":\#(body)}"#)
        == ["system is a number, where a text or a list of text blocks belongs|5"])
  }

  @Test(arguments: [
    #"{"model":"gpt-5.4","messages":[{"role":"user","content":"Hi"},{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"a","content":"1"}],"tools":null}"#,
    #"{"anthropic_version":"bedrock-2023-05-31","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]}"#,
    #"{"model":"gpt-5.4","input":[{"role":"user","content":"Hi"},{"type":"function_call","call_id":"a","name":"f","arguments":"{}"}]}"#,
    #"{"modelId":"us.anthropic.claude-sonnet-4-6","messages":[{"role":"user","content":[{"text":"Hi"}]}]}"#,
    #"{"model":"claude-opus-5-5","max_tokens":9,"system":[],"tools":[],"messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}]}"#,
  ])
  func whatItsAPITakesIsNotTold(_ body: String) throws {
    #expect(try found(body) == [])
  }
}
