import JSONText
import Testing

struct JSONPointerTests {
  /// The document and the pointers of RFC 6901, section 5.
  private static let example = #"""
    {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}
    """#

  @Test(arguments: [
    ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"),
    ("/e^f", "3"), ("/g|h", "4"), (#"/i\j"#, "5"), (#"/k"l"#, "6"), ("/ ", "7"), ("/m~0n", "8"),
  ])
  func standardExamples(_ text: String, _ value: String) throws {
    let document = try JSONDocument(parsing: Array(Self.example.utf8))
    let pointer = try #require(JSONPointer(text))
    let found = try #require(pointer.resolve(in: document))
    #expect(String(decoding: found.rawBytes, as: UTF8.self) == value)
    #expect(found.pointer == pointer)
    #expect(pointer.description == text)
  }

  @Test func wholeDocument() throws {
    let document = try JSONDocument(parsing: Array(Self.example.utf8))
    #expect(JSONPointer("")?.resolve(in: document)?.range == document.root.range)
    #expect(document.root.pointer.description == "")
  }

  @Test(arguments: ["foo", "/~", "/~2", "/a~"])
  func malformed(_ text: String) { #expect(JSONPointer(text) == nil) }

  @Test(arguments: [
    "/foo/2", "/foo/-", "/foo/00", "/foo/", "/bar", "/foo/0/x", "/foo/99999999999999999999",
  ])
  func absent(_ text: String) throws {
    let document = try JSONDocument(parsing: Array(Self.example.utf8))
    #expect(try #require(JSONPointer(text)).resolve(in: document) == nil)
  }

  @Test func keysPointToTheirValues() throws {
    let root = try JSONDocument(parsing: Array(#"{"a":[{"b":1,"c":2}]}"#.utf8)).root
    let member = try #require(root["a"]?[0]?.members.dropFirst().first { _ in true })
    #expect(member.key.pointer.description == "/a/0/c")
    #expect(member.value.pointer.description == "/a/0/c")
  }
}
