import RequestLog
import SourceText
import Testing

@Suite struct BodyKeyTests {
  @Test func aKeyThatStandsTwiceIsToldAtTheSecond() throws {
    let text = #"""
      {"model":"claude-haiku-5-5","max_tokens":5,"model":"claude-haiku-5-5",
      "tools":[{"name":"a","name":"a","input_schema":{"type":"object"}}],
      "messages":[{"role":"user","content":"hi"}]}
      """#
    let file = SourceFile(path: "r.json", bytes: Array(text.utf8))
    let found = try #require(BodyLint.diagnostics(in: file)).filter { $0.rule == "duplicate-key" }
    #expect(
      found.map { String(decoding: file.bytes[$0.span.range], as: UTF8.self) } == [
        #""model""#, #""name""#,
      ])
    #expect(found.map { $0.notes.first?.span?.range.lowerBound } == [1, 81])
  }

  @Test func anotherEncodingIsNamed() throws {
    let file = SourceFile(path: "r.json", bytes: [0xFE, 0xFF, 0, 0x7B, 0, 0x7D])
    let found = try #require(BodyLint.diagnostics(in: file))
    #expect(found.map(\.message) == ["the text is UTF-16 or UTF-32, where UTF-8 is expected"])
  }
}
