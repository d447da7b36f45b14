import JSONText
import Testing

struct JSONDocumentTests {
  private func parse(_ text: String) throws -> JSONValue {
    try JSONDocument(parsing: Array(text.utf8)).root
  }

  @Test func spansAndOrder() throws {
    let root = try parse(#" {"b" : [1, -2.5e3 , "x"], "a":{"c":true}} "#)
    #expect(root.kind == .object)
    #expect(root.range == 1..<42)
    #expect(root.members.map { $0.key.string } == ["b", "a"])
    let list = try #require(root["b"])
    #expect(list.range == 8..<25)
    #expect(
      list.elements.map { String(decoding: $0.rawBytes, as: UTF8.self) } == [
        "1", "-2.5e3", "\"x\"",
      ])
    #expect(list.count == 3)
    #expect(list[1]?.double == -2500)
    #expect(list[1]?.integer == nil)
    #expect(list[0]?.integer == 1)
    #expect(list[3] == nil)
    #expect(list[-1] == nil)
    #expect(root["a"]?["c"]?.bool == true)
    #expect(root["c"] == nil)
  }

  @Test(arguments: [
    (#""\u00e9\n\"\\\/""#, "é\n\"\\/", false),
    (#""\ud83d\ude00""#, "😀", false),
    (#""x\uDE00y\uD83D""#, "x\u{FFFD}y\u{FFFD}", true),
    (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀", true),
    (#""\u0000""#, "\u{0}", false),
    (#""日本𝄞""#, "日本𝄞", false),
  ])
  func strings(_ source: String, _ text: String, _ hasLoneSurrogate: Bool) throws {
    let value = try parse(source)
    #expect(value.stringBytes() == Array(text.utf8))
    #expect(value.isString(text))
    #expect(!value.isString(text + "x"))
    #expect(value.hasLoneSurrogate == hasLoneSurrogate)
  }

  /// Precomposed and decomposed spellings are different names, whatever Swift's `==` says.
  @Test func namesAreBytes() throws {
    let root = try parse("{\"e\u{301}\":1,\"\u{e9}\":2}")
    #expect(root["\u{e9}"]?.integer == 2)
    #expect(root["e\u{301}"]?.integer == 1)
  }

  @Test func duplicateKeysAreKept() throws {
    let document = try JSONDocument(
      parsing: Array(#"{"a":1,"b":{"x":0,"x":1},"\u0061":2}"#.utf8))
    #expect(document.root.count == 3)
    #expect(document.root["a"]?.integer == 2)
    let duplicates = document.duplicateKeys()
    #expect(duplicates.map { $0.first.range } == [1..<4, 12..<15])
    #expect(duplicates.map { $0.second.range } == [25..<33, 18..<21])
  }

  @Test func duplicateKeysOfLargeObjects() throws {
    let members = (0..<50).map { "\"k\($0 % 49)\":\($0)" }.joined(separator: ",")
    let duplicates = try JSONDocument(parsing: Array("{\(members)}".utf8)).duplicateKeys()
    #expect(duplicates.map { $0.second.string } == ["k0"])
    #expect(duplicates.map { $0.first.range.lowerBound } == [1])
  }

  @Test(arguments: [
    ("", JSONSyntaxError(.noValue, at: 0)),
    ("  ", JSONSyntaxError(.noValue, at: 2)),
    ("[1,]", JSONSyntaxError(.trailingComma, at: 3)),
    ("[1 2]", JSONSyntaxError(.expectedCommaOrBracket, at: 3)),
    ("[1", JSONSyntaxError(.expectedCommaOrBracket, at: 2)),
    ("[1}", JSONSyntaxError(.expectedCommaOrBracket, at: 2)),
    (#"{"a":1 "b":2}"#, JSONSyntaxError(.expectedCommaOrBrace, at: 7)),
    (#"{"a" 1}"#, JSONSyntaxError(.expectedColon, at: 5)),
    ("{a:1}", JSONSyntaxError(.expectedKey, at: 1)),
    ("{", JSONSyntaxError(.expectedKey, at: 1)),
    ("[", JSONSyntaxError(.noValue, at: 1)),
    ("['a']", JSONSyntaxError(.singleQuote, at: 1)),
    ("// x\n1", JSONSyntaxError(.comment, at: 0)),
    ("[True]", JSONSyntaxError(.unexpectedByte, at: 1)),
    ("[nul]", JSONSyntaxError(.invalidLiteral, at: 1)),
    ("01", JSONSyntaxError(.leadingZero, at: 0)),
    ("-", JSONSyntaxError(.invalidNumber, at: 1)),
    ("1.e3", JSONSyntaxError(.invalidNumber, at: 2)),
    ("1 2", JSONSyntaxError(.textAfterValue, at: 2)),
    ("\"ab", JSONSyntaxError(.unterminatedString, at: 3)),
    ("\"ab\\", JSONSyntaxError(.unterminatedString, at: 4)),
    ("\"a\tb\"", JSONSyntaxError(.controlCharacter, at: 2)),
    ("\"12345678\n\"", JSONSyntaxError(.controlCharacter, at: 9)),
    (#""\u12g4""#, JSONSyntaxError(.invalidEscape, at: 1)),
    (#""1234567\x""#, JSONSyntaxError(.invalidEscape, at: 8)),
  ])
  func errors(_ text: String, _ expected: JSONSyntaxError) {
    #expect(throws: expected) { try JSONDocument(parsing: Array(text.utf8)) }
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC3],
      [0xC3, 0x28], [0xE2, 0x82, 0x28], [0xF0, 0x9F, 0x98, 0x28],
    ] as [[UInt8]])
  func invalidUTF8(_ bytes: [UInt8]) {
    for padding in [0, 7, 20] {
      let text = [0x22] + Array(repeating: 0x61, count: padding) + Array("é".utf8) + bytes + [0x22]
      #expect(throws: JSONSyntaxError(.invalidUTF8, at: padding + 3)) {
        try JSONDocument(parsing: text)
      }
    }
  }

  @Test(arguments: [
    "é", "\u{7ff}", "\u{800}", "\u{d7ff}", "\u{e000}", "\u{ffff}", "\u{10000}", "\u{10ffff}",
  ])
  func validUTF8(_ text: String) throws {
    for padding in 0..<10 {
      let text = String(repeating: "a", count: padding) + text
      #expect(try parse("\"\(text)\"").isString(text))
    }
  }

  @Test func depthIsLimited() throws {
    let fine = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    let deepest = try parse(fine)
    #expect(deepest.range == 0..<1024)
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(throws: JSONSyntaxError(.tooDeep, at: 512)) { try parse(deep) }
  }

  /// Mixed containers past the 64 levels that one word of nesting bits holds.
  @Test func nestingIsRemembered() throws {
    let depth = 200
    let opening = (0..<depth).map { $0 % 3 == 0 ? "[" : "{\"k\":" }.joined()
    let closing = (0..<depth).reversed().map { $0 % 3 == 0 ? "]" : "}" }.joined()
    #expect(try parse(opening + "7" + closing).range.count == opening.count + closing.count + 1)
    let wrong = closing.dropFirst(150).reduce(into: String(closing.prefix(150))) { text, _ in
      text += "]"
    }
    #expect((try? parse(opening + "7" + wrong)) == nil)
  }

  @Test func partOfSomeBytes() throws {
    let bytes = Array(#"noise{"a":[1]}noise"#.utf8)
    let document = try JSONDocument(parsing: bytes, in: 5..<14)
    #expect(document.root.range == 5..<14)
    #expect(document.root["a"]?.range == 10..<13)
  }
}
