import LintPipeline
import PromptRules
import SourceText
import Testing

/// A value of a tenant, user or session that stands before text which all of them share.
@Suite struct EarlyValueTests {
  private static let policy = SharedText.policy.replacing("\n", with: " ")

  private func lint(
    _ blocks: String, model: String = "claude-haiku-5-5", rows count: Int = 3, perSession: Int = 1
  ) throws -> (LintPipeline.Outcome, LintFolder) {
    let rows = (0..<count).map { row in
      let session = row / perSession
      return "  - {$session: s\(session), sid: id-\(session), cwd: /srv/\(session), q: Q\(row)}"
    }
    let samples = rows.isEmpty ? "" : "\nsamples:\n" + rows.joined(separator: "\n")
    let folder = try LintFolder(
      template: """
        model: \(model)
        \(model.hasPrefix("claude") ? "max_tokens: 256" : "")
        order: written
        variables: {sid: {lifetime: session}, cwd: {lifetime: session}}
        \(blocks)\(samples)

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }

  private static let question = "messages: [{user: \"In {{ cwd }}: {{ q }}\"}]"
  private static let tool = "input_schema: {type: object}"

  @Test(arguments: [
    "system: [\"Session ⟦{{ sid }}⟧\", {file: policy.md}, {breakpoint: 1h}]\n\(question)",
    "system: [\"Session ⟦{{ sid }}⟧. \(policy)\", breakpoint]\n\(question)",
    "system: [{file: policy.md}, \"Session ⟦{{ sid }}⟧\", {file: policy.md}, breakpoint]\n\(question)",
    "messages: [{user: [\"Session ⟦{{ sid }}⟧\", {file: policy.md}, breakpoint]}, {assistant: ok}, "
      + "{user: \"In {{ cwd }}: {{ q }}\"}]",
  ])
  func theValueIsNamedWithWhatMovingItSaves(blocks: String) throws {
    let (outcome, folder) = try lint(blocks)
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map(\.rule) == ["stranded-static"])
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.severity == .error)
    #expect(finding.prefix?.variable == "sid")
    #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [1, 2])
    #expect(finding.remedy?.hasPrefix("Move 'sid' behind the breakpoint on line") ?? false)
    let cost = try #require(finding.prefix?.cost)
    #expect(cost.fixed < cost.now / 4)
  }

  /// What is promised is what the moved value costs.
  @Test func theCostIsThatOfTheRemedy() throws {
    let (outcome, _) = try lint(
      "system: [\"Session {{ sid }}\", {file: policy.md}, breakpoint]\n\(Self.question)")
    let (heeded, _) = try lint(
      "system: [{file: policy.md}, breakpoint, \"Session {{ sid }}\"]\n\(Self.question)")
    #expect(heeded.report.findings.isEmpty, Comment(rawValue: heeded.summary))
    let promised = try #require(outcome.report.findings.first?.prefix?.cost?.fixed)
    let paid = try #require(heeded.report.templates.first?.cost?.now)
    #expect(abs(promised / paid - 1) < 0.05)
  }

  /// Where the breakpoint would be better removed, that is what is told.
  @Test(arguments: [
    ["x", "x", "x"], ["a", "b", "c"],
  ])
  func aBreakpointThatNoMoveMakesWorthItIsToGo(tenants: [String]) throws {
    let rows = tenants.enumerated().map { row, tenant in
      "  - {$tenant: \(tenant), name: \(tenant), q: Q\(row), $at: \"2026-11-20T0\(3 * row):00:00Z\"}"
    }
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        order: written
        variables: {name: {lifetime: tenant}}
        system: ["You serve {{ name }}.", {file: policy.md}, ⟦breakpoint⟧]
        messages: [{user: "{{ q }}"}]
        samples:
        \(rows.joined(separator: "\n"))

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    #expect(outcome.report.findings.map(\.rule) == ["breakpoint-never-pays"])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
  }

  /// Text of `system` cannot stand before a tool.
  @Test func aValueOfAToolIsToLeaveIt() throws {
    for tools in [
      "[{name: a, description: \"For ⟦{{ sid }}⟧.\", \(Self.tool)}]",
      "[{name: b, description: B., \(Self.tool), cache_control: {type: ephemeral}}, "
        + "{name: a, description: \"For ⟦{{ sid }}⟧.\", \(Self.tool)}]",
    ] {
      let (outcome, folder) = try lint(
        "tools: \(tools)\nsystem: [{file: policy.md}, breakpoint]\n\(Self.question)")
      let found = outcome.findings("stranded-static")
      #expect(
        found.map { folder.place(of: $0) } == folder.marks, Comment(rawValue: outcome.summary))
      #expect(
        found.map { $0.remedy?.hasPrefix("Move 'sid' out of the tool, into text behind") } == [true]
      )
      #expect(outcome.findings("breakpoint-never-pays").isEmpty)
    }
  }

  /// What changes with each request is said first: it breaks the prefix of every session as well.
  @Test func aValueOfARequestGoesFirst() throws {
    let (outcome, folder) = try lint(
      "system: [\"Session {{ sid }}: ⟦{{ q }}⟧\", {file: policy.md}, breakpoint]\n\(Self.question)")
    #expect(outcome.report.findings.map(\.rule) == ["volatile-before-breakpoint"])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
  }

  /// Behind the end of a conversation nothing can be read.
  @Test func wherePlacesAreMissingABreakpointIsAdvised() throws {
    let (outcome, folder) = try lint(
      """
      system: ["Session ⟦{{ sid }}⟧", {file: policy.md}]
      messages: [{splice: cwd}, {user: ["{{ q }}", breakpoint]}]
      samples:
        - {$session: a, sid: a, cwd: [], q: x}
        - {$session: a, sid: a, cwd: [{role: user, content: x}, {role: assistant, content: ok}], q: y}
        - {$session: b, sid: b, cwd: [], q: x}
        - {$session: b, sid: b, cwd: [{role: user, content: x}, {role: assistant, content: ok}], q: y}
      """, rows: 0)
    let found = outcome.findings("stranded-static")
    #expect(found.map { folder.place(of: $0) } == folder.marks, Comment(rawValue: outcome.summary))
    #expect(
      found.map(\.remedy)
        == ["Move 'sid' behind the constant text, and put a breakpoint between them."])
  }

  /// A provider that caches whatever requests begin with has the same to gain.
  @Test func automaticCachesGainAsMuch() throws {
    let (outcome, folder) = try lint(
      "system: [\"Session ⟦{{ sid }}⟧\", \"\(String(repeating: Self.policy, count: 3))\"]\n\(Self.question)",
      model: "gpt-4.1")
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(folder.place(of: finding) == folder.marks[0])
    let cost = try #require(finding.prefix?.cost)
    #expect(cost.fixed < cost.now / 2)
  }

  @Test func severalAreOneFinding() throws {
    let (outcome, folder) = try lint(
      """
      system: ["Session ⟦{{ sid }}⟧", {file: policy.md}, "In ⟦{{ cwd }}⟧", {file: policy.md}, breakpoint]
      messages: [{user: "{{ q }}"}]
      """)
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.count == 1)
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.notes.compactMap(\.span?.rangeInFile).contains(folder.marks[1].range))
  }

  /// Turns of sessions may make the breakpoint pay, and still each session writes the text anew.
  @Test(arguments: [(40, 20), (0, 1), (2, 2)])
  func whereTheBreakpointPaysItIsAWarning(rows: Int, perSession: Int) throws {
    let (outcome, folder) = try lint(
      "system: [\"Session ⟦{{ sid }}⟧\", {file: policy.md}, breakpoint]\n\(Self.question)",
      rows: rows, perSession: perSession)
    let found = outcome.findings("stranded-static")
    #expect(found.map(\.severity) == [.warning], Comment(rawValue: outcome.summary))
    #expect(found.map { folder.place(of: $0) } == folder.marks)
    #expect(found.map { $0.prefix?.evidence } == [rows == 40 ? .measured : .declared])
  }

  /// A sentence with a value that is read often enough needs no rewriting, nor does text too short
  /// for any cache.
  @Test(arguments: [
    ("system: [\"For {{ sid }}. \(policy)\", breakpoint]\n\(question)", 40),
    (
      "system: [\"For {{ sid }}\", \"{{ cwd }}\", Be brief., breakpoint]\nmessages: [{user: \"{{ q }}\"}]",
      3
    ),
  ])
  func textThatItBelongsToStaysWithIt(blocks: String, rows: Int) throws {
    let (outcome, _) = try lint(blocks, rows: rows, perSession: 20)
    #expect(outcome.findings("stranded-static").isEmpty, Comment(rawValue: outcome.summary))
  }

  /// Rows of one session show no list to be another's; what is declared tells.
  @Test(arguments: [
    ("tools: [{splice: ⟦sid⟧}]\nsystem: [{file: policy.md}, breakpoint]", "Offer every request"),
    (
      "system: [{each: ⟦sid⟧, as: x, text: \"{{ x.name }}\"}, {file: policy.md}, breakpoint]",
      "Move 'sid' behind the breakpoint on line"
    ),
  ])
  func aListIsNamedAsWell(blocks: String, advice: String) throws {
    let list = "[{name: a, description: A., \(Self.tool)}]"
    let (outcome, folder) = try lint(
      """
      \(blocks)
      messages: [{user: "In {{ cwd }}: {{ q }}"}]
      samples:
        - {$session: s, sid: \(list), cwd: a, q: x}
        - {$session: s, sid: \(list), cwd: a, q: y}
      """, rows: 0)
    let found = outcome.findings("stranded-static")
    #expect(found.map { folder.place(of: $0) } == folder.marks, Comment(rawValue: outcome.summary))
    #expect(
      found.map { $0.remedy?.hasPrefix(advice) } == [true])
  }

  /// Where no breakpoint of constant text is there to be moved before, none is spoken of.
  @Test func textBehindAllBreakpointsGoesBeforeTheValue() throws {
    let (outcome, _) = try lint(
      "system: [\"Session {{ sid }}\", breakpoint, {file: policy.md}]\n\(Self.question)")
    #expect(
      outcome.findings("stranded-static").map(\.remedy)
        == ["Move the block before 'sid', and put a breakpoint behind it."])
  }

  @Test func theFixMovesTheValue() throws {
    let (outcome, _) = try lint(
      """
      system:
        - "Session {{ sid }}"
        - file: policy.md
        - breakpoint
      \(Self.question)
      """)
    let fix = try #require(outcome.report.findings.first?.fix)
    #expect(fix.safety == .unsafe)
    #expect(fix.summary == "move the block behind the breakpoint")
  }
}
