import PromptSkeleton
import SampleRows
import SourceText
import Testing

struct RowTests {
  @Test func wantedMembers() throws {
    let text = #"{"long_name_1":1,"long_name_2":[true],"a":"x\u0041","\u0062":null,"$user":"u"}"#
    let names = ["b", "long_name_2", "a", "long_name", "long_name_1", "a"]
    let row = try #require(try firstRow(text, wanting: names))
    let raw = (0..<6).map { row.raw($0).map { String(decoding: $0, as: UTF8.self) } }
    #expect(raw == ["null", "[true]", #""x\u0041""#, nil, "1", #""x\u0041""#])
    #expect(row.isRaw(4, equalTo: [0x31]))
    #expect(!row.isRaw(4, equalTo: [0x32]))
    #expect(!row.isRaw(3, equalTo: []))
    guard case .string("xA")? = try row.value(2), case .null? = try row.value(0),
      case .array? = try row.value(1), case .integer(1)? = try row.value(4)
    else {
      Issue.record("wrong values")
      return
    }
    let absent = try row.value(3)
    #expect(absent == nil)
  }

  @Test func values() throws {
    let row = try #require(try firstRow(#"{"b":1,"$at":"x","a":{"$c":"é"}}"#))
    var bytes: [UInt8] = []
    try JSONBytes.appendCanonical(try row.values(), to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"a":{"$c":"é"},"b":1}"#)
  }

  @Test(arguments: [
    (#"{"a":{"x":1,"x":2}}"#, "row 1: the key stands twice in one object", 12),
    (#"{"a":"\ud800"}"#, "row 1: half of a surrogate pair is no Unicode text", 5),
    (
      #"{"a":[123456789012345678901234567890]}"#,
      "row 1: the number is too large to be kept exactly", 6
    ),
  ])
  func valuesWithoutMeaning(_ text: String, _ message: String, _ offset: Int) throws {
    let source = RowSource.bytes(Array(text.utf8), displayPath: "rows", format: .jsonLines)
    for names in [["a"], []] {
      var reader = try source.reader(wanting: names)
      guard case .invalid(let diagnostic)? = try reader.next() else {
        Issue.record("the row is taken for a good one")
        return
      }
      #expect(diagnostic.message == message)
      #expect(diagnostic.span.range.lowerBound == offset)
    }
  }

  @Test(arguments: [
    (#""a\u0041""#, #""aA""#, Hole.Encoding.text, true),
    (#""a""#, #""b""#, .text, false),
    (#""/""#, #""\/""#, .text, true),
    ("1", #""1""#, .text, true),
    ("1", #""1""#, .json, false),
    ("true", #""true""#, .text, true),
    ("[1, 2]", "[1,2.0]", .json, true),
    (#"{"b":1,"a":2}"#, #"{"a":2,"b":1}"#, .json, true),
    ("1.0", "1.00", .text, false),
    ("null", " null", .text, false),
    ("\"\u{e9}\"", "\"e\u{301}\"", .text, false),
  ])
  func renderedValues(
    _ first: String, _ second: String, _ encoding: Hole.Encoding, _ areSame: Bool
  ) {
    #expect(
      RenderedValue.areSame(Array(first.utf8)[...], Array(second.utf8)[...], as: encoding)
        == areSame)
  }

  @Test func renderedBytes() {
    let raw = Array(#"["a\"b"]"#.utf8)[...]
    #expect(RenderedValue.bytes(ofRaw: raw, as: .json) == Array(#"[\"a\\\"b\"]"#.utf8))
    #expect(RenderedValue.bytes(ofRaw: raw, as: .text) == nil)
    let text = Array(#""a\tb""#.utf8)[...]
    #expect(RenderedValue.bytes(ofRaw: text, as: .text) == Array(#"a\tb"#.utf8))
  }
}
