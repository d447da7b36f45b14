import SourceText
import Testing
import YAMLText

@Suite struct DuplicateKeyTests {
  private func duplicates(_ text: String) throws -> [Diagnostic] {
    duplicateKeyDiagnostics(in: try YAMLDocument.parse(file(text)))
  }

  @Test func laterKeyPointsAtTheFirst() throws {
    let found = try duplicates("a: 1\nb: {c: 1, \"c\": 2, 'c': 3}\na: 2\n")
    #expect(
      found.map(\.message) == ["duplicate key 'a'", "duplicate key 'c'", "duplicate key 'c'"])
    #expect(found.map(\.span.range) == [31..<32, 15..<18, 23..<26])
    #expect(found.map { $0.notes.map(\.span?.range) } == [[0..<1], [9..<10], [9..<10]])
    #expect(found.allSatisfy { $0.rule == "duplicate-key" && $0.severity == .error })
  }

  @Test(arguments: [
    "a: 1\nA: 1\n", "é: 1\ne\u{301}: 1\n", "- a: 1\n- a: 2\n", "? [a]\n: 1\n? [a]\n: 2\n",
  ])
  func differentBytesAndCollectionsAreNoDuplicates(text: String) throws {
    #expect(try duplicates(text).isEmpty)
  }

  @Test func longKeysAreCut() throws {
    let key = String(repeating: "é", count: 100)
    let found = try duplicates("\(key): 1\n\(key): 2\n")
    #expect(found.map(\.message) == ["duplicate key '\(key.prefix(40))...'"])
  }
}
