import SourceText
import Testing
import YAMLText

@Suite struct YAMLAliasTests {
  @Test func aliasIsFollowedAndTold() throws {
    let root = try #require(
      try YAMLDocument.parse(file("base: &b {x: [1]}\nuse: *b\nlast: &b 2\nagain: *b\n")).root)
    let use = try #require(root["use"])
    #expect(use.kind == .mapping && use.range == root["base"]?.range)
    #expect(use.aliasSpan?.range == 23..<25)
    let inner = try #require(use["x"]?.elements.first { _ in true })
    #expect(inner.scalarText == "1" && inner.aliasSpan?.range == 23..<25)
    #expect(root["base"]?["x"]?.aliasSpan == nil)
    #expect(root["again"]?.scalarText == "2")
  }

  @Test func outermostAliasIsTold() throws {
    let root = try #require(
      try YAMLDocument.parse(file("- &a x\n- &b [*a]\n- *b\n")).root)
    let nodes = Array(root.elements)
    let direct = try #require(nodes[1].elements.first { _ in true })
    let nested = try #require(nodes[2].elements.first { _ in true })
    #expect(direct.scalarText == "x" && direct.aliasSpan?.range == 13..<15)
    #expect(nested.scalarText == "x" && nested.aliasSpan?.range == 19..<21)
  }

  @Test func aliasMayBeAKey() throws {
    let document = try YAMLDocument.parse(file("- &a x\n- {*a : 1, x: 2}\n"))
    let mapping = try #require(document.root?.elements.dropFirst().first { _ in true })
    #expect(mapping["x"]?.scalarText == "1")
    #expect(duplicateKeyDiagnostics(in: document).map(\.span.range) == [18..<19])
  }

  /// Places in a parent follow one another, wherever an alias leads.
  @Test func anAliasHasAPlaceOfItsOwn() throws {
    let root = try #require(
      try YAMLDocument.parse(file("a: &x {v: 1}\nb: *x\nc: {d: *x}\n")).root)
    let entries = Array(root.entries)
    #expect(entries.map { $0.value.range } == [6..<12, 6..<12, 22..<29])
    #expect(entries.map { $0.value.placeSpan.range } == [6..<12, 16..<18, 22..<29])
    #expect(entries.map { $0.key.span(through: $0.value).range } == [0..<12, 13..<18, 19..<29])
    #expect(entries.map { $0.value.span.isExact } == [true, false, true])
    #expect(entries.map { $0.value.placeSpan.isExact } == [true, true, true])
    #expect(entries.map { $0.value.hasAnchors } == [true, true, false])
    let inner = try #require(entries[1].value["v"])
    #expect(inner.placeSpan.range == 10..<11 && !inner.placeSpan.isExact)
  }

  @Test func nodesBehindAliasesAreCounted() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...7 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let diagnostic = try failure(text)
    #expect(diagnostic.rule == "limit-exceeded")
    #expect(
      diagnostic.message == "the file has more than 1000000 nodes with its aliases written out")
    let place = diagnostic.span.range
    #expect(diagnostic.span.file.bytes[place].elementsEqual("*a4".utf8))
  }

  @Test func textBehindAliasesIsCounted() throws {
    let limits = YAMLLimits(expandedBytes: 100)
    let diagnostic = try failure(
      "- &a \(String(repeating: "x", count: 40))\n- *a\n- *a\n", limits: limits)
    #expect(diagnostic.message.hasSuffix("more than 100 bytes of text"))
    #expect(diagnostic.span.range == 53..<55)
  }

  @Test func depthBehindAliasesIsCounted() throws {
    let limits = YAMLLimits(depth: 5)
    #expect(throws: Never.self) {
      try YAMLDocument.parse(file("- &a [[x]]\n- [*a]\n"), limits: limits)
    }
    let diagnostic = try failure("- &a [[x]]\n- [[*a]]\n", limits: limits)
    #expect(diagnostic.message == "the nesting is deeper than 5 levels")
    #expect(diagnostic.span.range == 15..<17)
  }
}
