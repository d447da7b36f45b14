import SourceText
import Testing
import YAMLText

@Suite struct YAMLNodeTests {
  @Test(arguments: [
    "«a: 1\nb: [x, 'y']»\n",
    "# c\n«a:\n  - b»\n# d\n",
    "«- a\n- b:\n    - c»  # d\n\n",
    "--- «a»\n...\n",
    "--- !t &a\n«b: c»\n",
    "--- !t &a # why\n\n # and\n«'b'»\n",
    "--- &a !!str «\"b\"»\n",
    "--- !<tag:x,y> «[a, b]» # c\n",
    "--- &a\n«- b\n- c»\n",
    "«? a»\n",
    "«? a\n: b»\n",
    "«a:»\n\n# b\n",
    "«|\n a\n b»\n\n",
    "«|+\n a\n b»\n\n",
    "«>-\n a\n b»\n# c\n",
    "«|\n a  »\n",
    "«|\n a\n   »\n\n",
    "«|2\n  a»\n ",
    "«|» # c\n",
    "«|+»\n\n\n",
    "«a: |\n  b»\n\n\n",
    "«a: 'b\n  c'»\n",
    "«a\n b»  \n",
    "\u{FEFF}«é: ü»\n",
    "\u{FEFF}# é\r\n«é:\r\n  - ü»\r\n",
    "«\"a\u{2028}b\"»\u{85}",
  ])
  func rootHasItsBytes(text: String) throws {
    let marked = MarkedYAML(text)
    #expect(try marked.root().range == marked.range)
  }

  @Test(arguments: [
    "k: «b»\n", "k: «'it''s'» # c\n", "k: «{a: b}»\n", "k:\n«- a\n- b»\n",
    "k:\n  «- a\n  - b»\nl: m\n",
    "k: !t «b»\n", "k: !t«»\nl: m\n", "k: &a«» \n", "k:«»\nl: m\n", "k:«» # c\n\nl: m\n",
    "k: !t\n  «a: b\n  c: d»\n", "k: !t\n«- a»\n", "k: &a\n  # c\n  «|\n  b»\n", "{k: «b»}",
    "{k«»}",
    "{k«» , l: m}", "{k: !t«», l: m}", "? k\n: «b»\n", "? k«»\n\nl: m\n", "é: ü\nk: «\"ö\"»\n",
    "k: «a\n  b»\n\nl: m\n", "k: «>\n  a\n\n   b»\n\nl: m\n",
  ])
  func valueHasItsBytes(text: String) throws {
    let marked = MarkedYAML(text)
    let value = try #require(try marked.root()["k"])
    #expect(value.range == marked.range)
  }

  @Test(arguments: [
    "[«a: b»]", "[«a: b» , c]", "[«? a : b»]", "[«a: {b: c}»]", "[«{a: b}: c»]", "[«{a: b}»]",
    "- «a: b\n  c: d»\n- e\n", "- - «a»\n", "- «- a\n  - b»\n",
  ])
  func firstElementHasItsBytes(text: String) throws {
    let marked = MarkedYAML(text)
    var node = try marked.root()
    while let first = node.elements.first(where: { _ in true }), node.range != marked.range {
      node = first
    }
    #expect(node.range == marked.range)
  }

  @Test func entriesKeepTheirOrderAndRepetitions() throws {
    let root = try #require(try YAMLDocument.parse(file("b: 1\na: 2\nb: 3\n? [x]\n: 4\n")).root)
    #expect(root.kind == .mapping && root.style == .block && root.count == 4)
    #expect(root.entries.map(\.key.scalarText) == ["b", "a", "b", ""])
    #expect(root.entries.map(\.value.scalarText) == ["1", "2", "3", "4"])
    #expect(root["b"]?.scalarText == "1")
    #expect(root["c"] == nil)
    #expect(root["x"] == nil)
    #expect(root.entry(of: "a")?.key.range == 5..<6)
    #expect(root.text == nil)
  }

  @Test func tagsAndAnchorsAreKeptApart() throws {
    let root = try #require(try YAMLDocument.parse(file("- !!str &a b\n- c\n- ! d\n")).root)
    let nodes = Array(root.elements)
    #expect(nodes[0].tag == Array("tag:yaml.org,2002:str".utf8))
    #expect(nodes[0].anchor == Array("a".utf8))
    #expect(nodes[0].propertiesSpan?.range == 2..<10)
    #expect(nodes[0].range == 11..<12)
    #expect(nodes[1].tag == nil && nodes[1].anchor == nil && nodes[1].propertiesSpan == nil)
    #expect(nodes[2].tag == Array("!".utf8))
  }

  @Test(arguments: ["", "\n \n", "# c\n", "\u{FEFF}"])
  func fileWithoutADocumentHasNoRoot(text: String) throws {
    #expect(try YAMLDocument.parse(file(text)).root == nil)
  }

  @Test func scalarIsFoundByAnOffsetInside() throws {
    let document = try YAMLDocument.parse(file("a: [b, 'c d']\ne: |\n  f\n"))
    let found = (0..<document.file.bytes.count).map { document.scalar(at: $0)?.scalarText ?? "-" }
    let expected = "a - - - b - - cd cd cd cd cd - - e - - f f f f f -"
    #expect(
      found.map { $0.filter { $0 != " " && $0 != "\n" } }
        == expected.split(separator: " ").map(String.init))
    #expect(document.scalar(at: -1) == nil && document.scalar(at: 99) == nil)
  }
}
