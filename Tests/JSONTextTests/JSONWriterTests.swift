import JSONText
import Testing

struct JSONWriterTests {
  private func parse(_ text: String) throws -> JSONValue {
    try JSONDocument(parsing: Array(text.utf8)).root
  }

  @Test(arguments: [
    (" { } ", "{}"),
    ("[ [ ] , { } ]", "[[],{}]"),
    (
      #"{ "b" : 1.50 , "a" : [ true , null , { "c" : -0 } ] , "b" : 2 }"#,
      #"{"b":1.50,"a":[true,null,{"c":-0}],"b":2}"#
    ),
    (#"["\u0061\/\u0000\t\u000A\u007f\ud83d\ude00\"\\"]"#, "[\"a/\\u0000\\t\\n\u{7f}😀\\\"\\\\\"]"),
    (#"{"\u0061":1}"#, #"{"a":1}"#),
    (#""\uD83D x \uDE00""#, #""\ud83d x \ude00""#),
    ("7", "7"),
  ])
  func compact(_ input: String, _ output: String) throws {
    #expect(String(decoding: JSONWriter.compact(try parse(input)), as: UTF8.self) == output)
  }

  @Test(arguments: [
    (#"{"a":1,"cache_control":{"type":"ephemeral"},"b":2}"#, #"{"a":1,"b":2}"#),
    (#"{"cache_control":1}"#, "{}"),
    (#"{"cache_control":1,"a":[{"x":0,"c\u0061che_control":null},[]]}"#, #"{"a":[{"x":0},[]]}"#),
    (#"["cache_control",{"y":"cache_control"}]"#, #"["cache_control",{"y":"cache_control"}]"#),
  ])
  func leavingOutMembers(_ input: String, _ output: String) throws {
    let bytes = JSONWriter.compact(try parse(input), leavingOut: ["cache_control"])
    #expect(String(decoding: bytes, as: UTF8.self) == output)
  }

  @Test func partsOfADocument() throws {
    let root = try parse(#"[0, {"a": [1, 2]}, 3]"#)
    #expect(JSONWriter.compact(try #require(root[1])) == Array(#"{"a":[1,2]}"#.utf8))
    #expect(JSONWriter.compact(try #require(root[1]?["a"]?[0])) == Array("1".utf8))
  }

  @Test func deepNesting() throws {
    let text = String(repeating: #"{"a":["#, count: 256) + String(repeating: "]}", count: 256)
    #expect(JSONWriter.compact(try parse(text)) == Array(text.utf8))
  }
}
