import LintPipeline
import PromptRules
import SourceText
import Testing

/// Values that say the same in several forms, and what it costs until they have one.
@Suite struct DriftingValueTests {
  private func lint(
    _ values: [String], hole: String = "{{ v }}", variables: String = "{}"
  ) throws -> LintPipeline.Outcome {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        variables: \(variables)
        system:
          - file: policy.md
          - Say \(hole)
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples: rows.jsonl

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let rows = values.enumerated().map { #"{"q":"x\#($0)","v":\#($1)}"# }
    try folder.write(rows.joined(separator: "\n"), to: "rows.jsonl")
    return folder.lint()
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"" + escaped.replacing("\r\n", with: "\\r\\n").replacing("\n", with: "\\n") + "\""
  }

  private static let lines = (0..<60).map { "Line \($0) of the rules that hold for the café." }

  /// Normalised, the value stays where it is: that is what the fixed requests cost.
  @Test(
    arguments: [
      ("\n", "\r\n", "encoding-drift"), ("\n", "  \n", "encoding-drift"),
      ("\n", "\n\u{200B}", "encoding-drift"),
    ] as [(String, String, RuleID)])
  func oneFormIsWhatTheRemedyCosts(first: String, second: String, rule: RuleID) throws {
    let forms = [first, second].map { Self.quoted(Self.lines.joined(separator: $0)) }
    let drifting = try lint((0..<12).map { forms[$0 % 2] })
    #expect(drifting.report.findings.map(\.rule) == [rule], Comment(rawValue: drifting.summary))
    try expect(drifting, isFixedBy: lint((0..<12).map { _ in forms[0] }))
  }

  @Test func oneOrderOfKeysIsWhatTheRemedyCosts() throws {
    let members = (0..<120).map { #""key_\#($0)":\#($0)"# }
    let objects = (0..<12).map { row in
      "{" + (members[(row * 7)...] + members[..<(row * 7)]).joined(separator: ",") + "}"
    }
    let drifting = try lint(objects.map(Self.quoted))
    #expect(drifting.report.findings.map(\.rule) == ["unsorted-json"])
    try expect(drifting, isFixedBy: lint(objects, hole: "{{ v | json }}"))
  }

  private func expect(_ outcome: LintPipeline.Outcome, isFixedBy other: LintPipeline.Outcome) throws
  {
    #expect(other.report.findings.isEmpty, Comment(rawValue: other.summary))
    let cost = try #require(outcome.report.findings.first?.prefix?.cost)
    let fixed = try #require(other.report.templates.first?.cost?.now)
    #expect(cost.now > 1.5 * fixed)
    #expect(abs(cost.fixed / fixed - 1) < 0.05)
  }

  /// Where something else changes too, that is what is wrong, and its rows are the witness.
  @Test(arguments: [
    (["Oslo", "oslo", "Bergen", "Paris"], 3),
    ([#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#, #"{"b":3,"a":1}"#], 3),
    (["x", "x ", "x", "2026-11-20T09:00:00Z", "2026-11-20T09:00:01Z"], 4),
    (["x", "x ", " x", "x\u{200B}", "y"], 5),
  ])
  func anotherContentOutweighsAnotherForm(values: [String], row: Int) throws {
    let outcome = try lint(values.map(Self.quoted))
    let finding = try #require(outcome.report.findings.first)
    #expect(outcome.report.findings.map(\.rule) == ["volatile-before-breakpoint"])
    #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [1, row])
    let declared = try lint(values.map(Self.quoted), variables: "{v: {lifetime: static}}")
    #expect(declared.report.findings.map(\.rule) == ["lifetime-violated"])
    #expect(
      declared.report.findings.first?.prefix?.rows.map { [$0.first, $0.second] } == [1, row])
  }

  /// A large value that comes back is cheaper where it is than behind the breakpoint.
  @Test func aValueThatComesBackIsKept() throws {
    let text = Self.lines.joined(separator: " ")
    let outcome = try lint((0..<12).map { Self.quoted("\(text) \($0 % 2)") })
    let finding = try #require(outcome.findings("volatile-before-breakpoint").first)
    let remedy = try #require(finding.remedy)
    #expect(remedy.hasPrefix("Keep 'v' and declare the lifetime that it has"))
    #expect(remedy.contains("it would cost more, $0."))
    #expect(finding.fix == nil)
    let cost = try #require(finding.prefix?.cost)
    #expect(cost.fixed == cost.now)
    let changing = try lint((0..<12).map { Self.quoted("\(text) \($0)") })
    let other = try #require(changing.findings("volatile-before-breakpoint").first)
    #expect(other.remedy?.hasPrefix("Move 'v' behind the last breakpoint") ?? false)
    #expect((other.prefix?.cost).map { $0.fixed < $0.now } ?? false)
  }
}
