import LintPipeline
import Reporting
import SourceText
import Testing

/// Values in blocks that a condition may leave out.
@Suite struct ConditionTests {
  @Test func aValueOfABlockThatIsLeftOutIsSilent() throws {
    let (outcome, _) = try lint(
      "{debug: false, now: \"09:00\"}", "{debug: false, now: \"09:01\"}", "{debug: false}")
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    #expect(outcome.report.templates[0].breakpoints[0].distinct == 1)
  }

  @Test func onlyRowsThatHaveTheBlockAreHeldAgainstEachOther() throws {
    let (outcome, folder) = try lint(
      "{debug: false, now: \"09:00\"}", "{debug: true, now: \"09:01\"}",
      "{debug: true, now: \"09:02\"}")
    let finding = try #require(
      outcome.findings("volatile-before-breakpoint").first, Comment(rawValue: outcome.summary))
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [2, 3])
    #expect(outcome.findings("forked-prefix").count == 1)
  }

  @Test func theValueBehindTheBreakpointIsAnotherMatter() throws {
    let (outcome, _) = try lint(
      "{debug: false, now: \"09:00\"}", "{debug: false, now: \"09:01\"}",
      "{debug: false, now: \"09:02\"}", message: "At {{ now }}")
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test func aConditionAloneForksThePrefix() throws {
    let (outcome, _) = try lint(
      "{debug: true, now: noon}", "{debug: false, now: noon}", "{debug: true, now: noon}")
    #expect(outcome.report.findings.map(\.rule) == ["forked-prefix"])
  }

  /// Requests with the same outcome read what each other writes.
  @Test func aConditionInTheLastMessageForksItToo() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        messages:
          - user:
              - file: policy.md
              - when: ⟦debug⟧
                text: Say why.
              - breakpoint
              - "{{ q }}"
        samples: [{debug: true, q: a}, {debug: false, q: b}, {debug: true, q: c}]

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    #expect(outcome.report.findings.map(\.rule) == ["forked-prefix"])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
  }

  /// An outcome that lasts as long as a value may that stands there is told as such a value is.
  @Test(
    arguments: [
      "when: ⟦memory⟧\n    text: \"{{ memory }}\"",
      "each: ⟦memory⟧\n    as: note\n    text: \"{{ note }}\"", "splice: ⟦memory⟧",
    ],
    [("user", nil), ("daily", Severity.hint)])
  func anOutcomeThatLastsIsSilent(block: String, lifetime: (String, Severity?)) throws {
    let (name, severity) = lifetime
    let values =
      block.hasPrefix("when")
      ? ["\"\"", "Likes tea."]
      : block.hasPrefix("each") ? ["[]", "[Likes tea.]"] : ["[]", "[{type: text, text: Tea.}]"]
    let rows = [0, 1, 2, 3, 4, 5].map { row in
      let (other, fact) =
        name == "user"
        ? (row % 2, "$user: u\(row % 2)") : (row / 3, "$at: \"2026-11-2\(row / 3)T09:0\(row):00Z\"")
      return "  - {\(fact), memory: \(values[other])}\n"
    }
    let (outcome, folder) = try lint(outcome: block, name, rows: rows.joined())
    // A day later the first breakpoint has nothing to be read either, which is another matter.
    let found = outcome.report.findings.filter { $0.rule != "breakpoint-never-pays" }
    #expect(found.map(\.severity) == [severity].compactMap(\.self))
    #expect(found.allSatisfy { [folder.place(of: $0)] == folder.marks })
  }

  @Test(
    arguments: [
      // Each user has one request: none reads what another one wrote.
      ("", "    - {$user: a, memory: x}\n    - {$user: b, memory: \"\"}\n", "forked-prefix"),
      // It changes within its lifetime.
      (
        "",
        "    - {$user: a, memory: x}\n    - {$user: a, memory: \"\"}\n    - {$user: a, memory: x}\n",
        "lifetime-violated"
      ),
      // What all share behind it is cached once more for each outcome.
      (
        "  - file: policy.md\n",
        "    - {$user: a, memory: x}\n    - {$user: b, memory: \"\"}\n    - {$user: a, memory: x}\n"
          + "    - {$user: b, memory: \"\"}\n",
        "forked-prefix"
      ),
    ] as [(String, String, RuleID)])
  func anOutcomeThatCostsIsFound(behind: String, rows: String, rule: RuleID) throws {
    let (outcome, folder) = try lint(
      outcome: "when: ⟦memory⟧\n    text: \"{{ memory }}\"", behind: behind, "user", rows: rows)
    let finding = try #require(outcome.findings(rule).first, Comment(rawValue: outcome.summary))
    #expect(folder.place(of: finding) == folder.marks[0])
    let cost = try #require(finding.prefix?.cost)
    #expect(cost.fixed < cost.now)
  }

  @Test(
    arguments: [("", []), ("  - file: policy.md\n", ["forked-prefix"])] as [(String, [RuleID])])
  func anOutcomeThatNoRowShowsIsToldByWhatItParts(behind: String, rules: [RuleID]) throws {
    let (outcome, _) = try lint(
      outcome: "when: memory\n    text: Be formal.", behind: behind, "user", rows: "")
    #expect(outcome.report.findings.map(\.rule) == rules, Comment(rawValue: outcome.summary))
  }

  private func lint(
    outcome block: String, behind: String = "", _ lifetime: String, rows: String
  ) throws -> (outcome: LintPipeline.Outcome, folder: LintFolder) {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        order: written
        variables: {memory: {lifetime: \(lifetime), optional: true}}
        system:
          - file: policy.md
          - breakpoint: 1h
          - \(block)
        \(behind)  - Be brief.
          - breakpoint
        messages: [user: Hi]
        \(rows.isEmpty ? "" : "samples:\n" + rows)
        """)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }

  @Test func aNameThatNoRowHasIsStillUndefined() throws {
    let (outcome, _) = try lint("{debug: false}", "{debug: false}", "{debug: false}")
    #expect(outcome.report.findings.map(\.rule) == ["undefined-variable"])
  }

  private func lint(
    _ rows: String..., message: String = "Hi"
  ) throws -> (outcome: LintPipeline.Outcome, folder: LintFolder) {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: policy.md
          - when: debug
            text: "Now ⟦{{ now }}⟧"
          - Be brief.
          - breakpoint
        messages: [user: "\(message)"]
        samples: [\(rows.joined(separator: ", "))]

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }
}
