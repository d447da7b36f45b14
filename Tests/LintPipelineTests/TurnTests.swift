import LintPipeline
import PromptRules
import Reporting
import RulePages
import SourceText
import Testing

/// Rows that are turns of one conversation, with the history that each brings back.
@Suite struct TurnTests {
  /// How an application keeps the messages of earlier turns.
  enum Kept: CaseIterable, CustomTestStringConvertible {
    case blocks, texts, markedBlocks

    var testDescription: String { "\(self)" }

    func content(_ text: String, isLast: Bool) -> String {
      switch self {
      case .texts: "\"\(text)\""
      case .blocks: "[{type: text, text: \"\(text)\"}]"
      case .markedBlocks:
        "[{type: text, text: \"\(text)\"\(isLast ? ", cache_control: {type: ephemeral}" : "")}]"
      }
    }
  }

  @Test(arguments: Kept.allCases, ["", "      - breakpoint\n"])
  func aHistoryThatIsKeptIsSilentInEveryForm(kept: Kept, breakpoint: String) throws {
    let (outcome, _) = try lint("\"{{ turn }}\"", breakpoint, rows: rows(kept) { "q\($0)" })
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    #expect(outcome.report.templates[0].breakpoints.count == 2)
  }

  @Test(arguments: ["gpt-5.6", "gpt-4.1"], [Kept.texts, .blocks])
  func aHistoryInEitherFormIsSilentWithOpenAI(model: String, kept: Kept) throws {
    let (outcome, _) = try lint(
      "\"{{ turn }}\"", "", model: model, rows: rows(kept) { "q\($0)" })
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  /// What changes the effort has no block, so that the end of the request is cached before it; the
  /// history may bring it back or not.
  @Test(arguments: [true, false]) func aChangeOfEffortStandsBehindTheEnd(isKept: Bool) throws {
    var history: [String] = []
    let rows = (0..<4).map { turn in
      let effort = turn.isMultiple(of: 2) ? "low" : "high"
      defer {
        history.append("{role: user, content: Question \(turn) about the policy}")
        if isKept {
          history.append("{role: system, content: [], output_config: {effort: \(effort)}}")
        }
        history.append("{role: assistant, content: Answer \(turn)}")
      }
      return "  - {$session: s, past: [\(history.joined(separator: ", "))], "
        + "turn: Question \(turn) about the policy, effort: \(effort)}"
    }
    let folder = try LintFolder(
      template: """
        model: claude-opus-5-5
        max_tokens: 256
        system: [{file: policy.md}, breakpoint]
        messages:
          - splice: past
          - user: "{{ turn }}"
          - {role: system, content: [], output_config: {effort: "{{ effort }}"}}
        cache_control: {type: ephemeral}
        samples:
        \(rows.joined(separator: "\n"))

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    #expect(outcome.report.templates[0].breakpoints.count == 2)
  }

  /// A block in the provider's own shape has the bytes with which the history brings it back.
  @Test(
    arguments: [
      ("{type: text, text: \"TURN\"}", "claude-haiku-5-5"),
      ("{type: tool_result, tool_use_id: t, content: \"TURN\"}", "claude-haiku-5-5"),
      (
        "{type: tool_result, tool_use_id: t, content: [{type: text, text: \"TURN\"}]}",
        "claude-haiku-5-5"
      ),
      (
        "{type: image, source: {url: \"https://a.example/TURN\", type: url}}, {type: text, text: x}",
        "claude-haiku-5-5"
      ),
      (
        "{type: text, text: \"TURN\"}, {type: image_url, image_url: {url: x, detail: low}}",
        "gpt-5.6"
      ),
    ],
    ["$session: s, ", ""])
  func aTurnInTheProvidersShapeIsKept(block: (String, String), session: String) throws {
    let (blocks, model) = block
    let rows = (0..<4).map { turn in
      let earlier = (0..<turn).map { past in
        let content = blocks.replacing("TURN", with: "q\(past)")
        return "{role: user, content: [\(content)]}, {role: assistant, content: a\(past)}"
      }
      return
        "  - {\(session)turn: q\(turn), history: [\(earlier.joined(separator: ", "))]}\n"
    }.joined()
    let own = blocks.replacing("TURN", with: "{{ turn }}").replacing("}, {", with: "}\n      - {")
    let breakpoint = model == "gpt-5.6" ? "" : "      - breakpoint\n"
    let (outcome, _) = try lint(own, breakpoint, model: model, rows: rows)
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test(
    arguments: [
      "\"Now ⟦{{ now }}⟧. {{ turn }}\"", "\"{{ turn }} (now ⟦{{ now }}⟧)\"",
      "\"⟦{{ now }}⟧\"\n      - \"{{ turn }}\"",
    ],
    ["", "      - breakpoint\n"])
  func aClockThatTheHistoryDoesNotKeepIsFound(blocks: String, breakpoint: String) throws {
    for kept in [Kept.blocks, .texts] {
      let (outcome, folder) = try lint(blocks, breakpoint, rows: rows(kept) { "q\($0)" })
      let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
      #expect(outcome.report.findings.map(\.rule) == ["volatile-before-breakpoint"])
      #expect(folder.place(of: finding) == folder.marks[0])
      #expect(finding.severity == .error)
      #expect(finding.prefix?.variable == "now")
      #expect(finding.prefix?.cause == "timestamp")
      #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [1, 2])
      #expect(
        finding.prefix?.values.map { [$0.first, $0.second] }
          == [Array("2026-11-20T09:00:00Z".utf8), Array("2026-11-20T09:01:00Z".utf8)])
      #expect(finding.message.contains("does not bring it back"))
    }
  }

  @Test func aClockThatTheHistoryKeepsIsSilent() throws {
    let (outcome, _) = try lint(
      "\"Now {{ now }}. {{ turn }}\"", "      - breakpoint\n",
      rows: rows(.texts) { "Now 2026-11-20T09:0\($0):00Z. q\($0)" })
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test(arguments: [Kept.texts, .blocks])
  func aListThatGrowsIsAConversationWithoutASession(kept: Kept) throws {
    let rows = rows(kept) { "q\($0)" }.replacing("$session: s, ", with: "")
    let (outcome, _) = try lint("\"{{ turn }}\"", "      - breakpoint\n", rows: rows)
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test func aListThatLosesATurnIsNoConversationWithoutASession() throws {
    let rows = rows(.texts) { "q\($0) at 09:0\($0)" }.replacing("$session: s, ", with: "")
    let (outcome, _) = try lint("\"{{ turn }}\"", "      - breakpoint\n", rows: rows)
    #expect(
      outcome.report.findings.map(\.rule) == ["breakpoint-never-pays"],
      Comment(rawValue: outcome.summary))
  }

  @Test func aClockBehindTheBreakpointIsSilent() throws {
    let (outcome, _) = try lint(
      "\"{{ turn }}\"\n      - breakpoint\n      - \"Now {{ now }}.\"", "",
      rows: rows(.blocks) { "q\($0)" })
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test func constantTextThatTheHistoryDoesNotKeepIsFoundWhereItStands() throws {
    let (outcome, folder) = try lint(
      "\"⟦B⟧e brief. {{ turn }}\"", "      - breakpoint\n", rows: rows(.blocks) { "q\($0)" })
    let found = outcome.report.findings.map { folder.place(of: $0) }
    #expect(found == folder.marks, Comment(rawValue: outcome.summary))
  }

  /// What a turn sent is held against what the history has in its place, not against the next turn.
  @Test(
    arguments: [
      (
        "⟦\"{{ turn }}\"⟧", " (at 09:00)", "volatile-before-breakpoint", "history", "appended-text",
        "q0", "q0 (at 09:00)"
      ),
      (
        "\"⟦B⟧e brief. {{ turn }}\"", "", "volatile-before-breakpoint", "history", "inserted-text",
        "Be brief. q0", "q0"
      ),
      ("\"⟦{{ turn }}⟧\"", "\\n", "encoding-drift", "turn", "trailing-whitespace", "q0", "q0\n"),
      (
        "\"{{ turn }}⟦\\n⟧\"", "", "volatile-before-breakpoint", "history", "trailing-whitespace",
        "q0\n", "q0"
      ),
      (
        "\"⟦{{ turn }}⟧\"", ": other", "volatile-before-breakpoint", "turn", "counter", "q0",
        "summary: other"
      ),
    ], [Kept.texts, .blocks])
  func aTurnIsHeldAgainstItsPlaceInTheHistory(
    example: (String, String, RuleID, String, String, String, String), kept: Kept
  ) throws {
    let (block, label, rule, variable, cause, sent, later) = example
    let rows = rows(kept) { later.hasPrefix("summary") ? "summary\(label)" : "q\($0)\(label)" }
    let (outcome, folder) = try lint(block, "      - breakpoint\n", rows: rows)
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map(\.rule) == [rule])
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.prefix?.variable == variable)
    #expect(finding.prefix?.cause == cause)
    #expect(
      finding.prefix?.values.map { [$0.first, $0.second] } == [Array(sent.utf8), Array(later.utf8)])
  }

  @Test func aValueThatEachTurnHasButNoHistoryIsShownAsItIs() throws {
    let (outcome, folder) = try lint(
      "\"{{ turn }} ⟦{{ note }}⟧\"", "      - breakpoint\n",
      rows: rows(.blocks) { "q\($0)" }.replacing("turn: q", with: "note: Cite., turn: q"))
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.message.hasPrefix("'note' of row 1 is not in the history of row 2 (text)"))
    #expect(finding.prefix?.values.map { [$0.first, $0.second] } == [Array("Cite.".utf8), nil])
  }

  @Test(arguments: ["$session: s, ", ""], ["", "      - breakpoint\n"])
  func aWindowThatSlidesIsACauseOfTheList(session: String, breakpoint: String) throws {
    for kept in Kept.allCases {
      let rows = rows(kept, dropping: { $0 < 3 ? 0 : $0 - 2 }) { "q\($0)" }
        .replacing("$session: s, ", with: session)
      let (outcome, _) = try lint("\"{{ turn }}\"", breakpoint, rows: rows)
      let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
      #expect(finding.prefix?.variable == "history")
      #expect(finding.prefix?.cause == "list-window")
      #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [3, 4])
    }
  }

  /// Examples that rows have in common are not the turn before.
  @Test func aListThatBeginsWithTheEndOfAnotherOneIsNoConversation() throws {
    let rows = rows(.texts, dropping: { $0 < 2 ? 0 : $0 - 2 }) { "other q\($0)" }
      .replacing("$session: s, ", with: "")
    let (outcome, _) = try lint("\"{{ turn }}\"", "      - breakpoint\n", rows: rows)
    #expect(
      !outcome.report.findings.contains { $0.prefix?.cause == "list-window" },
      Comment(rawValue: outcome.summary))
  }

  /// Sessions of one row each are requests of their own.
  @Test(arguments: ["$session: s0, ", ""], ["$session: s1, ", ""])
  func aHoleInAMessageIsFoundWithoutTurns(first: String, second: String) throws {
    var folder = try LintFolder()
    try folder.write(
      .init(
        "t.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system: [Answer.]
        messages:
          - user:
              - "Context at ⟦{{ now }}⟧"
              - file: policy.md
              - breakpoint
          - assistant: ok
          - user: "{{ q }}"
        samples:
          - {\(first)now: "2026-11-20T09:00:00Z", q: one}
          - {\(second)now: "2026-11-20T09:01:00Z", q: two}
          - {now: "2026-11-20T09:02:00Z", q: three}

        """))
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    #expect(
      outcome.report.findings.map(\.rule) == ["volatile-before-breakpoint"],
      Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(outcome.report.findings.first?.prefix?.rows.map { [$0.first, $0.second] } == [1, 2])
  }

  /// The rows of a conversation of four turns.
  private func rows(
    _ kept: Kept, dropping: (Int) -> Int = { _ in 0 }, _ user: (Int) -> String
  ) -> String {
    (0..<4).map { turn in
      let earlier = (dropping(turn)..<max(turn, dropping(turn))).map { past in
        let question = kept.content(user(past), isLast: false)
        let answer = kept.content("a\(past)", isLast: past == turn - 1)
        return "{role: user, content: \(question)}, {role: assistant, content: \(answer)}"
      }
      return "  - {$session: s, turn: q\(turn), now: \"2026-11-20T09:0\(turn):00Z\", "
        + "history: [\(earlier.joined(separator: ", "))]}\n"
    }.joined()
  }

  private func lint(
    _ blocks: String, _ breakpoint: String, model: String = "claude-haiku-5-5", rows: String
  ) throws -> (LintPipeline.Outcome, LintFolder) {
    let limit = model.hasPrefix("gpt") ? "max_completion_tokens" : "max_tokens"
    let folder = try LintFolder(
      template: """
        model: \(model)
        \(limit): 256
        system:
          - file: policy.md
        \(breakpoint.isEmpty && !blocks.contains("breakpoint") ? "" : "  - breakpoint: 1h")
        messages:
          - splice: history
          - user:
              - \(blocks)
        \(breakpoint.isEmpty ? "" : "      - breakpoint")
        samples:
        \(rows)
        """)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }
}
