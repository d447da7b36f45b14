import LintPipeline
import PromptRules
import Reporting
import RulePages
import SourceText
import Testing

/// Lists before a breakpoint: what is taken of their elements, how many there are, their order.
@Suite struct RepetitionTests {
  @Test(arguments: [nil, "request"])
  func aValueOfAnElementIsFoundAtItsHole(lifetime: String?) throws {
    let (outcome, folder) = try lint(
      lifetime: lifetime, text: "Shop {{ shop.name }}, stock as of ⟦{{ shop.at }}⟧.",
      "[{name: Oslo, at: noon}, {name: Rome, at: \"2026-11-20T09:00:00Z\"}]",
      "[{name: Oslo, at: noon}, {name: Rome, at: \"2026-11-20T09:01:00Z\"}]")
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map(\.rule) == ["volatile-before-breakpoint"])
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.prefix?.variable == "shop.at")
    #expect(finding.prefix?.cause == "timestamp")
    #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [1, 2])
    #expect(
      finding.prefix?.values.map { [$0.first, $0.second] }
        == [Array("2026-11-20T09:00:00Z".utf8), Array("2026-11-20T09:01:00Z".utf8)])
  }

  @Test(
    arguments: [
      ("[{name: Oslo}]", "[{name: Oslo}, {name: Rome}]", "list-membership"),
      ("[{name: 1}, {name: 2}]", "[{name: 7}]", "list-membership"),
      ("[]", "[{name: Rome}]", "list-membership"),
      ("[{name: Oslo}, {name: Rome}]", "[{name: Rome}, {name: Oslo}]", "list-order"),
    ])
  func anotherListIsFoundAtTheList(left: String, right: String, cause: String) throws {
    let (outcome, folder) = try lint(list: "⟦shops⟧", text: "Shop {{ shop.name }}.", left, right)
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map(\.rule) == ["forked-prefix"])
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.prefix?.cause == cause)
  }

  @Test(
    arguments: [
      ("[Oslo]", "[Oslo, Rome]", nil, "Rome"), (#"[""]"#, "[Oslo, Rome]", "", "Oslo"),
      ("[3, 4, 5]", "[3]", "4", nil),
      ("[Oslo, Rome]", "[Rome, Oslo]", #"["Oslo","Rome"]"#, #"["Rome","Oslo"]"#),
    ] as [(String, String, String?, String?)])
  func elementsAreShownAsTheyAreWritten(
    left: String, right: String, first: String?, second: String?
  ) throws {
    let (outcome, _) = try lint(text: "Shop {{ shop }}.", left, right)
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(finding.rule == "forked-prefix")
    let values = try #require(finding.prefix?.values)
    #expect(values.first == first.map { Array($0.utf8) })
    #expect(values.second == second.map { Array($0.utf8) })
  }

  @Test func aMemberThatNoHoleTakesIsSilent() throws {
    let (outcome, _) = try lint(
      text: "Shop {{ shop.name }}.", "[{name: Oslo, at: 1}]", "[{name: Oslo, at: 2}]")
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    #expect(outcome.report.templates[0].breakpoints[0].distinct == 1)
  }

  @Test func anElementWithoutTheMemberIsFoundAtItsHole() throws {
    let (outcome, folder) = try lint(
      text: "Shop {{ shop.name }} ⟦{{ shop.at }}⟧.", "[{name: Oslo, at: now}]", "[{name: Oslo}]")
    let found = outcome.findings("missing-value")
    #expect(found.map { folder.place(of: $0) } == folder.marks, Comment(rawValue: outcome.summary))
  }

  @Test func aListOfATenantIsSilentWhereRowsSayWhoseItIs() throws {
    let (outcome, _) = try lint(
      lifetime: "tenant", text: "Shop {{ shop.name }}.", "[{name: Oslo}]", "[{name: Rome}]",
      facts: ["$tenant: a, ", "$tenant: b, "])
    #expect(outcome.prefixFindings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test func aListOfATenantThatDiffersWithinItIsFoundAtTheHole() throws {
    let (outcome, folder) = try lint(
      lifetime: "tenant", text: "Shop ⟦{{ shop.name }}⟧.", "[{name: Oslo}]", "[{name: Rome}]",
      facts: ["$tenant: a, ", "$tenant: a, "])
    #expect(outcome.report.findings.map(\.rule) == ["lifetime-violated"])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
  }

  @Test func aToolThatIsAddedIsNamed() throws {
    var folder = try LintFolder()
    try folder.write(
      .init(
        "t.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        tools:
          - splice: ⟦tools⟧
        system:
          - file: policy.md
          - breakpoint
        messages: [user: Hi]
        samples:
          - tools: [{name: find, description: Finds., input_schema: {type: object}}]
          - tools: [{name: find, description: Finds., input_schema: {type: object}}, {name: pay, description: Pays., input_schema: {type: object}}]

        """))
    try folder.write(SharedText.policy, to: "policy.md")
    let finding = try #require(folder.lint().report.findings.first)
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.prefix?.cause == "list-membership")
    #expect(finding.prefix?.values.map { [$0.first, $0.second] } == [nil, Array("pay".utf8)])
  }

  private func lint(
    lifetime: String? = nil, list: String = "shops", text: String, _ rows: String...,
    facts: [String] = ["", ""]
  ) throws -> (outcome: LintPipeline.Outcome, folder: LintFolder) {
    let samples = zip(rows, facts).map { "  - {\($0.1)shops: \($0.0), q: Hi}\n" }.joined()
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        \(lifetime.map { "variables: {shops: {lifetime: \($0)}}" } ?? "")
        system:
          - file: policy.md
          - each: \(list)
            as: shop
            text: "\(text)"
          - Be brief.
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
        \(samples)
        """)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }
}
