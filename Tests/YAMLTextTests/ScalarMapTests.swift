import SourceText
import Testing
import YAMLText

@Suite struct ScalarMapTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The value of the key `k`, its part that the decoded text stands for marked.
    let text: String
    let decoded: String

    init(_ text: String, _ decoded: String) {
      self.text = text
      self.decoded = decoded
    }

    var testDescription: String { text.debugDescription }
  }

  /// One occurrence of `decoded` in the value must stand for exactly the marked bytes.
  @Test(arguments: [
    Case("k: a «b» c\n", "b"), Case("k: a\n  «b»\n", "b"), Case("k: a«\n»  b\n", " "),
    Case("k: a  \n\n«\n»  b\n", "\n"), Case("k: a«\r\n»  b\r\n", " "),
    Case("k: 'it«''»s'\n", "'"), Case("k: 'a  \n  «b»'\n", "b"), Case("k: 'a\n«\n»  b'\n", "\n"),
    Case("k: \"a«\\n»b\"\n", "\n"), Case("k: \"a«\\u00e9»b\"\n", "é"),
    Case("k: \"a«\\U0001F600»b\"\n", "😀"), Case("k: \"a«\\x41»b\"\n", "A"),
    Case("k: \"a«\\\"»b\"\n", "\""), Case("k: \"a«\\/»b\"\n", "/"), Case("k: \"a«\\\t»b\"\n", "\t"),
    Case("k: \"a«\\L»b\"\n", "\u{2028}"), Case("k: \"a«\\_»b\"\n", "\u{A0}"),
    Case("k: \"a\\\n   «b»\"\n", "b"), Case("k: \"a\\\n\n  b\n«\n»  c\"\n", "\n"),
    Case("k: \"ä «ö»\"\n", "ö"),
    Case("k: |\n  a\n  «b»\n", "b"), Case("k: |\n  a«\n»", "\n"), Case("k: |\r\n  a«\r\n»", "\n"),
    Case("k: |\n\n\n  a\n    «b»\n", "b"), Case("k: |2\n   «b»\n", "b"),
    Case("k: |-\n  a«\n»  b\n", "\n"), Case("k: |\n  a«\r»  b", "\n"),
    Case("k: |\n  a«\u{85}»  b", "\n"), Case("k: |\n  a«\u{2029}»  b", "\u{2029}"),
    Case("k: >\n  a«\n»  b\n", " "), Case("k: >\n  a\n\n  «b»\n", "b"),
    Case("k: >\n  a\n«\n»  b", "\n"), Case("k: >\n  a\n    «b»\n  c\n", "b"),
    Case("k: >\n  a\n  «  b»\n  c\n", "  b"), Case("k: >+ # c\n\n   é\n   «ü»\n\n", "ü"),
    Case("j: é\nk: !t &a «b»\n", "b"),
  ])
  func decodedTextStandsForTheMarkedBytes(_ expected: Case) throws {
    let marked = MarkedYAML(expected.text)
    let scalar = try #require(try marked.root()["k"])
    let map = scalar.scalarMap()
    ScalarMapCheck.check(scalar)
    let value = Array(scalar.scalarBytes)
    let part = Array(expected.decoded.utf8)
    let places = (0...max(value.count - part.count, 0)).filter { start in
      value[start...].starts(with: part)
        && map.sourceRange(ofDecoded: start..<start + part.count) == marked.range
    }
    #expect(places.count == 1)
  }

  @Test func rangesSpanWhatStandsForNothing() throws {
    let marked = MarkedYAML("k: |\n  a«b\n  c»d\n")
    let map = try #require(try marked.root()["k"]).scalarMap()
    #expect(map.sourceRange(ofDecoded: 1..<4) == marked.range)
    #expect(map.decodedOffset(ofSource: 7) == 0)
    #expect(map.decodedOffset(ofSource: 10) == nil)
    #expect(map.decodedOffset(ofSource: 0) == nil)
    #expect(map.sourceOffset(ofDecoded: 6) == 15)
    #expect(map.sourceRange(ofDecoded: 3..<3) == 12..<12)
    #expect(map.sourceRange(ofDecoded: 4..<99) == 13..<15)
    #expect(map.sourceRange(ofDecoded: 50..<99) == 15..<15)
  }

  @Test(arguments: ["k: «»''\n", "k:«»\n", "k: \"\\\n  «»\"\n", "k: |\n«»", "k: !t«» \n"])
  func emptyTextStandsWhereItWouldStart(text: String) throws {
    let marked = MarkedYAML(text)
    let scalar = try #require(try marked.root()["k"])
    let map = scalar.scalarMap()
    #expect(map.isExact && map.segments.isEmpty)
    #expect(scalar.range.lowerBound <= map.sourceOffset(ofDecoded: 0))
    #expect(map.sourceRange(ofDecoded: 0..<0).isEmpty)
    #expect(map.decodedOffset(ofSource: marked.range.lowerBound) == nil)
  }

  @Test func bytesInsideAnEscapeStandForItsText() throws {
    let map = try #require(try YAMLDocument.parse(file("\"a\\u00e9b\"")).root).scalarMap()
    #expect((2..<8).map { map.decodedOffset(ofSource: $0) } == [1, 1, 1, 1, 1, 1])
    #expect(map.sourceRange(ofDecoded: 2..<3) == 2..<8)
    #expect(map.decodedOffset(ofSource: 8) == 3)
  }

  @Test func collectionHasNoMap() throws {
    let root = try #require(try YAMLDocument.parse(file("[a]")).root)
    let map = root.scalarMap()
    #expect(!map.isExact)
    #expect(map.sourceRange(ofDecoded: 0..<1) == 0..<3)
    #expect(map.sourceOffset(ofDecoded: 1) == 0)
  }
}
