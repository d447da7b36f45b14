import SampleRows
import SourceText
import Testing
import YAMLText

struct YAMLRowsTests {
  @Test func scalars() throws {
    let text = """
      - plain: text
        integer: -12
        float: 1.50
        truth: true
        none: ~
        empty:
        quoted: "12"
        single: 'true'
        norwegian: no
        hex: 0x1F
        block: |
          a "line"
        list: [1, {x: null}]
        $at: 2026-01-02T03:04:05Z
      """
    let row = [
      #""plain":"text""#, #""integer":-12"#, #""float":1.50"#, #""truth":true"#, #""none":null"#,
      #""empty":null"#, #""quoted":"12""#, #""single":"true""#, #""norwegian":"no""#,
      #""hex":"0x1F""#, #""block":"a \"line\"\n""#, #""list":[1,{"x":null}]"#,
      #""$at":"2026-01-02T03:04:05Z""#,
    ]
    let harvest = try Harvest(text, .yaml)
    #expect(harvest.findings == [])
    #expect(harvest.rows == ["{" + row.joined(separator: ",") + "}"])
  }

  @Test(arguments: [
    ("", [], 0),
    ("~", [], 0),
    ("[]", [], 0),
    ("a: 1", ["1:1: expected a list of mappings, one for each row"], 0),
    ("- a: 1\n- 2\n- a: 3", ["2:3: row 2: expected a mapping, one for each row"], 2),
    ("- [1]: x\n", ["1:3: row 1: a key must be a plain text"], 0),
  ])
  func shapes(_ text: String, _ findings: [String], _ rows: Int) throws {
    let harvest = try Harvest(text, .yaml)
    #expect(harvest.findings == findings)
    #expect(harvest.rows.count == rows)
  }

  @Test func invalidYAML() throws {
    let harvest = try Harvest("- a: [1\n", .yaml)
    #expect(harvest.diagnostics.map(\.rule) == ["invalid-yaml"])
    #expect(harvest.diagnostics.allSatisfy { $0.preventsAnalysis })
  }

  @Test func inlineList() throws {
    let file = SourceFile(path: "t.prompt.yaml", bytes: Array("samples:\n  - name: \"Zoë\"\n".utf8))
    let list = try #require(try YAMLDocument.parse(file).root?["samples"])
    var reader = try RowSource.list(list).reader(wanting: ["name"])
    guard case .row(let row)? = try reader.next() else {
      Issue.record("no row")
      return
    }
    #expect(row.number == 1)
    #expect(row.span.file === file)
    #expect(row.span(0)?.range == 19..<25)
    #expect(row.raw(0)?.elementsEqual("\"Zoë\"".utf8) == true)
  }
}
