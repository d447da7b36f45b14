import SourceText
import Testing
import YAMLText

/// Tags and merge keys, which mean something that nobody would get.
@Suite struct UnreadMeaningTests {
  private func found(_ text: String) throws -> [String] {
    unreadMeaningDiagnostics(in: try YAMLDocument.parse(file(text))).map { diagnostic in
      #expect(diagnostic.preventsAnalysis && diagnostic.rule == "invalid-yaml")
      return "\(diagnostic.span.range): \(diagnostic.message)"
    }
  }

  @Test func tagsThatChangeTheValueAreTold() throws {
    #expect(
      try found("- !!binary aGVsbG8=\n- !x y\n- !!set {a, b}\n- !!int x\n") == [
        "2..<10: the tag '!!binary' is not read here", "22..<24: the tag '!x' is not read here",
        "29..<34: the tag '!!set' is not read here", "44..<49: the tag '!!int' is not read here",
      ])
  }

  @Test(arguments: [
    "!!str 5", "! 5", "!!int 5", "!!float 1.5", "!!bool true", "!!null ~", "!!map {a: 1}",
    "!!seq [a]", "&a b",
  ])
  func tagsThatSayWhatIsThereAreNot(text: String) throws {
    #expect(try found("a: \(text)\n").isEmpty)
  }

  @Test func mergeKeysAreToldWhereTheyStand() throws {
    #expect(
      try found("a: &a {x: 1}\nb: {<<: *a, y: 2}\nc:\n  <<: [*a]\n") == [
        "17..<19: the merge key '<<' is not read here",
        "36..<38: the merge key '<<' is not read here",
      ])
    #expect(try found("a: <<\nb: {\"<<\": 1, '<<': 2}\nc: [<<]\n").isEmpty)
  }
}
