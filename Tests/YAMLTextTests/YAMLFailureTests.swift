import SourceText
import Testing
import YAMLText

@Suite struct YAMLFailureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String
    let remedy: String?
    let note: String?

    init(_ text: String, _ message: String, _ remedy: String? = nil, note: String? = nil) {
      self.text = text
      self.message = message
      self.remedy = remedy
      self.note = note
    }

    var testDescription: String { text.debugDescription }
  }

  @Test(arguments: [
    Case("a: b«:» c", "mapping values are not allowed in this context", "Quote the text or"),
    Case("a\nb«:» c\n", "mapping values are not allowed in this context", "Write the line before"),
    Case("a:\n«\t»b: c\n", "a tab is used as indentation", "Indent with spaces."),
    Case(
      "a: |\n«\t»b\n", "a tab is used as indentation", "Indent with spaces.",
      note: "while scanning a block scalar"),
    Case("a: «@»x\n", "text cannot start with '@'", "Quote the text."),
    Case("a: «`»x`\n", "text cannot start with '`'", "Quote the text."),
    Case(
      "a: \"b\" «c»\n", "did not find expected key", "Quote all of the text",
      note: "while parsing a block mapping"),
    Case("é: «\"»b\n", "the quote is not closed", "Close the quote.", note: "noticed here"),
    Case("a: «'»b\n---\n", "the quote is not closed", "Close the quote.", note: "noticed here"),
    Case(
      "user: {{ name }} «h»i\n", "did not find expected key",
      "Quote the text or write it as a block",
      note: "while parsing a block mapping"),
    Case(
      "- {{ a }} «b»\n", "did not find expected '-' indicator", "Quote the text or write it",
      note: "while parsing a block collection"),
    Case(
      "a: \"é«\\»q\"\n", "unknown escape", "Write `\\\\`", note: "while parsing a quoted scalar"),
    Case(
      "a: \"\\x«1»\"\n", "an escape with too few hexadecimal digits", "Write two digits",
      note: "while parsing a quoted scalar"),
    Case(
      "a: \"\\u«d»83d\"\n", "an escape that is no Unicode scalar", "Write the character itself",
      note: "while parsing a quoted scalar"),
    Case(
      "a: *«*»b**\n", "a name of letters and digits is missing", "Quote the text: a leading `*`",
      note: "while scanning an alias"),
    Case("a: «*b»\n", "no anchor 'b' stands before this alias", "Quote the text if no alias"),
    Case(
      "&a [«*a»]", "the alias stands for a node that contains it", note: "the node starts here"),
    Case(
      "a:\n  b: c\n «d»: e\n", "did not find expected key", "Align it",
      note: "while parsing a block mapping"),
    Case(
      "a: |\n  b\n«c»\n", "could not find expected ':'", "Write `key: value`",
      note: "noticed here"),
    Case(
      "a: | «t»ext\n", "text on the line of a block scalar's indicator", "Start the text",
      note: "while scanning a block scalar"),
    Case(
      "a: [b, c\nd«:» e\n", "did not find expected ',' or ']'", "Close the bracket",
      note: "while parsing a flow sequence"),
    Case("a: b\n«-»--\nc: d\n", "more than one document", "Keep one document in each file."),
    Case("{a: b}«}»\n", "text behind the end of the document", "Indent it"),
    Case(
      "a: «!»x!y z\n", "found undefined tag handle", "Quote the text if no tag", note: nil),
    Case("a: «-» b\n", "a list cannot start here", "Start the list on the next line"),
  ])
  func problemIsLocated(_ expected: Case) throws {
    let marked = MarkedYAML(expected.text)
    let diagnostic = try failure(marked.file)
    #expect(diagnostic.rule == "invalid-yaml")
    #expect(diagnostic.severity == .error && diagnostic.preventsAnalysis)
    #expect(diagnostic.message == expected.message)
    #expect(diagnostic.span.range == marked.range)
    if let remedy = expected.remedy {
      #expect(diagnostic.remedy?.hasPrefix(remedy) == true)
    } else {
      #expect(diagnostic.remedy == nil)
    }
    if let note = expected.note { #expect(diagnostic.notes.map(\.message) == [note]) }
  }

  @Test func contextIsANoteWithItsOwnPlace() throws {
    let diagnostic = try failure("é: 1\nb: [1,\n 2\nc: 3\n")
    let note = try #require(diagnostic.notes.first)
    #expect(note.span?.range == 9..<10)
    #expect(diagnostic.span.range == 17..<18)
  }

  struct EncodingCase: Sendable {
    let bytes: [UInt8]
    let range: Range<Int>
    let message: String

    init(_ bytes: [UInt8], _ range: Range<Int>, _ message: String) {
      self.bytes = bytes
      self.range = range
      self.message = message
    }
  }

  @Test(arguments: [
    EncodingCase([0x61, 0x3A, 0x20, 0xE9], 3..<4, "byte 0xE9 is not valid UTF-8 here"),
    EncodingCase([0x61, 0xED, 0xA0, 0x80], 1..<2, "byte 0xED is not valid UTF-8 here"),
    EncodingCase([0xFF, 0xFE, 0x61, 0x00], 0..<2, "the file is UTF-16, not UTF-8"),
    EncodingCase([0xFE, 0xFF, 0x00, 0x61], 0..<2, "the file is UTF-16, not UTF-8"),
    EncodingCase([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], 0..<2, "the file is UTF-32, not UTF-8"),
    EncodingCase([0xC3, 0xA9, 0x0A, 0x00], 3..<4, "the character U+0000 is not allowed"),
    EncodingCase([0x61, 0x1B, 0x5B], 1..<2, "the character U+001B is not allowed"),
    EncodingCase([0x61, 0xC2, 0x80], 1..<3, "the character U+0080 is not allowed"),
    EncodingCase([0xEF, 0xBB, 0xBF, 0x61, 0x07], 4..<5, "the character U+0007 is not allowed"),
    EncodingCase([0x61, 0xEF, 0xBF, 0xBF], 1..<4, "the character U+FFFF is not allowed"),
  ])
  func bytesThatYAMLForbidsAreLocated(_ expected: EncodingCase) throws {
    let diagnostic = try failure(SourceFile(path: "t.yaml", bytes: expected.bytes))
    #expect(diagnostic.rule == "invalid-encoding")
    #expect(diagnostic.message == expected.message)
    #expect(diagnostic.span.range == expected.range)
    #expect(diagnostic.preventsAnalysis)
  }

  @Test func aSecondByteOrderMarkIsTold() throws {
    let diagnostic = try failure("\u{FEFF}\u{FEFF}a: b\n")
    #expect(diagnostic.rule == "invalid-encoding")
    #expect(diagnostic.message == "a second byte order mark")
    #expect(diagnostic.span.range == 3..<6)
  }
}
