import JSONText
import LintPipeline
import Reporting
import SourceText
import TestSupport
import Testing

/// Builds templates from the public cache bugs that come with a text and rows.
@Suite(.enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
struct FieldCaseTemplateTests {
  static let names = SharedMaterial.names(in: "field-cases").filter {
    SharedMaterial.bytes("field-cases/\($0)/template.json") != nil
  }

  @Test func thereAreCases() { #expect(Self.names.count >= 22) }

  @Test(arguments: names) func aBreakpointBehindTheTextIsBroken(name: String) throws {
    let (text, rows) = try fieldCase(name)
    let (outcome, folder) = try lint(system: text, "  - breakpoint\n", user: "{{ q }}", rows)
    let found = outcome.report.findings.filter { $0.severity == .error }
    try expect(found, "volatile-before-breakpoint", in: folder, name, outcome)
  }

  @Test(arguments: names) func withoutABreakpointNothingCanBeCached(name: String) throws {
    let (text, rows) = try fieldCase(name)
    let (outcome, folder) = try lint(system: text, "", user: "{{ q }}", rows)
    let found = outcome.report.findings.filter { $0.severity >= .warning }
    try expect(found, "stranded-static", in: folder, name, outcome)
  }

  @Test(arguments: names, ["", "  - breakpoint\n"])
  func theValueInTheUserMessageIsSilent(name: String, breakpoint: String) throws {
    let (text, rows) = try fieldCase(name)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let moved = lines.filter { $0.contains("{v}") }.joined(separator: "\n")
    lines.removeAll { $0.contains("{v}") }
    let (outcome, _) = try lint(
      system: lines.joined(separator: "\n"), breakpoint, user: moved + "\n\n{{ q }}", rows)
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    #expect(outcome.report.templates[0].breakpoints.count == 1)
  }

  private func expect(
    _ found: [Diagnostic], _ rule: RuleID, in folder: LintFolder, _ name: String,
    _ outcome: LintPipeline.Outcome
  ) throws {
    #expect(found.map(\.rule) == [rule], Comment(rawValue: outcome.summary))
    let finding = try #require(found.first)
    #expect([folder.place(of: finding)] == folder.marks.prefix(1))
    #expect(finding.prefix?.variable == "v")
    #expect(finding.prefix?.evidence == .measured)
    #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [1, 2])
    let cause = try #require(finding.prefix?.cause)
    let expected = try JSONDocument(
      parsing: try #require(SharedMaterial.bytes("field-cases/\(name)/expect.json")))
    let family = try #require(expected.root["class"]).stringBytes()
    #expect(Self.causes[String(decoding: family, as: UTF8.self)]?.contains(cause) ?? false)
  }

  /// The causes that fit each class of the cases.
  private static let causes = [
    "timestamp": ["timestamp", "time"],
    "date-only": ["date"],
    "env/cwd/git-status": ["path", "list-membership", "appended-text"],
    "uuid/session-id": ["prefixed-id", "session-id"],
    "token-budget-line": ["token-budget"],
    "per-user-in-prefix": ["path", "person"],
    "retrieved-context-before-history": [
      "score", "text", "list-membership", "appended-text", "timestamp",
    ],
    "live-state-in-system": ["flag"],
    "breakpoint-misplaced": ["person"],
  ]

  /// The text of a case, and its rows with a question each.
  private func fieldCase(_ name: String) throws -> (text: String, rows: String) {
    let bytes = try #require(SharedMaterial.bytes("field-cases/\(name)/template.json"))
    let root = try JSONDocument(parsing: bytes).root
    let text = try #require(root["system_template"]).stringBytes()
    var rows = ""
    for (index, row) in try #require(root["rows"]).elements.enumerated() {
      let value = try #require(row["v"])
      rows +=
        "{\"v\":\(String(decoding: value.rawBytes, as: UTF8.self)),\"q\":\"Question \(index)\"}\n"
    }
    return (String(decoding: text, as: UTF8.self), rows)
  }

  private func lint(
    system: String, _ breakpoint: String, user: String, _ rows: String
  ) throws -> (LintPipeline.Outcome, LintFolder) {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - |
        \(block(system))
        \(breakpoint)messages:
          - user: |
        \(block(user))
        samples: rows.jsonl

        """)
    try folder.write(rows, to: "rows.jsonl")
    return (folder.lint(), folder)
  }

  /// The text as the lines of a block scalar, its placeholders filled and its holes marked.
  private func block(_ text: String) -> String {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("<static rules") {
        lines += SharedText.policy.split(separator: "\n").map { "      " + $0 }
      } else {
        let parts = line.split(separator: "{v}", omittingEmptySubsequences: false)
        lines.append(line.isEmpty ? "" : "      " + parts.joined(separator: "⟦{{ v }}⟧"))
      }
    }
    return lines.joined(separator: "\n")
  }
}
