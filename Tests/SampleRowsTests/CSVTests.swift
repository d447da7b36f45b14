import PromptSkeleton
import SampleRows
import SourceText
import TestSupport
import Testing

struct CSVTests {
  @Test(arguments: [
    ("", []),
    ("a,b\n", []),
    ("a,b\n1,2\n", [#"{"a":"1","b":"2"}"#]),
    ("a,b\r\n1,2\r\n3,4", [#"{"a":"1","b":"2"}"#, #"{"a":"3","b":"4"}"#]),
    ("a,b\r1,2\r", [#"{"a":"1","b":"2"}"#]),
    ("\u{FEFF}a\n1\n\n\n2\n", [#"{"a":"1"}"#, #"{"a":"2"}"#]),
    ("a,b\n,\n", [#"{"a":"","b":""}"#]),
    ("a,b\n\"x,\"\"y\"\"\r\nz\",\"\"\n", [#"{"a":"x,\"y\"\r\nz","b":""}"#]),
    ("\"a,1\",b\n5\" disk,x\"\"\n", [#"{"a,1":"5\" disk","b":"x\"\""}"#]),
    ("a\n\"\"\n\"\"\"\"\n", [#"{"a":""}"#, #"{"a":"\""}"#]),
    ("a,$at,$user\n1,,u\n", [#"{"a":"1","$user":"u"}"#]),
    ("$at,a\n,1\n", [#"{"a":"1"}"#]),
    ("a\n true \n", [#"{"a":" true "}"#]),
    ("a,b.c\n1,2\n", [#"{"a":"1","b":{"c":"2"}}"#]),
    ("b.c,a,b.d.e,b.d.f\n1,2,3,\n", [#"{"b":{"c":"1","d":{"e":"3","f":""}},"a":"2"}"#]),
    ("b.c,b\n1,2\n", [#"{"b.c":"1","b":"2"}"#]),
    ("b.c.d,b.c,b.e\n1,2,3\n", [#"{"b.c.d":"1","b":{"c":"2","e":"3"}}"#]),
    (".a,b.,c..d,.\n1,2,3,4\n", [#"{".a":"1","b.":"2","c..d":"3",".":"4"}"#]),
    ("a.$b,$user\n,u\n", [#"{"a":{"$b":""},"$user":"u"}"#]),
    ("\"a\"\"x.b\",c\n1,2\n", [#"{"a\"x":{"b":"1"},"c":"2"}"#]),
  ])
  func rows(_ text: String, _ rows: [String]) throws {
    let harvest = try Harvest(text, .csv)
    #expect(harvest.rows == rows)
    #expect(harvest.findings == [])
  }

  @Test(arguments: [
    ("a,b\n1,2\n1\n3,4", ["3:1: row 2: it has 1 field, but the header has 2 fields"], 2),
    ("a,b\n\"1\n2\",2\n1,2,3\n", ["4:1: row 2: it has 3 fields, but the header has 2 fields"], 1),
    ("a,b,a\n1,2,3\n", ["1:5: the header: the column 'a' stands twice"], 0),
    ("a\n\"x\" y\n", ["2:4: row 1: expected ',' after the quoted field"], 0),
    ("a,b\n1,2\n3,\"x\n4,5\n", ["3:3: row 2: the quoted field has no closing quote"], 1),
    ("a,\"b\n", ["1:3: the header: the quoted field has no closing quote"], 0),
    ("a,b\n1,x\u{0}\n", ["2:4: row 1: the character U+0000 is not allowed"], 0),
    ("a,b\n\"日本\"x,2\n", ["2:5: row 1: expected ',' after the quoted field"], 0),
  ])
  func problems(_ text: String, _ findings: [String], _ rows: Int) throws {
    let harvest = try Harvest(text, .csv)
    #expect(harvest.findings == findings)
    #expect(harvest.rows.count == rows)
    #expect(harvest.diagnostics.allSatisfy { $0.rule == "invalid-row" && $0.preventsAnalysis })
  }

  @Test func invalidUTF8() throws {
    let bytes = Array("a\n1\n".utf8) + [0x78, 0xC3, 0x0A] + Array("2\n".utf8)
    let harvest = try Harvest(.bytes(bytes, displayPath: "rows", format: .csv))
    #expect(harvest.findings == ["3:2: row 2: the bytes are not valid UTF-8"])
    #expect(harvest.rows.count == 2)
  }

  @Test func placesOfRows() throws {
    let source = RowSource.bytes(Array("a,b\r\n1,2\r\n3,4".utf8), displayPath: "rows", format: .csv)
    var reader = try source.reader(wanting: ["b"])
    var places: [String] = []
    while case .row(let row)? = try reader.next() {
      places.append("\(row.number) \(row.range) \(row.span.file.start.lines)")
      #expect(row.span(0)?.isExact == false)
    }
    #expect(places == ["1 5..<8 1", "2 10..<13 2"])
  }

  @Test func unclosedQuoteIsBounded() throws {
    let text = "a\n\"" + String(repeating: "x\n", count: 5000)
    let harvest = try Harvest(text, .csv, limits: RowLimits(rowBytes: 100))
    #expect(harvest.findings == ["2:1: row 1: it is larger than the limit of 100 bytes"])
  }

  /// Quotes, doubled quotes and line breaks that the reader's pieces cut in two.
  @Test func largeFile() throws {
    let directory = try TemporaryDirectory()
    let values = (0..<5000).map { "\"\"\($0)\r\n" + String(repeating: ",", count: $0 % 230) }
    let rows = values.map { "\"\($0)\",x" }
    let path = try directory.write(
      "a,b\r\n" + rows.joined(separator: "\r\n") + "\r\n", to: "rows.csv")
    var reader = try RowSource.file(path, format: .csv).reader(wanting: ["a"])
    var found: [String] = []
    while case .row(let row)? = try reader.next() {
      if case .string(let text)? = try row.value(0) { found.append(text) }
    }
    #expect(reader.count == values.count)
    #expect(found == values.map { "\"" + $0.dropFirst(2) })
  }
}
