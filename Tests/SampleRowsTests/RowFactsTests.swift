import SampleRows
import SourceText
import Testing

struct RowFactsTests {
  @Test func allFacts() throws {
    let text = #"""
      {"$at":"2026-03-01T10:30:00.5+01:00","$session":"s1","$user":7,"$tenant":"t","$output_tokens":12}
      """#
    var problems: [Diagnostic] = []
    let facts = try #require(try firstRow(text)).facts(problems: &problems)
    let expected = RowFacts(
      at: 1_772_357_400_500, day: 20_513, session: "s1", user: "7", tenant: "t", outputTokens: 12)
    #expect(facts == expected)
    #expect(problems.isEmpty)
  }

  @Test func factsOfCSVAreText() throws {
    let text = "$at,$session,$output_tokens,a\n1970-01-01T00:00:01Z,,30,x\n"
    var problems: [Diagnostic] = []
    let facts = try #require(try firstRow(text, .csv)).facts(problems: &problems)
    #expect(facts == RowFacts(at: 1000, day: 0, outputTokens: 30))
    #expect(problems.isEmpty)
  }

  @Test func noFacts() throws {
    var problems: [Diagnostic] = []
    let row = try #require(try firstRow(#"{"a":1,"$at":null}"#))
    #expect(row.facts(problems: &problems) == RowFacts())
    #expect(problems.isEmpty)
    #expect(row.raw(.session) == nil)
    #expect(row.raw(.at)?.elementsEqual("null".utf8) == true)
  }

  @Test(arguments: [
    (
      #"{"$at":"yesterday"}"#,
      "7: row 1: '$at' must be an RFC 3339 time such as 2026-03-01T09:30:00Z"
    ),
    (
      #"{"$at":1700000000}"#,
      "7: row 1: '$at' must be an RFC 3339 time such as 2026-03-01T09:30:00Z"
    ),
    (#"{"$user":[]}"#, "9: row 1: '$user' must be a string or an integer"),
    (#"{"$output_tokens":-1}"#, "18: row 1: '$output_tokens' must be a count of tokens"),
    (#"{"$output_tokens":"12x"}"#, "18: row 1: '$output_tokens' must be a count of tokens"),
    (#"{"$output_tokens":""}"#, "18: row 1: '$output_tokens' must be a count of tokens"),
    (#"{"$sesion":"s"}"#, "1: row 1: unknown fact '$sesion'"),
    (#"{"$":"s"}"#, "1: row 1: unknown fact '$'"),
  ])
  func problems(_ text: String, _ finding: String) throws {
    var problems: [Diagnostic] = []
    let facts = try #require(try firstRow(text)).facts(problems: &problems)
    #expect(facts == RowFacts())
    #expect(problems.map { "\($0.span.range.lowerBound): \($0.message)" } == [finding])
    #expect(problems.allSatisfy { $0.rule == "invalid-row" })
  }

  @Test func slipsAreGuessed() throws {
    var problems: [Diagnostic] = []
    _ = try #require(try firstRow(#"{"$sesion":"s","$colour":1}"#)).facts(problems: &problems)
    #expect(problems.first?.remedy == "Did you mean '$session'?")
    #expect(problems.last?.remedy?.contains("$output_tokens") == true)
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0),
      ("1969-12-31T23:59:59.999Z", -1),
      ("2000-02-29T12:00:00z", 951_825_600_000),
      ("2026-03-01t00:00:00.123456789-08:00", 1_772_352_000_123),
      ("2026-03-01 00:00:00+00:00", 1_772_323_200_000),
      ("0000-01-01T00:00:00Z", -62_167_219_200_000),
      ("9999-12-31T23:59:59Z", 253_402_300_799_000),
      ("2016-12-31T23:59:60Z", 1_483_228_800_000),
      ("2016-12-31T18:59:60-05:00", 1_483_228_800_000),
    ] as [(String, Int64)])
  func times(_ text: String, _ milliseconds: Int64) {
    #expect(RFC3339.moment(text.utf8)?.milliseconds == milliseconds)
  }

  /// A day is that of the place where the time was written.
  @Test(arguments: [
    ("2026-11-20T23:30:00+09:00", 20_777), ("2026-11-21T00:42:00+09:00", 20_778),
    ("2026-11-20T18:00:00-08:00", 20_777), ("1969-12-31T23:59:59Z", -1),
  ])
  func days(_ text: String, _ day: Int) {
    #expect(RFC3339.moment(text.utf8)?.day == day)
  }

  @Test(arguments: [
    "", "2026", "2026-03-01", "2026-03-01T00:00:00", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-04-31T00:00:00Z", "2026-03-00T00:00:00Z",
    "2026-03-01T24:00:00Z", "2026-03-01T00:60:00Z", "2026-03-01T00:00:61Z", "2026-03-01T12:00:60Z",
    "2026-03-01T00:00:00.Z", "2026-03-01T00:00:00+24:00", "2026-03-01T00:00:00+0100",
    "2026-03-01T00:00:00Zx", " 2026-03-01T00:00:00Z", "26-03-01T00:00:00Z", "2026-3-1T00:00:00Z",
    "２０２６-03-01T00:00:00Z",
  ])
  func noTimes(_ text: String) {
    #expect(RFC3339.moment(text.utf8) == nil)
  }
}
