import LintPipeline
import PromptRules
import SourceText
import Testing

/// What a declaration says of how long a value lives, and what it leaves to the rows.
@Suite struct DeclaredLifetimeTests {
  private func lint(_ variable: String, _ rows: String) throws -> (LintPipeline.Outcome, LintFolder)
  {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        variables: {mode: \(variable)}
        system: [{file: policy.md}, "Mode ⟦{{ mode }}⟧", breakpoint]
        messages: [{user: "{{ q }}"}]
        samples: \(rows)

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }

  /// The provider leaves tools with `defer_loading` out of the prefix until the model asks for them.
  @Test func deferredToolsAreNoPartOfThePrefix() throws {
    let deferred = "{name: b, description: B, defer_loading: true, input_schema: {type: object}}"
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        variables: {xs: {lifetime: session}}
        tools: [{name: a, description: A, input_schema: {type: object}}, {splice: xs}]
        system: [{file: policy.md}, breakpoint]
        messages: [{user: "{{ q }}"}]
        samples:
          - {$session: s, xs: [], q: x}
          - {$session: s, xs: [\(deferred)], q: y}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    #expect(outcome.findings("lifetime-violated").isEmpty, Comment(rawValue: outcome.summary))
    #expect(outcome.report.templates[0].breakpoints[0].distinct == 1)
  }

  @Test func aSessionsValueMayNotChangeWithinIt() throws {
    let (outcome, folder) = try lint(
      "{lifetime: session}",
      "[{$session: a, mode: plan, q: x}, {$session: a, mode: act, q: y}]")
    #expect(outcome.report.findings.map(\.rule) == ["lifetime-violated"])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
  }

  @Test(
    arguments: [
      (
        "system: [{each: ⟦xs⟧, as: x, text: \"{{ x.p }}\"}, {file: policy.md}, breakpoint]",
        "p: one", "p: two"
      ),
      ("tools: [{splice: ⟦xs⟧}]\nsystem: [{file: policy.md}, breakpoint]", tool("a"), tool("b")),
    ],
    [([0, 1], [0], "list-membership"), ([0, 1], [1, 0], "list-order")])
  func aSessionsListMayNotChangeWithinIt(
    blocks: (text: String, first: String, second: String),
    change: (before: [Int], after: [Int], cause: String)
  ) throws {
    func list(_ places: [Int]) -> String {
      "[" + places.map { "{\($0 == 0 ? blocks.first : blocks.second)}" }.joined(separator: ", ")
        + "]"
    }
    for declaration in ["{lifetime: session}", "{optional: true}"] {
      let folder = try LintFolder(
        template: """
          model: claude-haiku-5-5
          max_tokens: 256
          order: written
          variables: {xs: \(declaration)}
          \(blocks.text)
          messages: [{user: "{{ q }}"}]
          samples:
            - {$session: a, xs: \(list(change.before)), q: x}
            - {$session: a, xs: \(list(change.after)), q: y}
            - {$session: a, xs: \(list([1])), q: z}

          """)
      try folder.write(SharedText.policy, to: "policy.md")
      let outcome = folder.lint()
      let rule: RuleID = declaration.contains("session") ? "lifetime-violated" : "forked-prefix"
      #expect(
        outcome.report.findings.map(\.rule) == [rule], Comment(rawValue: outcome.summary))
      #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
      #expect(outcome.report.findings.map(\.severity) == [.error])
      #expect(outcome.report.findings.map { $0.prefix?.cause } == [change.cause])
      if change.cause == "list-order" {
        #expect(outcome.report.findings[0].remedy?.contains("sorted by name") ?? false)
      }
    }
  }

  private static func tool(_ name: String) -> String {
    "name: \(name), description: D., input_schema: {type: object}"
  }

  /// A list at the end of a prefix may get longer: each turn reads what the turn before has written.
  @Test func aSessionsListMayGrow() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        variables: {xs: {lifetime: session}}
        system: [{file: policy.md}, {splice: xs}, breakpoint, Be brief.]
        messages: [{user: "{{ q }}"}]
        samples:
          - {$session: a, xs: [{type: text, text: one}], q: x}
          - {$session: a, xs: [{type: text, text: one}, {type: text, text: two}], q: y}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    #expect(outcome.findings("lifetime-violated").isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test(arguments: ["{default: calm}", "{optional: true}", "{budget: 400}", "{description: x}"])
  func rowsDecideWhereNoLifetimeIsGiven(variable: String) throws {
    let (outcome, _) = try lint(variable, "[{mode: calm, q: x}, {mode: calm, q: y}]")
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    let (changed, folder) = try lint(variable, "[{mode: calm, q: x}, {mode: loud, q: y}]")
    #expect(changed.report.findings.map(\.rule) == ["volatile-before-breakpoint"])
    #expect(changed.report.findings.map { folder.place(of: $0) } == folder.marks)
  }

  /// Two values of a day, and the rows' times as they are written.
  private func days(_ first: String, _ second: String, isOther: Bool) throws -> [RuleID] {
    let other = isOther ? "b" : "a"
    let (outcome, _) = try lint(
      "{lifetime: daily}",
      "[{$at: '\(first)', mode: a, q: x}, {$at: '\(second)', mode: \(other), q: y}]")
    return outcome.report.findings.map(\.rule).filter { $0 == "lifetime-violated" }
  }

  /// A day is that of the dates as they are written, not of UTC.
  @Test(arguments: [
    ("2026-11-20T10:00:00-08:00", "2026-11-20T18:00:00-08:00", true),
    ("2026-11-20T23:30:00+09:00", "2026-11-21T00:42:00+09:00", false),
    ("2026-11-20T23:30:00Z", "2026-11-21T00:42:00Z", false),
  ])
  func aDayIsThatOfTheDateAsWritten(first: String, second: String, isOne: Bool) throws {
    #expect(try days(first, second, isOther: true) == (isOne ? ["lifetime-violated"] : []))
    #expect(try days(first, second, isOther: false).isEmpty)
  }

  /// The rule takes moments that values name for those of one day, and so does the cost.
  @Test func aDayThatOnlyValuesNameCostsWhatADayDoes() throws {
    func cost(_ at: (String) -> String) throws -> CostChange? {
      let rows = (0..<8).map { row in
        let time = "2026-11-20T09:00:0\(row)Z"
        return "{\(at(time))mode: '\(time)', q: x\(row)}"
      }
      let (outcome, _) = try lint("{lifetime: daily}", "[\(rows.joined(separator: ", "))]")
      return try #require(outcome.findings("lifetime-violated").first).prefix?.cost
    }
    let dated = try #require(try cost { "$at: '\($0)', " })
    let undated = try #require(try cost { _ in "" })
    #expect(undated.fixed < undated.now / 4)
    #expect(abs(undated.fixed / dated.fixed - 1) < 0.1)
  }

  /// What is the same in all rows of a tenant lives as long as what else the tenant has.
  @Test(arguments: [("$tenant", "tenant"), ("$user", "user"), ("$session", "session")])
  func aValueThatFollowsItsGroupIsToBeDeclaredSo(fact: String, lifetime: String) throws {
    func finding(_ mode: (Int) -> String) throws -> Diagnostic {
      let rows = (0..<12).map { row in
        "  - {\(fact): g\(row % 3), rules: rule \(row % 3), mode: \(mode(row)), q: x\(row)}"
      }
      let folder = try LintFolder(
        template: """
          model: claude-haiku-5-5
          max_tokens: 256
          variables: {rules: {lifetime: \(lifetime)}}
          system: ["Rules {{ rules }} ⟦{{ mode }}⟧", {file: policy.md}, breakpoint]
          messages: [{user: "{{ q }}"}]
          samples:
          \(rows.joined(separator: "\n"))

          """)
      try folder.write(SharedText.policy, to: "policy.md")
      let finding = try #require(folder.lint().findings("volatile-before-breakpoint").first)
      #expect([folder.place(of: finding)] == folder.marks)
      return finding
    }
    let following = try finding { "mode \($0 % 3)" }
    #expect(following.remedy?.hasPrefix("Keep 'mode' and declare it '\(lifetime)'") ?? false)
    let cost = try #require(following.prefix?.cost)
    #expect(cost.now == cost.fixed)
    let other = try finding { "mode \($0)" }
    #expect(other.remedy?.hasPrefix("Move 'mode' behind the last breakpoint") ?? false)
    #expect(other.remedy?.contains("declare it") == false)
  }
}
