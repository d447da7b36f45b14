import LintPipeline
import PromptRules
import Reporting
import SourceText
import Testing

/// Findings about breakpoints that cost more than they save, and the costs that stand beside them.
@Suite struct CostFindingTests {
  private static let policy = String(
    repeating: "Answer from the return policy only, and say so when it does not cover a case. ",
    count: 80)
  private static let head = """
    model: claude-haiku-5-5
    max_tokens: 256

    """

  /// Rows at some minutes of a day.
  private static func rows(at minutes: [Int]) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return minutes.enumerated().map { row, minute in
      let time = "2026-11-20T\(two(minute / 60)):\(two(minute % 60)):00Z"
      return "  - {$at: \"\(time)\", q: Question \(row)}\n"
    }.joined()
  }

  private static func template(_ breakpoint: String, _ minutes: [Int]) -> String {
    """
    \(head)system:
      - \(policy)
    \(breakpoint)messages:
      - user: "{{ q }}"
    samples:
    \(rows(at: minutes))
    """
  }

  @Test func rowsTooFarApartPayForAnHour() throws {
    let folder = try LintFolder(template: Self.template("  - ⟦breakpoint⟧\n", [0, 50, 100, 150]))
    let outcome = folder.lint()
    let finding = try #require(outcome.findings("breakpoint-never-pays").first)
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.message.contains("0 of 4 rows"))
    #expect(finding.remedy?.contains("breakpoint: 1h") ?? false)
    let cost = try #require(finding.prefix?.cost)
    // Writes at 1.25; for an hour, reads at a tenth.
    #expect(abs(cost.fixed / cost.now - 0.1 / 1.25) < 0.02)
    #expect(outcome.report.templates.first?.cost?.now == cost.now)
  }

  @Test func rowsADayApartAreBetterUncached() throws {
    let folder = try LintFolder(template: Self.template("  - ⟦breakpoint: 1h⟧\n", [0, 500, 1000]))
    let finding = try #require(folder.lint().findings("breakpoint-never-pays").first)
    #expect(finding.remedy?.contains("Remove it") ?? false)
    let cost = try #require(finding.prefix?.cost)
    #expect(abs(cost.now / cost.fixed - 2) < 0.02)
  }

  /// One value for each session, behind text that all of them share.
  private static func sessions(_ blocks: String, at minutes: [Int]) -> String {
    """
    \(head)variables: {memory: {lifetime: session}}
    system:
    \(blocks)  - ⟦breakpoint⟧
    messages:
      - user: "{{ q }}"
    samples:
    \(rows(at: minutes).replacing(", q:", with: ", $session: s, memory: m, q:"))
    """
  }

  @Test(arguments: [
    ("  - \(policy)\n  - \"{{ memory }}\"\n", "before the block with 'memory'"),
    ("  - \"\(policy) {{ memory }}\"\n", "Split the block before 'memory'"),
  ])
  func aBreakpointBehindWhatOnlyASessionHasMovesBeforeIt(blocks: String, advice: String) throws {
    func lint(_ minutes: [Int]) throws -> (Diagnostic?, LintFolder) {
      let text = Self.sessions(blocks, at: minutes)
      var number = 0
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        number += 1
        return line.replacing(
          "$session: s, memory: m", with: "$session: s\(number), memory: m\(number)")
      }
      let folder = try LintFolder(template: lines.joined(separator: "\n"))
      return (folder.lint().findings("breakpoint-never-pays").first, folder)
    }
    let (found, folder) = try lint([0, 1, 2, 3])
    let finding = try #require(found)
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.remedy?.contains(advice) ?? false)
    let cost = try #require(finding.prefix?.cost)
    #expect(cost.fixed < cost.now / 8)
    // A day apart, no place pays.
    let (rare, _) = try lint([0, 500, 1000])
    #expect(rare?.remedy?.contains("Remove it") ?? false)
  }

  /// What `cache: auto` places is nobody's to remove; its cost is told.
  @Test func placedBreakpointsAreNotBlamed() throws {
    let automatic = try LintFolder(template: Self.template("", [0, 6, 12, 18])).lint()
    #expect(automatic.report.findings.isEmpty, "\(automatic.summary)")
    let written = try LintFolder(template: Self.template("  - breakpoint\n", [0, 6, 12, 18])).lint()
    #expect(written.findings("breakpoint-never-pays").count == 1)
    let template = try #require(automatic.report.templates.first)
    #expect(template.cost == written.report.templates.first?.cost)
    #expect(template.breakpoints.first?.pays == false)
  }

  /// A session of one row is no conversation: without the time of day, all rows would share the prefix.
  @Test func sessionsOfOneRowCostWhatRowsWithoutSessionsDo() throws {
    func cost(_ session: (Int) -> String) throws -> CostChange? {
      let rows = (0..<4).map { "  - {\(session($0))now: '09:0\($0)', q: x\($0)}" }
      let folder = try LintFolder(
        template: """
          \(Self.head)system: [Answer.]
          messages:
            - user:
                - "Context at ⟦{{ now }}⟧"
                - \(Self.policy)
                - breakpoint
            - assistant: ok
            - user: "{{ q }}"
          samples:
          \(rows.joined(separator: "\n"))

          """)
      let finding = try #require(folder.lint().findings("volatile-before-breakpoint").first)
      #expect(folder.place(of: finding) == folder.marks[0])
      return finding.prefix?.cost
    }
    let cost = (try cost { _ in "" }, try cost { "$session: s\($0), " })
    #expect(cost.0 == cost.1)
    #expect((cost.1?.fixed ?? 1) < (cost.1?.now ?? 0) / 5)
  }

  /// Rows of one moment share a prefix: what is wrong is when they are sent.
  @Test func parallelRowsAreNoFaultOfTheBreakpoint() throws {
    let folder = try LintFolder(template: Self.template("  - ⟦breakpoint⟧\n", [0, 0, 0, 0]))
    let outcome = folder.lint()
    #expect(outcome.report.findings.map(\.rule) == ["cold-fan-out"], "\(outcome.summary)")
    let facts = try #require(outcome.report.findings.first?.prefix)
    let cost = try #require(facts.cost)
    #expect(abs(cost.fixed / cost.now - 0.1 / 1.25) < 0.02)
    let tokens = try #require(outcome.report.templates.first?.breakpoints.first?.tokens?.point)
    #expect(facts.tokensLost?.point == tokens * 3 / 4)
  }

  @Test func tenantsOfOneRowEachReadNothing() throws {
    let folder = try LintFolder(
      template: """
        \(Self.head)variables:
          rules: {lifetime: tenant}
        system:
          - "{{ rules }}"
          - ⟦breakpoint⟧
        messages:
          - user: "{{ q }}"
        samples:
          - {$tenant: a, rules: "A. \(Self.policy)", q: x}
          - {$tenant: b, rules: "B. \(Self.policy)", q: y}
          - {$tenant: c, rules: "C. \(Self.policy)", q: z}

        """)
    let finding = try #require(folder.lint().findings("breakpoint-never-pays").first)
    #expect(folder.place(of: finding) == folder.marks[0])
    let cost = try #require(finding.prefix?.cost)
    #expect(abs(cost.now / cost.fixed - 1.25) < 0.02)
  }

  /// Rows that are first turns do not have the turns that read what they write.
  @Test(arguments: [true, false])
  func firstTurnsSayNothingOfTheNextOnes(isShared: Bool) throws {
    let folder = try LintFolder(
      template: """
        \(Self.head)system:
          - \(Self.policy)
        \(isShared ? "  - breakpoint" : "")
        messages:
          - splice: history
          - user: ["{{ q }}", ⟦breakpoint⟧]
        samples:
          - {history: [], q: Where is my order? It was to come on Monday.}
          - {history: [], q: Can I return a lamp? The box is open.}
          - {history: [], q: Who pays for the parcel? It was damaged.}

        """)
    let outcome = folder.lint()
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map(\.rule) == ["breakpoint-never-pays"])
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.severity == (isShared ? .hint : .warning))
    #expect(
      finding.remedy?.contains(isShared ? "rows of the next turns" : "Put another one") ?? false)
  }

  /// A turn of a word gains nothing from its own entry, nor loses anything worth a word.
  @Test func aBreakpointThatCostsNextToNothingIsSilent() throws {
    let folder = try LintFolder(
      template: """
        model: claude-sonnet-5-5
        max_tokens: 256
        system:
          - \(Self.policy)
          - breakpoint
        messages:
          - splice: history
          - user: ["{{ q }}", breakpoint]
        samples:
          - {$session: s, history: [], q: a}
          - $session: s
            history: [{role: user, content: a}, {role: assistant, content: b}]
            q: c

        """)
    let outcome = folder.lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test func whatIsTooFarToBeLookedBackAtHasOneFinding() throws {
    let blocks = (0..<26).map { "{type: text, text: part \($0)}" }.joined(separator: ", ")
    let folder = try LintFolder(
      template: """
        \(Self.head)system:
          - \(Self.policy)
        messages:
          - splice: history
          - user: ["{{ q }}", ⟦breakpoint⟧]
        samples:
          - {$session: s, history: [], q: go}
          - $session: s
            history: [{role: user, content: go}, {role: assistant, content: [\(blocks)]}]
            q: more

        """)
    let outcome = folder.lint()
    #expect(outcome.report.findings.map(\.rule) == ["lookback-exceeded"])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
  }

  /// Without rows a value that is declared to change with each request is written by each.
  @Test func aDeclaredValueCostsAWriteEachTime() throws {
    let folder = try LintFolder(
      template: """
        \(Self.head)variables:
          now: {lifetime: request}
        system:
          - "It is ⟦{{ now }}⟧."
          - \(Self.policy)
          - breakpoint
        messages:
          - user: Go on.

        """)
    let finding = try #require(folder.lint().findings("volatile-before-breakpoint").first)
    let cost = try #require(finding.prefix?.cost)
    #expect(cost.now > 10 * cost.fixed)
  }

  /// What is said of a value that is declared to last a day.
  private func daily(_ values: [String]) throws -> Diagnostic {
    let rows = values.map { "  - {today: \"\($0)\", q: a}\n" }.joined()
    let folder = try LintFolder(
      template: """
        \(Self.head)variables:
          today: {lifetime: daily}
        system:
          - \(Self.policy)
          - "Today: ⟦{{ today }}⟧"
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
        \(rows)
        """)
    let finding = try #require(folder.lint().findings("volatile-before-breakpoint").first)
    #expect([folder.place(of: finding)] == folder.marks)
    return finding
  }

  /// One cold start a day is no loss of each request.
  @Test func aDailyValueLosesNothingPerRequest() throws {
    let finding = try daily(["2026-11-20", "2026-11-20", "2026-11-21"])
    #expect(finding.severity == .hint)
    #expect(finding.prefix?.tokensLost == nil && finding.prefix?.cost == nil)
    #expect(finding.message.contains("one cold start a day"))
  }

  @Test func aDayWithATimeIsToBeGivenWithout() throws {
    let finding = try daily(["2026-11-20T08:00:00", "2026-11-21T08:00:00"])
    #expect(!finding.message.contains("one cold start a day"))
    #expect(finding.remedy?.contains("Give the date without a time.") ?? false)
  }

  /// The stated reuse counts where rows do not say when they are sent.
  @Test(arguments: [("20 per 5m", true), ("1 per 1h", false)])
  func statedReuseDecides(reuse: String, pays: Bool) throws {
    let folder = try LintFolder(
      template: """
        \(Self.head)reuse: \(reuse)
        system:
          - \(Self.policy)
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples: [{q: a}, {q: b}]

        """)
    let outcome = folder.lint()
    let found = outcome.findings("breakpoint-never-pays")
    #expect(found.isEmpty == pays, "\(outcome.summary)")
    if let finding = found.first {
      #expect(finding.message.contains("the stated reuse is too rare"))
      let cost = try #require(finding.prefix?.cost)
      #expect(abs(cost.now / cost.fixed - 1.25) < 0.02)
    }
  }

  /// One prefix of all users is used more often than that of each, by how much is not said.
  @Test(arguments: [("20 per 5m", 0), ("1 per 2h", 1)])
  func whatUsersShareIsNotHeldAgainstTheirReuse(reuse: String, count: Int) throws {
    let folder = try LintFolder(
      template: """
        \(Self.head)reuse: \(reuse)
        order: written
        variables: {memory: {lifetime: user}}
        system:
          - \(Self.policy)
          - ⟦breakpoint: 1h⟧
          - "{{ memory }}"
          - breakpoint
        messages:
          - user: Go on.

        """)
    let outcome = folder.lint()
    #expect(
      outcome.findings("breakpoint-never-pays").map { folder.place(of: $0) }
        == Array(folder.marks.prefix(count)), Comment(rawValue: outcome.summary))
  }

  /// What is advised is a request that the API takes.
  @Test(arguments: [("breakpoint", 1), ("{breakpoint: 1h}", 0)])
  func anHourIsAdvisedForAllThatMayNotLiveShorter(earlier: String, notes: Int) throws {
    var history: [String] = []
    let rows = (0..<5).map { turn in
      defer { history += ["{role: user, content: Q\(turn)}", "{role: assistant, content: ok}"] }
      let time = "2026-11-20T1\(turn / 2):\(turn % 2 == 0 ? "00" : "30"):00Z"
      return
        "  - {$session: s, $at: \"\(time)\", past: [\(history.joined(separator: ", "))], q: Q\(turn)}"
    }
    func lint(_ earlier: String, _ later: String) throws -> (LintPipeline.Outcome, LintFolder) {
      let folder = try LintFolder(
        template: """
          \(Self.head)system: ["\(Self.policy)", ⟦\(earlier)⟧]
          messages: [{splice: past}, {user: ["{{ q }}", ⟦\(later)⟧]}]
          samples:
          \(rows.joined(separator: "\n"))

          """)
      return (folder.lint(), folder)
    }
    let (outcome, folder) = try lint(earlier, "breakpoint")
    #expect(
      outcome.report.findings.map(\.rule) == ["breakpoint-never-pays"],
      Comment(rawValue: outcome.summary))
    let finding = try #require(outcome.report.findings.first)
    #expect(folder.place(of: finding) == folder.marks[1])
    #expect(
      finding.remedy?.contains(
        notes == 0
          ? "Write `breakpoint: 1h`: with"
          : "Write `breakpoint: 1h` here and at the breakpoint on line 3")
        ?? false)
    #expect(finding.notes.map(\.span?.rangeInFile) == folder.marks.prefix(notes).map(\.range))
    #expect(finding.notes.allSatisfy { $0.message.hasSuffix("0 of 5 rows read it now") })
    #expect(finding.prefix?.variable == nil, "a history that grows is not what costs")
    let (heeded, _) = try lint("{breakpoint: 1h}", "{breakpoint: 1h}")
    #expect(heeded.report.findings.isEmpty, Comment(rawValue: heeded.summary))
    #expect(heeded.report.templates.first?.cost?.now == finding.prefix?.cost?.fixed)
  }

  /// The end of the request, which the provider marks by itself, is no use to other requests.
  @Test(arguments: [
    ("cache: ⟦off⟧", "messages: [{user: \"{{ q }}\"}]", "at the end of it"),
    (
      "cache: ⟦off⟧\nprompt_cache_options: {mode: explicit}", "messages: [{user: \"{{ q }}\"}]",
      "in full"
    ),
    (
      "cache: ⟦off⟧\nprompt_cache_options: {mode: explicit}",
      "messages: [{splice: past}, {user: \"{{ q }}\"}]", "in full"
    ),
    ("cache: ⟦off⟧", "messages: [{splice: past}, {user: \"{{ q }}\"}]", nil),
    ("cache: ⟦off⟧", "messages: [{user: Go on.}]", nil),
    (
      "cache: ⟦off⟧\nvariables: {same: {lifetime: request}}",
      "messages: [{user: \"{{ same }}\"}]", nil
    ),
    ("cache: ⟦auto⟧", "messages: [{user: \"{{ q }}\"}]", nil),
  ])
  func aProviderThatMarksTheEndDoesNotCacheWhatIsShared(
    switches: String, messages: String, fate: String?
  ) throws {
    let folder = try LintFolder(
      template: """
        model: gpt-5.6-terra
        \(switches)
        system: ["\(Self.policy)"]
        \(messages)
        samples:
          - {past: [], q: Where is my order?, same: Go on.}
          - {past: [], q: Can I return a lamp?, same: Go on.}
          - {past: [], q: Who pays for the parcel?, same: Go on.}

        """)
    let outcome = folder.lint()
    let found = outcome.findings("no-breakpoint")
    #expect(
      found.map { folder.place(of: $0) } == (fate == nil ? [] : folder.marks),
      Comment(rawValue: outcome.summary))
    guard let fate else { return }
    #expect(found.allSatisfy { $0.message.contains(fate) })
    let cost = try #require(found.first?.prefix?.cost)
    // All of it written at 1.25, or paid in full, against reads at a tenth.
    #expect(abs(cost.fixed / cost.now - 0.1 / (fate == "in full" ? 1 : 1.25)) < 0.03)
  }

  /// What is too short goes with the next breakpoint, and the message says so.
  @Test func aShortPrefixBeforeALongOneIsCachedWithIt() throws {
    let folder = try LintFolder(
      template: """
        \(Self.head)system:
          - Be brief.
          - ⟦breakpoint⟧
          - \(Self.policy)
          - breakpoint
        messages:
          - user: Go on.

        """)
    let outcome = folder.lint()
    let finding = try #require(outcome.findings("below-minimum").first)
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.severity == .error)
    #expect(
      finding.message.hasSuffix(
        "it is never cached by itself, only together with what stands before the breakpoint on line 7"
      ))
    #expect(finding.prefix?.tokensLost == nil)
  }

  /// What the next breakpoint writes anyway costs nothing, and does not pay where nobody reads it.
  @Test func aPrefixThatNobodyReadsDoesNotPay() throws {
    func pays(_ now: (Int) -> String) throws -> [Bool?]? {
      let rows = (0..<4).map { turn in
        let history = (0..<turn).map {
          "{role: user, content: q\($0)}, {role: assistant, content: a\($0)}"
        }
        let turns = history.joined(separator: ", ")
        return "  - {$session: s, now: '\(now(turn))', history: [\(turns)], q: q\(turn)}"
      }
      let folder = try LintFolder(
        template: """
          \(Self.head)system:
            - "Now {{ now }}"
            - \(Self.policy)
            - breakpoint
          messages:
            - splice: history
            - user: ["{{ q }}", breakpoint]
          samples:
          \(rows.joined(separator: "\n"))

          """)
      return folder.lint().report.templates.first?.breakpoints.map(\.pays)
    }
    #expect(try pays { "09:0\($0)" } == [false, false])
    #expect(try pays { _ in "09:00" } == [true, true])
  }
}
