import SourceText
import Testing
import YAMLText

@Suite struct YAMLNodeTests {
  @Test func entriesKeepTheirOrderAndSpans() throws {
    let text = "a: 1\nb: [x, 'y']\n"
    let root = try #require(try YAMLDocument.parse(file(text)).root)
    #expect(root.entries.map(\.key.scalarText) == ["a", "b"])
    #expect(root["b"]?.range == 8..<16)
    #expect(root["b"]?.elements.map(\.range) == [9..<10, 12..<15])
  }
}

func file(_ text: String) -> SourceFile { SourceFile(path: "t.yaml", bytes: Array(text.utf8)) }
