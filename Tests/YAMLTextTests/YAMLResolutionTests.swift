import Testing
import YAMLText

@Suite struct YAMLResolutionTests {
  @Test(
    arguments: [
      ("~", .null), ("null", .null), ("", .null), ("Null", .string), ("true", .boolean(true)),
      ("false", .boolean(false)), ("True", .string), ("yes", .string), ("on", .string),
      ("0", .integer), ("-12", .integer), ("007", .string), ("+1", .string), ("1_000", .string),
      ("0x1F", .string), ("-x", .string), ("12:30", .string), ("1.5", .float), ("-0.5e+3", .float),
      ("1E9", .float), ("1.", .string), (".5", .string), (".inf", .string), ("1.5.2", .string),
      ("1e", .string), ("01.5", .string), ("2026-11-21", .string), ("'true'", .string),
      ("\"1\"", .string), ("!!str 1", .string), ("! 1", .string), ("!!int \"1\"", .integer),
      ("!!int x", .string), ("!!null ''", .null), ("!local 1", .string), ("|\n  1", .string),
      ("text", .string),
    ] as [(String, YAMLResolution)])
  func scalarStandsFor(source: String, resolution: YAMLResolution) throws {
    let root = try #require(try YAMLDocument.parse(file("k: \(source)\n")).root)
    #expect(root["k"]?.resolution == resolution)
  }

  @Test func valuesAreRead() throws {
    let text = "[true, -7, 99999999999999999999, ~, 'x', {}]"
    let nodes = Array(try #require(try YAMLDocument.parse(file(text)).root).elements)
    #expect(nodes.map(\.boolValue) == [true, nil, nil, nil, nil, nil])
    #expect(nodes.map(\.integerValue) == [nil, -7, nil, nil, nil, nil])
    #expect(nodes.map(\.isNull) == [false, false, false, true, false, false])
    #expect(nodes.map(\.text) == ["true", "-7", "99999999999999999999", "~", "x", nil])
  }
}
