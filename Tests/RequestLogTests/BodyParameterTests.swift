import JSONText
import PromptRules
import SourceText
import Testing

/// The checks of a template's parameters and tools, of a request body.
@Suite struct BodyParameterTests {
  private func found(_ members: String, isAnthropic: Bool = true) throws -> [String] {
    let text = #"{"model":"claude-opus-5-5",\#(members),"messages":[]}"#
    let file = SourceFile(path: "r.json", bytes: Array(text.utf8))
    let body = try JSONDocument(parsing: file.bytes).root
    let found = RejectedParameter.check(body: body, in: file, isAnthropic: isAnthropic)
    return (found + (isAnthropic ? InvalidTool.check(body: body, in: file) : [])).map {
      String(decoding: file.bytes[$0.span.range], as: UTF8.self)
    }
  }

  private static let tool = #"{"name":"a","input_schema":{"type":"object"}}"#

  @Test(arguments: [
    (#""output_config":{"effort":"ultra"}"#, #""ultra""#),
    (#""service_tier":"priority""#, #""priority""#), (#""speed":"ludicrous""#, #""ludicrous""#),
    (#""max_tokens":5,"thinking":{"type":"enabled","budget_tokens":99999}"#, "99999"),
    (#""tools":[\#(tool),\#(tool)]"#, #""a""#), (#""tools":[{"name":"a"}]"#, #"{"name":"a"}"#),
    (#""temperature":"0.2""#, #""0.2""#),
  ])
  func whatTheAPIDoesNotTakeIsTold(_ members: String, _ expected: String) throws {
    #expect(try found(members) == [expected])
  }

  @Test(arguments: [
    #""output_config":{"effort":"high"},"speed":"fast","service_tier":"auto""#,
    #""max_tokens":5000,"thinking":{"type":"enabled","budget_tokens":1024}"#,
    #""tools":[\#(tool),{"type":"web_search_20250305","name":"web_search"}]"#,
    #""temperature":null,"metadata":{"user_id":"{{ braces }}"},"unknown_to_us":{"a":1}"#,
  ])
  func whatItTakesIsNotTold(_ members: String) throws {
    #expect(try found(members) == [])
  }

  @Test func anotherAPIHasItsOwnParameters() throws {
    #expect(try found(#""service_tier":"priority","temperature":0.2"#, isAnthropic: false) == [])
  }
}
