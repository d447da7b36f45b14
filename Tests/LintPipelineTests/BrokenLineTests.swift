import JSONText
import LintPipeline
import PromptRules
import Reporting
import SourceText
import Testing

/// Breaks one line of a template in every way that the linter knows, in every form of YAML text.
@Suite struct BrokenLineTests {
  @Test(arguments: BrokenValue.all, ScalarForm.allCases)
  func theFindingNamesThePlaceTheVariableAndTheCause(value: BrokenValue, form: ScalarForm) throws {
    let folder = try folder(form.template(value), rows: value.rows)
    let outcome = folder.lint()
    try #require(outcome.prefixFindings.count == 1, Comment(rawValue: outcome.summary))
    let finding = outcome.prefixFindings[0]
    #expect(finding.rule == value.rule)
    #expect([folder.place(of: finding)] == folder.marks)
    #expect(finding.prefix?.variable == value.variable)
    #expect(finding.prefix?.cause == value.cause)
    #expect(finding.prefix?.evidence == .measured)
    #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [1, 3])
    #expect(outcome.report.findings.count == 1, Comment(rawValue: outcome.summary))
    #expect(outcome.exitStatus == 1)
    try expectJSON(of: outcome, form.template(value), value)
  }

  @Test(arguments: pairs)
  func theSameValuesBehindTheBreakpointAreSilent(value: BrokenValue, form: ScalarForm) throws {
    let outcome = try folder(form.fixedTemplate(value), rows: value.rows).lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    #expect(outcome.exitStatus == 0)
  }

  @Test(arguments: pairs)
  func aValueThatNeverChangesIsSilent(value: BrokenValue, form: ScalarForm) throws {
    let outcome = try folder(form.template(value), rows: value.constantRows).lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  /// Every value in one form, the forms in turn.
  private static let pairs = BrokenValue.all.enumerated().map { index, value in
    (value, ScalarForm.allCases[index % ScalarForm.allCases.count])
  }

  /// Holds the JSON report against the marked text itself.
  private func expectJSON(
    of outcome: LintPipeline.Outcome, _ marked: String, _ value: BrokenValue
  ) throws {
    let document = try JSONDocument(parsing: JSONReporter().output(for: outcome.report))
    let finding = try #require(document.root["findings"]?[0])
    let before = try #require(marked.textBefore("⟦"))
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(finding["line"]?.integer == lines.count)
    #expect(finding["column"]?.integer == (lines.last?.unicodeScalars.count ?? 0) + 1)
    #expect(finding["end_line"]?.integer == lines.count)
    #expect(finding["byte_offset"]?.integer == before.utf8.count)
    #expect(finding["variable"]?.text == value.variable)
    #expect(finding["cause"]?.text == value.cause)
    #expect(finding["rows"]?[0]?.integer == 1)
    #expect(finding["rows"]?[1]?.integer == 3)
    #expect(finding["breakpoint"]?.integer == 0)
    for (index, whole) in [value.left, value.right].enumerated() {
      let shown = try #require(finding["values"]?[index]?.stringBytes())
      let all = try JSONDocument(parsing: Array(whole.utf8)).root
      let bytes = all.kind == .string ? all.stringBytes() : Array(all.rawBytes)
      #expect(bytes.count <= 60 ? shown == bytes : shown.count <= 60 && !shown.isEmpty)
    }
    #expect(finding["values"]?[0]?.stringBytes() != finding["values"]?[1]?.stringBytes())
    #expect((finding["tokens_lost"]?[1]?.integer ?? 0) > 500)
    let cost = finding["cost_per_1000"]
    #expect((cost?["now"]?.double ?? 0) > (cost?["fixed"]?.double ?? 0))
  }

  private func folder(_ template: String, rows: String) throws -> LintFolder {
    let folder = try LintFolder(template: template)
    try folder.write(rows, to: "rows.jsonl")
    try folder.write(SharedText.policy, to: "policy.md")
    return folder
  }
}

extension String {
  /// The text before a mark.
  fileprivate func textBefore(_ mark: Character) -> Substring? {
    firstIndex(of: mark).map { self[..<$0] }
  }
}

extension JSONValue {
  fileprivate var integer: Int? { Int(String(decoding: rawBytes, as: UTF8.self)) }
  fileprivate var double: Double? { Double(String(decoding: rawBytes, as: UTF8.self)) }
  fileprivate var text: String { String(decoding: stringBytes(), as: UTF8.self) }
}
