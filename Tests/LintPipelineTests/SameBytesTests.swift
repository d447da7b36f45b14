import LintPipeline
import PromptRules
import SourceText
import Testing

/// Rows whose values differ and come to the same bytes.
@Suite struct SameBytesTests {
  private func lint(
    _ system: String, variables: String = "{}", _ rows: [String]
  ) throws -> (LintPipeline.Outcome, LintFolder) {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        variables: \(variables)
        order: written
        system:
        \(system)
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
        \(rows.enumerated().map { "  - {q: \"\($0)\", \($1)}" }.joined(separator: "\n"))

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }

  private static func rows(of findings: [Diagnostic]) -> [[Int]] {
    findings.map { $0.prefix?.rows.map { [$0.first, $0.second] } ?? [] }
  }

  /// A value that only together with another one is that of the first row says nothing of its group.
  @Test func aHiddenValueBreaksNoLifetime() throws {
    let (outcome, _) = try lint(
      #"  - "{{ own }}{{ usual }}""#, variables: "{own: {lifetime: tenant}}",
      [
        "$tenant: t2, own: ab, usual: c", "$tenant: t1, own: a, usual: bc",
        "$tenant: t1, own: a, usual: c",
      ])
    #expect(outcome.findings("lifetime-violated").isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test(arguments: [
    (#"  - "{{ own }}{{ usual }}""#, "own: Be brief.", "usual: Be brief."),
    (#"  - "{{ own }}{{ usual }}""#, "own: ab, usual: c", "own: a, usual: bc"),
    (#"  - "{{ own }} {{ usual }}""#, "own: x y, usual: z", "own: x, usual: y z"),
    (
      "  - {text: Be brief., when: own}\n  - {text: Be brief., when: usual}",
      "own: true, usual: false", "own: false, usual: true"
    ),
    (
      "  - {text: '{{ text }}', when: own}\n  - {text: Be brief., when: usual}",
      "own: true, usual: false, text: Be brief.", "own: false, usual: true, text: Be long."
    ),
  ])
  func areOnePrefix(system: String, first: String, second: String) throws {
    let rows = [first, second, first, second]
    for lifetime in ["", ", lifetime: tenant", ", lifetime: static"] {
      let (outcome, _) = try lint(
        system, variables: "{own: {optional: true\(lifetime)}, usual: {optional: true\(lifetime)}}",
        rows.map { "$tenant: t, \($0)" })
      // That the policy stands behind what a tenant has is another matter.
      let findings = outcome.report.findings.filter { $0.rule != "stranded-static" }
      #expect(findings.isEmpty, Comment(rawValue: outcome.summary))
      let template = try #require(outcome.report.templates.first)
      #expect(template.breakpoints.map(\.distinct) == [1])
      #expect(template.breakpoints.map(\.commonPrefixBytes) == template.breakpoints.map(\.bytes))
      #expect(template.cost?.now == template.cost?.fixed)
    }
  }

  /// Either block may be the last one and carry the breakpoint.
  @Test func haveOneEnd() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        order: written
        system:
          - file: policy.md
          - {text: Be brief., when: own}
          - {text: Be brief., when: usual}
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {own: true, usual: false, q: x}
          - {own: false, usual: true, q: y}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    #expect(outcome.report.templates.first?.breakpoints.last?.distinct == 1)
  }

  /// The provider caches by blocks: the same text, divided otherwise, is another prefix.
  @Test func inOtherBlocksAreOthers() throws {
    let rows = ["a: ab, b: c", "a: a, b: bc"]
    let (outcome, folder) = try lint("  - \"⟦{{ a }}⟧\"\n  - \"⟦{{ b }}⟧\"", rows)
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(outcome.report.templates.first?.breakpoints.map(\.distinct) == [2])
  }

  /// Two rows that each differ from the first in one value may be the same nevertheless.
  @Test func areCountedOnceAmongOthers() throws {
    let rows = ["a: ab, b: c", "a: abx, b: c", "a: ab, b: xc", "a: ab, b: c"]
    let (outcome, _) = try lint("  - \"{{ a }}{{ b }}\"", rows)
    #expect(outcome.report.templates.first?.breakpoints.map(\.distinct) == [2])
  }

  /// What the rows of a tenant have in common is what is sent.
  @Test func ofATenantKeepToItsLifetime() throws {
    let variables = "{a: {lifetime: tenant}, b: {lifetime: tenant}}"
    let rows = ["$tenant: t, a: ab, b: c", "$tenant: u, a: x, b: yz", "$tenant: u, a: xy, b: z"]
    let system = "  - \"{{ a }}{{ b }}\""
    let (outcome, _) = try lint(system, variables: variables, rows)
    #expect(outcome.findings("lifetime-violated").isEmpty, Comment(rawValue: outcome.summary))
    let (other, _) = try lint(system, variables: variables, rows + ["$tenant: u, a: xy, b: zz"])
    #expect(Self.rows(of: other.findings("lifetime-violated")) == [[2, 4], [2, 4]])
  }

  /// A row that comes to the same bytes is no witness.
  @Test func aLaterRowIsTheWitness() throws {
    let rows = ["a: ab, b: c", "a: a, b: bc", "a: a, b: c"]
    let (outcome, folder) = try lint("  - \"⟦{{ a }}⟧{{ b }}\"", rows)
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(Self.rows(of: outcome.report.findings) == [[1, 3]])
    #expect(outcome.report.templates.first?.breakpoints.map(\.distinct) == [2])
  }

  /// Beside a value that changes, or one that each tenant has, they are none.
  @Test(arguments: [
    (#"  - "{{ a }}{{ b }}""#, "a: ab, b: c", "a: a, b: bc"),
    (
      "  - {text: 'Say {{ c }}.', when: a}\n  - {text: 'Say {{ d }}.', when: b}",
      "a: true, b: false, c: x, d: y", "a: false, b: true, c: y, d: x"
    ),
  ])
  func besideOthersAreNoDifference(block: String, first: String, second: String) throws {
    for lifetime in ["tenant", "request"] {
      let rows = (0..<8).map { row in
        "$tenant: t\(row / 4), now: \(lifetime == "tenant" ? row / 4 : row), "
          + (row % 2 == 0 ? first : second)
      }
      let (outcome, folder) = try lint(
        "  - \"Now ⟦{{ now }}⟧\"\n\(block)", variables: "{now: {lifetime: \(lifetime)}}", rows)
      let found = outcome.report.findings.filter { $0.rule != "stranded-static" }
      #expect(
        found.map { folder.place(of: $0) } == (lifetime == "tenant" ? [] : folder.marks),
        Comment(rawValue: outcome.summary))
    }
  }

  /// A breakpoint between two conditions parts what is the same behind both.
  @Test func ofWhichABreakpointSeesOneAreOthers() throws {
    let rows = ["a: true, b: false", "a: false, b: true"]
    let (outcome, folder) = try lint(
      "  - file: policy.md\n  - {text: Be brief., when: ⟦a⟧}\n  - breakpoint\n"
        + "  - {text: Be brief., when: ⟦b⟧}", rows)
    #expect(outcome.findings("forked-prefix").map { folder.place(of: $0) } == folder.marks)
  }
}
