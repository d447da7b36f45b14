import LintPipeline
import PromptRules
import SourceText
import Testing

/// Lists in the messages that are no history: what stands behind them is of one request.
@Suite struct SplicedExampleTests {
  private static let pair = "[{role: user, content: in}, {role: assistant, content: out}]"

  private func lint(_ text: String) throws -> (LintPipeline.Outcome, LintFolder) {
    let folder = try LintFolder(template: "model: claude-haiku-5-5\nmax_tokens: 256\n" + text)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }

  private func samples(_ list: String, _ values: [String] = [pair, pair, pair]) -> String {
    "samples:\n"
      + zip(values, ["09:00", "09:01", "09:02"]).map { value, clock in
        "  - {\(list): \(value), clock: \"\(clock)\", q: Is it \(clock)?}\n"
      }.joined()
  }

  @Test(arguments: ["", "variables: {shots: {lifetime: static}}\n"])
  func aBreakpointAtTheEndBehindExamplesIsOfOneRequest(variables: String) throws {
    let (outcome, folder) = try lint(
      variables + """
        system: [{file: policy.md}]
        messages:
          - splice: shots
          - user: ["{{ q }}", ⟦breakpoint⟧]

        """ + samples("shots"))
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map(\.rule) == ["varying-tail"])
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.prefix?.variable == "q")
    let cost = try #require(finding.prefix?.cost)
    #expect(cost.fixed < cost.now / 10)
  }

  @Test func aClockBehindExamplesBreaksTheTextBehindIt() throws {
    let (outcome, folder) = try lint(
      """
      messages:
        - splice: shots
        - user:
            - "It is ⟦{{ clock }}⟧."
            - file: policy.md
            - breakpoint
        - assistant: Noted.
        - user: "{{ q }}"

      """ + samples("shots"))
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map(\.rule) == ["volatile-before-breakpoint"])
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.prefix?.cause == "time")
    #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [1, 2])
  }

  /// Rows that are first turns, or turns of several conversations, say nothing of the next ones.
  @Test(arguments: [
    ("history", [pair, pair, pair]), ("chat.messages", [pair, pair, pair]),
    ("shots", ["[]", "[]", "[]"]),
    ("shots", [pair, "[]", "[{role: user, content: other}, {role: assistant, content: out}]"]),
  ])
  func aHistoryMayBringTheEndBack(list: String, values: [String]) throws {
    let parts = list.split(separator: ".")
    let values = parts.count > 1 ? values.map { "{\(parts[1]): \($0)}" } : values
    let (outcome, _) = try lint(
      """
      system: [{file: policy.md}, breakpoint]
      messages:
        - splice: \(list)
        - user: ["{{ q }}", breakpoint]

      """ + samples(String(parts[0]), values))
    #expect(
      !outcome.report.findings.contains { $0.severity == .error },
      Comment(rawValue: outcome.summary))
  }

  private static let orders = [["abc", "cab", "bac"], ["abc", "abc", "bca"], ["ab", "ba", "ab"]]

  private func reordered(
    _ list: String, _ variables: String, _ message: String, _ orders: [String]
  ) throws -> (LintPipeline.Outcome, LintFolder) {
    try lint(
      variables.replacing("shots", with: list) + """
        system: [{file: policy.md}]
        messages:
          - splice: ⟦\(list)⟧
          - \(message)

        """ + samples(list, orders.map(Self.messages)))
  }

  @Test(
    arguments: ["", "variables: {shots: {lifetime: request}}\n"],
    ["user: [Now answer., breakpoint, \"{{ q }}\"]", "user: \"{{ q }}\""])
  func examplesInAnotherOrderForkThePrefix(variables: String, message: String) throws {
    for orders in Self.orders {
      let (outcome, folder) = try reordered("shots", variables, message, orders)
      let finding = try #require(
        outcome.report.findings.first, Comment(rawValue: outcome.summary))
      #expect(outcome.report.findings.map(\.rule) == ["forked-prefix"])
      #expect(folder.place(of: finding) == folder.marks[0])
      #expect(finding.severity == .error)
      #expect(finding.prefix?.cause == "list-order")
      #expect(finding.remedy?.contains("in the same order") ?? false)
    }
  }

  /// The turns of conversations have their order by right, though two may say the same.
  @Test(arguments: ["history", "chat_messages"])
  func turnsAreInNobodysOrder(list: String) throws {
    for orders in Self.orders {
      let (outcome, _) = try reordered(
        list, "", "user: [Now answer., breakpoint, \"{{ q }}\"]", orders)
      #expect(!outcome.report.findings.contains { $0.severity == .error })
    }
  }

  @Test(arguments: [["abc", "cab", "bad"], ["ab", "abc", "cab"], ["aa", "aab", "a"]])
  func otherExamplesAreNotTheSameInAnotherOrder(orders: [String]) throws {
    let (outcome, _) = try lint(
      """
      system: [{file: policy.md}, breakpoint]
      messages:
        - splice: shots
        - user: ["{{ q }}", breakpoint]

      """ + samples("shots", orders.map(Self.messages)))
    #expect(
      !outcome.report.findings.contains { $0.rule == "forked-prefix" || $0.severity == .error },
      Comment(rawValue: outcome.summary))
  }

  /// Rows of a list that begins with a clock and ends in so many turns that are the same in all.
  private func clocked(
    _ list: String, rows: Int = 4, turns: Int = 4, fact: String = "",
    end: (Int) -> String = { _ in "" }
  ) -> String {
    let words = String(repeating: "Say where the parcel is. ", count: 6)
    let same = (0..<turns).map { turn in
      ", {role: user, content: \"\(turn) \(words)\"}, {role: assistant, content: \"\(turn) ok.\"}"
    }.joined()
    return "samples:\n"
      + (0..<rows).map { row in
        let clock = "{role: user, content: \"at 2026-11-20T09:0\(row):00Z\"}"
        return
          "  - {\(fact)q: Is it \(row)?, \(list): [\(clock), {role: assistant, content: ok}\(same)"
          + "\(end(row))]}\n"
      }.joined()
  }

  private func messages(behind list: String) -> String {
    """
    system: [{file: policy.md}]
    messages:
      - splice: ⟦\(list)⟧
      - user: [Now answer., breakpoint, "{{ q }}"]

    """
  }

  /// Conversations end in what is new; a list of which only the beginning is new is none.
  @Test(arguments: ["", "variables: {shots: {lifetime: request}}\n"])
  func examplesThatOnlyBeginOtherwiseForkThePrefix(variables: String) throws {
    let (outcome, folder) = try lint(variables + messages(behind: "shots") + clocked("shots"))
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map(\.rule) == ["forked-prefix"])
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.severity == .error)
    #expect(finding.prefix?.cause == "timestamp")
    #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [1, 2])
  }

  @Test func aListThatMayBeAHistoryIsTakenForOne() throws {
    func end(_ count: Int) -> String {
      (0..<count).map { ", {role: user, content: more \($0)}, {role: assistant, content: yes}" }
        .joined()
    }
    for (list, rows) in [
      ("history", clocked("history")), ("shots", clocked("shots", rows: 3)),
      ("shots", clocked("shots", turns: 2)), ("shots", clocked("shots", fact: "$session: a, ")),
      ("shots", clocked("shots") { end($0) }),
      ("shots", clocked("shots") { ", {role: user, content: case \($0)}" }),
    ] {
      let (outcome, _) = try lint(messages(behind: list) + rows)
      #expect(outcome.findings("forked-prefix").isEmpty, Comment(rawValue: outcome.summary))
    }
  }

  @Test func aBreakpointThatNeverPaysNamesWhatPartsItsPrefixes() throws {
    let (outcome, _) = try lint(messages(behind: "history") + clocked("history"))
    let facts = try #require(outcome.findings("breakpoint-never-pays").first?.prefix)
    #expect(facts.variable == "history")
    #expect(facts.cause == "timestamp")
    #expect(facts.rows.map { [$0.first, $0.second] } == [1, 2])
    let shown = try #require(facts.values?.second)
    #expect(String(decoding: shown, as: UTF8.self).contains("2026-11-20T09:01:00Z"))
  }

  /// A question and its answer for each letter.
  private static func messages(_ letters: String) -> String {
    let pairs = letters.map { letter in
      "{role: user, content: \(letter)}, {role: assistant, content: It is \(letter).}"
    }
    return "[\(pairs.joined(separator: ", "))]"
  }

  @Test func blocksThatAreSplicedIntoAMessageAreNoHistory() throws {
    let (outcome, folder) = try lint(
      """
      system: [{file: policy.md}]
      messages:
        - user: [{splice: ⟦pictures⟧}, {file: policy.md}, breakpoint]
        - assistant: Seen.
        - user: "{{ q }}"

      """
        + samples(
          "pictures",
          ["[{type: text, text: a}]", "[{type: text, text: b}]", "[{type: text, text: c}]"]))
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map(\.rule) == ["forked-prefix"])
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.severity == .error)
  }

  @Test func noBreakpointIsPlacedBehindBlocksThatAreSplicedIntoTheLastMessage() throws {
    let (outcome, _) = try lint(
      """
      system: [{file: policy.md}]
      messages:
        - user: [{splice: pictures}, "{{ q }}"]

      """ + samples("pictures", ["[{type: text, text: a}]", "[{type: text, text: b}]"]))
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    #expect(outcome.report.templates[0].breakpoints.map(\.distinct) == [1])
  }
}
