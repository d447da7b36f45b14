import SourceText
import Testing
import YAMLText

@Suite struct YAMLLimitTests {
  @Test(arguments: [("[", 100), ("{a: ", 397), ("- ", 200), ("? ", 200), ("[\n", 200)])
  func deepNestingIsRefusedWhereItGetsTooDeep(unit: String, offset: Int) throws {
    let diagnostic = try failure(String(repeating: unit, count: 100_000))
    #expect(diagnostic.rule == "limit-exceeded" && diagnostic.preventsAnalysis)
    #expect(diagnostic.message == "the nesting is deeper than 100 levels")
    #expect(diagnostic.span.range.lowerBound == offset)
  }

  @Test func nestingUpToTheLimitIsRead() throws {
    let text = String(repeating: "[", count: 99) + "x" + String(repeating: "]", count: 99)
    #expect(throws: Never.self) { try YAMLDocument.parse(file(text)) }
    let deeper = try failure("[" + text + "]")
    #expect(deeper.span.range == 100..<101)
  }

  @Test func nodesAreLimited() throws {
    let diagnostic = try failure("[a, b, c, d]", limits: YAMLLimits(nodes: 4))
    #expect(diagnostic.rule == "limit-exceeded")
    #expect(diagnostic.message == "the file has more than 4 nodes")
    #expect(diagnostic.span.range == 10..<11)
  }

  @Test func theFileIsLimited() throws {
    let diagnostic = try failure("abcd", limits: YAMLLimits(fileBytes: 3))
    #expect(diagnostic.message == "the file has 4 bytes, more than 3")
    #expect(diagnostic.rule == "limit-exceeded")
  }

  @Test func oneLongScalarIsRefused() throws {
    let limits = YAMLLimits(expandedBytes: 100_000)
    let text = "a: b\nc: \"" + String(repeating: "x", count: 200_000) + "\"\n"
    let diagnostic = try failure(text, limits: limits)
    #expect(diagnostic.rule == "limit-exceeded")
    #expect(diagnostic.span.range == 8..<200_010)
  }

  @Test func tagsCountAsText() throws {
    let prefix = String(repeating: "x", count: 1000)
    let text = "%TAG ! \(prefix)\n---\n" + String(repeating: "- !a b\n", count: 200)
    let diagnostic = try failure(text, limits: YAMLLimits(expandedBytes: 100_000))
    #expect(diagnostic.message.hasSuffix("bytes of text"))
  }

  @Test(arguments: [
    ("k: a", " ", "b c\n"), ("k: |\n  a", "\n", "  b"), ("k: \"", "\u{2028}", "\""),
  ])
  func longRunsOfBlanksAreRefused(before: String, blank: String, after: String) throws {
    let diagnostic = try failure(before + String(repeating: blank, count: 20_000) + after)
    #expect(diagnostic.rule == "limit-exceeded")
    #expect(diagnostic.message == "16384 blanks and line breaks in a row")
  }

  @Test func shorterRunsAreRead() throws {
    let text = "k: a" + String(repeating: " ", count: 16_000) + "b\n"
    #expect(try YAMLDocument.parse(file(text)).root?["k"]?.scalarBytes.count == 16_002)
  }

  @Test(arguments: ["", "a\n...\n"])
  func directivesAreLimited(before: String) throws {
    let directives = (0...1000).map { "%TAG !a\($0)! x\n" }.joined()
    let diagnostic = try failure(before + directives + "---\na\n")
    #expect(diagnostic.rule == "limit-exceeded")
    #expect(diagnostic.message == "more than 1000 directives")
  }
}
