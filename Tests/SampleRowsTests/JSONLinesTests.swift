import PromptSkeleton
import SampleRows
import SourceText
import TestSupport
import Testing

struct JSONLinesTests {
  @Test(arguments: [
    ("", []),
    ("\n \n\t\r\n", []),
    ("{}", ["{}"]),
    ("{}\n", ["{}"]),
    ("{\"a\":1}\r\n\r\n{\"a\":2}\r\n", ["{\"a\":1}", "{\"a\":2}"]),
    ("\u{FEFF}{\"a\":1}\n{\"b\":2}", ["{\"a\":1}", "{\"b\":2}"]),
    ("  {\"a\" : [1, {\"b\":\"}\\n{\"}]}  \n", ["  {\"a\" : [1, {\"b\":\"}\\n{\"}]}  "]),
  ])
  func rows(_ text: String, _ rows: [String]) throws {
    let harvest = try Harvest(text, .jsonLines)
    #expect(harvest.rows == rows)
    #expect(harvest.diagnostics.isEmpty)
  }

  /// Bad lines are located, and the rows around them are read.
  @Test(arguments: [
    ("{\"a\":1}\n\n{\"a\":é}\n{}", "3:6: row 2: expected a value"),
    ("\u{FEFF}{\"日本\":1,}\n", "1:9: row 1: a ',' may not stand before the closing bracket"),
    ("[1]", "1:1: row 1: expected an object, one for each row"),
    ("{} {}", "1:4: row 1: expected nothing after the value"),
    ("{\"a\":1", "1:7: row 1: expected ',' or '}' after a member"),
    ("{}\nnull\r\n", "2:1: row 2: expected an object, one for each row"),
    ("{\"a\":\"x\u{0}\"}", "1:8: row 1: a control character in a string must be escaped"),
    ("{'a':1}", "1:2: row 1: expected a key in double quotes"),
    ("{\"$at\":1,\"$at\":2}", "1:10: row 1: the key stands twice in this row"),
  ])
  func problems(_ text: String, _ finding: String) throws {
    let harvest = try Harvest(text, .jsonLines)
    #expect(harvest.findings == [finding])
    let diagnostic = try #require(harvest.diagnostics.first)
    #expect(diagnostic.rule == "invalid-row")
    #expect(diagnostic.preventsAnalysis)
    #expect(diagnostic.span.file.path == "rows")
  }

  /// What no request can be made of is told at the value, whether or not a hole asks for it.
  @Test(arguments: [
    (#"{"a":"\ud800"}"#, 5..<13, "half of a surrogate pair is no Unicode text"),
    (#"{"b":[1,1e400]}"#, 8..<13, "the number is too large to be kept exactly"),
    (#"{"a":99999999999999999999}"#, 5..<25, "the number is too large to be kept exactly"),
    (#"{"b":{"c":1,"d":{},"c":2}}"#, 19..<22, "the key stands twice in one object"),
    (#"{"b":1,"b":2}"#, 7..<10, "the key stands twice in one object"),
    (#"{"$tenant":"\ud800"}"#, 11..<19, "half of a surrogate pair is no Unicode text"),
  ])
  func valuesWithoutAMeaning(_ text: String, _ range: Range<Int>, _ message: String) throws {
    let source = RowSource.bytes(Array("\(text)\n{}\n".utf8), displayPath: "r", format: .jsonLines)
    var reader = try source.reader(wanting: ["a"])
    guard case .invalid(let diagnostic)? = try reader.next() else {
      Issue.record("the row is taken for a good one")
      return
    }
    #expect(diagnostic.message == "row 1: \(message)")
    #expect(diagnostic.rule == "invalid-row" && diagnostic.preventsAnalysis)
    #expect(diagnostic.span.range == range)
    guard case .row? = try reader.next() else {
      Issue.record("the row after it is not read")
      return
    }
  }

  @Test(arguments: [RowFormat.jsonLines, .csv]) func otherEncodingsAreNamed(
    format: RowFormat
  ) throws {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x7B, 0, 0x7D, 0]
    let harvest = try Harvest(.bytes(bytes, displayPath: "rows", format: format))
    #expect(harvest.findings == ["1:1: the file is UTF-16, not UTF-8"])
    #expect(harvest.rows.isEmpty)
  }

  /// Among many wanted names a member is found as among few.
  @Test func manyWantedNames() throws {
    let names = (0..<100).map { "variable_\($0)" }
    let members = names.map { "\"\($0)\":\"\($0)\"" }.joined(separator: ",")
    let row = try #require(try firstRow("{\(members),\"$user\":\"u\"}", wanting: names))
    for (position, name) in names.enumerated() {
      #expect(row.raw(position).map { String(decoding: $0, as: UTF8.self) } == "\"\(name)\"")
    }
    #expect(row.raw(RowFacts.Key.user)?.elementsEqual("\"u\"".utf8) == true)
  }

  @Test func invalidUTF8() throws {
    let bytes = Array("{\"a\":1}\n{\"a\":\"".utf8) + [0xFF] + Array("\"}\n{}".utf8)
    let harvest = try Harvest(.bytes(bytes, displayPath: "rows", format: .jsonLines))
    #expect(harvest.findings == ["2:7: row 2: the bytes are not valid UTF-8"])
    #expect(harvest.rows.count == 2)
  }

  @Test func placesInTheFile() throws {
    let text = "{\"a\":1}\n\n{\"bb\":2, \"a\":[3]}\n"
    let source = RowSource.bytes(Array(text.utf8), displayPath: "r.jsonl", format: .jsonLines)
    var reader = try source.reader(wanting: ["a", "missing"])
    _ = try reader.next()
    guard case .row(let row)? = try reader.next() else {
      Issue.record("the second row is missing")
      return
    }
    #expect(row.number == 2)
    #expect(row.range == 9..<26)
    let span = try #require(row.span(0))
    #expect(span.file.start == SourceFile.Start(lines: 2, bytes: 9))
    #expect(LineTable(span.file).position(at: span.range.lowerBound).column == 14)
    #expect(span.file.bytes[span.range].elementsEqual("[3]".utf8))
    #expect(row.span(1) == nil)
  }

  /// Rows larger than the reader's buffer and lines split between its pieces.
  @Test func largeFile() throws {
    let directory = try TemporaryDirectory()
    let values = (0..<1500).map { String(repeating: "x", count: $0 * 37 % 700) + String($0) }
    let big = String(repeating: "y", count: 600_000)
    let lines = (values + [big, "z"]).map { "{\"n\":\"\($0)\",\"other\":[1,2,{}]}" }
    let path = try directory.write(lines.joined(separator: "\r\n"), to: "rows.jsonl")
    var reader = try RowSource.file(path, format: .jsonLines).reader(wanting: ["n"])
    var found: [String] = []
    while case .row(let row)? = try reader.next() {
      if case .string(let text)? = try row.value(0) { found.append(text) }
    }
    #expect(found == values + [big, "z"])
  }

  @Test func longLinesAreSkipped() throws {
    let long = "{\"a\":\"" + String(repeating: "x", count: 2000) + "\"}"
    let harvest = try Harvest(
      "{\"a\":0}\n\(long)\n{\"a\":2}", .jsonLines, limits: RowLimits(rowBytes: 1000))
    #expect(harvest.rows == ["{\"a\":0}", "{\"a\":2}"])
    #expect(harvest.findings == ["2:1: row 2: it is larger than the limit of 1000 bytes"])
  }

  /// A row that is kept stays what it was while the reader goes on.
  @Test func keptRows() throws {
    let text = "{\"a\":1}\n{\"a\":2}\n{\"a\":3}"
    let source = RowSource.bytes(Array(text.utf8), displayPath: "rows", format: .jsonLines)
    var reader = try source.reader(wanting: ["a"])
    var kept: [Row] = []
    while case .row(let row)? = try reader.next() { kept.append(row) }
    #expect(kept.map(\.number) == [1, 2, 3])
    #expect(kept.map { $0.raw(0).map { String(decoding: $0, as: UTF8.self) } } == ["1", "2", "3"])
  }
}
