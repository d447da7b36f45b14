import LintPipeline
import PromptRules
import SourceText
import Testing

/// Text that no row changes, by a value or in the last message, and what keeps it from the cache.
@Suite struct StrandedValueTests {
  /// Some 2,100 tokens in one line, more than every model needs.
  private static let policy = String(repeating: SharedText.policy, count: 3)
    .replacing("\n", with: " ")

  private func lint(
    _ text: String, model: String = "claude-haiku-5-5", rules: [String] = [policy, policy]
  ) throws -> (LintPipeline.Outcome, LintFolder) {
    let limit = model.hasPrefix("claude") ? "max_tokens: 256\n" : ""
    let rows = zip(["09:00", "09:01"], rules).map { clock, rules in
      "  - {clock: \"\(clock)\", rules: \"\(rules)\", q: Is it \(clock)?}\n"
    }
    let samples = rows.isEmpty ? "" : "\nsamples:\n\(rows.joined())"
    let folder = try LintFolder(template: "model: \(model)\n\(limit)\(text)\(samples)")
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }

  @Test(
    arguments: ["", "variables: {rules: {lifetime: static}}\n"],
    [
      "system: \"It is ⟦{{ clock }}⟧. {{ rules }}\"\nmessages: [{user: \"{{ q }}\"}]",
      "order: written\nsystem: [\"⟦{{ clock }}⟧\", \"{{ rules }}\"]\nmessages: [{user: \"{{ q }}\"}]",
      "system: \"⟦{{ clock }}⟧\"\nmessages: [{user: \"{{ rules }}\"}, {assistant: ok}, {user: \"{{ q }}\"}]",
    ])
  func aValueStrandsAValueThatNoRowChanges(variables: String, body: String) throws {
    for model in ["claude-haiku-5-5", "gpt-5.6"] {
      let (outcome, folder) = try lint(variables + body, model: model)
      let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
      #expect(outcome.report.findings.map(\.rule) == ["stranded-static"])
      #expect(folder.place(of: finding) == folder.marks[0])
      #expect(finding.severity == .error)
      #expect(finding.prefix?.cause == "time")
      #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [1, 2])
    }
  }

  @Test(arguments: ["claude-haiku-5-5", "gpt-5.6", "gpt-6-sol"])
  func aValueAtTheEndOfABlockStrandsItWhereWholeBlocksAreCached(model: String) throws {
    for body in [
      "system: \"{{ rules }} It is ⟦{{ clock }}⟧.\"\nmessages: [{user: \"{{ q }}\"}]",
      "messages: [{user: \"\(Self.policy) It is ⟦{{ clock }}⟧.\"}]",
    ] {
      let (outcome, folder) = try lint(body, model: model)
      #expect(outcome.report.findings.map(\.rule) == ["stranded-static"])
      #expect(outcome.report.findings.map(\.severity) == [.error])
      #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
      #expect(outcome.report.findings[0].message.contains("stand around 'clock'"))
      let (other, _) = try lint(body, model: "gpt-4.1")
      #expect(other.report.findings.isEmpty, Comment(rawValue: other.summary))
    }
  }

  /// All that has to move is told at once: each of the values keeps the same text from the cache.
  @Test(
    arguments: ["claude-haiku-5-5", "gpt-5.6", "gpt-4.1"],
    [
      "system: \"⟦{{ clock }}⟧. ⟦{{ q }}⟧ ⟦{{ clock }}⟧ {{ rules }}\"\nmessages: [{user: Go}]",
      """
      order: written
      system: ["⟦{{ clock }}⟧", {file: policy.md}, "⟦{{ q }}⟧", "{{ rules }}"]
      messages: [{user: "{{ q }}"}]
      """,
      "messages: [{user: \"⟦{{ clock }}⟧, ⟦{{ q }}⟧\"}, {assistant: ok}, {user: \"\(policy)\"}]",
    ])
  func theValuesBehindTheFirstAreNamed(model: String, body: String) throws {
    let (outcome, folder) = try lint(body, model: model)
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.map(\.rule) == ["stranded-static"])
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(
      finding.notes.map(\.span?.rangeInFile) == folder.marks.dropFirst().map(\.range))
    #expect(finding.notes.first?.message.hasPrefix("'q' differs as well (") ?? false)
  }

  @Test func ofManyValuesTheFirstAreNamed() throws {
    let holes = (1...20).map { "{{ v\($0) }}" }.joined(separator: " ")
    let (outcome, _) = try lint(
      "system: [{file: policy.md}, {file: policy.md}, \"\(holes) \(Self.policy)\"]\n"
        + "messages: [{user: \"{{ q }}\"}]", rules: [])
    #expect(outcome.findings("stranded-static").map(\.notes.count) == [8])
  }

  @Test(arguments: [
    "[{user: Hi}, {assistant: Yes}, {user: [\"⟦{{ clock }}⟧\", {file: policy.md}, \"{{ q }}\"]}]",
    "[{user: \"⟦{{ clock }}⟧\"}, {assistant: Yes}, {user: [{file: policy.md}, \"{{ q }}\"]}]",
    "[{user: \"{{ clock }}\"}, {assistant: Yes}, {user: \"\(policy) ⟦{{ q }}⟧\"}]",
  ])
  func aValueStrandsTextOfTheLastMessage(messages: String) throws {
    let (outcome, folder) = try lint("messages: \(messages)")
    #expect(outcome.report.findings.map(\.rule) == ["stranded-static"])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(outcome.report.findings.map(\.severity) == [.error])
    let isThere = !messages.hasPrefix("[{user: \"⟦")
    #expect(
      outcome.report.findings.map { $0.remedy?.contains("best into the last message") }
        == [!isThere])
  }

  @Test func aProviderThatCachesPartsOfBlocksWouldCacheTheBeginningOfTheLastMessage() throws {
    for text in [Self.policy, "{{ rules }}"] {
      let (outcome, folder) = try lint(
        "messages: [{system: \"⟦{{ clock }}⟧\"}, {user: \"\(text) {{ q }}\"}]", model: "gpt-5.5")
      #expect(outcome.report.findings.map(\.rule) == ["stranded-static"])
      #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    }
  }

  @Test func aLongValueThatNoRowChangesIsWorthADeclaration() throws {
    let body = "system: \"⟦{{ rules }}⟧\"\nmessages: [{user: \"{{ q }}\"}]"
    let (outcome, folder) = try lint(body)
    #expect(outcome.report.findings.map(\.rule) == ["stranded-static"])
    #expect(outcome.report.findings.map(\.severity) == [.hint])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    for (rules, model) in [
      (["Be brief.", "Be brief."], "claude-haiku-5-5"),
      ([Self.policy, "Other \(Self.policy)"], "claude-haiku-5-5"),
      ([Self.policy, Self.policy], "gpt-4.1"),
    ] {
      let (outcome, _) = try lint(body, model: model, rules: rules)
      #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    }
  }

  /// The form of GitHub Models: the input, then what to do with it. 700 tokens are too few for gpt-4.1.
  @Test(arguments: [("gpt-4.1", 1, 0), ("claude-haiku-4-5", 3, 0), ("gpt-4.1", 3, 1)])
  func textInMessagesThatNoModelWouldCacheMayFollowAValue(
    model: String, copies: Int, count: Int
  ) throws {
    let text = String(repeating: SharedText.policy, count: copies).replacing("\n", with: " ")
    for messages in [
      "[{user: \"{{ q }} \(text)\"}]",
      "[{user: \"{{ q }}\"}, {assistant: ok}, {user: \"\(text)\"}]",
    ] {
      let (outcome, _) = try lint("system: Be brief.\nmessages: \(messages)", model: model)
      #expect(
        outcome.findings("stranded-static").count == count, Comment(rawValue: outcome.summary))
    }
  }

  /// No breakpoint is written: the one that was placed for a conversation hides nothing.
  @Test(arguments: [("shots", 1), ("history", 0)], [policy, "Where is my order?"])
  func examplesThatNobodyDeclaredAreWorthADeclaration(
    names: (variable: String, count: Int), text: String
  ) throws {
    let (name, count) = names
    let list = "[{role: user, content: \"\(text)\"}, {role: assistant, content: Yes}]"
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        system: [{file: policy.md}]
        messages:
          - splice: ⟦\(name)⟧
          - user: "{{ q }}"
        samples:
          - {\(name): \(list), q: one}
          - {\(name): \(list), q: two}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    #expect(outcome.report.findings.map(\.severity) == Array(repeating: .hint, count: count))
    #expect(
      outcome.findings("stranded-static").map { folder.place(of: $0) }
        == Array(folder.marks.prefix(count)), Comment(rawValue: outcome.summary))
  }

  @Test func aLastingValueBehindOneThatNobodyDeclaredIsStranded() throws {
    let (outcome, folder) = try lint(
      """
      variables: {rules: {lifetime: tenant}}
      order: written
      system: ["In ⟦{{ lang }}⟧.", "{{ rules }}"]
      messages: [{user: "{{ q }}"}]
      samples:
        - {lang: en, rules: "\(Self.policy)", q: one}
        - {lang: en, rules: "\(Self.policy)", q: two}

      """, rules: [])
    #expect(outcome.report.findings.map(\.rule) == ["stranded-static"])
    #expect(outcome.report.findings.map(\.severity) == [.hint])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
  }

  /// An instruction about a conversation is no turn of it.
  @Test(
    arguments: ["claude-haiku-5-5", "gpt-5.6", "gpt-4.1-mini"],
    ["{file: rules.md}, breakpoint", "Go."])
  func aConversationStrandsTheInstructionBehindIt(model: String, system: String) throws {
    let rows = ["Where is it?", "Can I return it?", "It is broken."].map {
      "  - {$user: u, talk: [{role: user, content: \($0)}, {role: assistant, content: ok}]}"
    }
    func lint(_ instruction: String) throws -> (LintPipeline.Outcome, LintFolder) {
      let (_, folder) = try self.lint(
        """
        system: [\(system)]
        messages: [{splice: ⟦talk⟧}, {user: [\(instruction)]}]
        samples:
        \(rows.joined(separator: "\n"))

        """, model: model, rules: [])
      try folder.write(Self.policy, to: "rules.md")
      return (folder.lint(), folder)
    }
    let (outcome, folder) = try lint("{file: rules.md}")
    #expect(
      outcome.report.findings.map(\.rule) == ["stranded-static"], Comment(rawValue: outcome.summary)
    )
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(outcome.report.findings.map(\.severity) == [.warning])
    #expect(
      outcome.report.findings.map(\.remedy)
        == ["Put the constant text before 'talk', best at the end of 'system'."])
    let (brief, _) = try lint("Go on.")
    #expect(brief.report.findings.isEmpty, Comment(rawValue: brief.summary))
  }

  /// What a template writes between a history and the question is no turn of it either.
  @Test(
    arguments: ["claude-haiku-5-5", "gpt-5.6", "gpt-4.1-mini"],
    [
      "[{splice: past}, {user: \"⟦{{ docs }}⟧ \(policy)\"}, {assistant: ok}, {user: \"{{ q }}\"}]",
      "[{splice: ⟦past⟧}, {user: [{file: rules.md}, \"{{ docs }}\"]}, {assistant: ok}, {user: \"{{ q }}\"}]",
    ])
  func aMessageBehindAHistoryIsStranded(model: String, messages: String) throws {
    func lint(_ sessions: [String]) throws -> (LintPipeline.Outcome, LintFolder) {
      let rows = sessions.enumerated().map { row, session in
        let past = (0..<row).map { "{role: user, content: Q\($0)}, {role: assistant, content: ok}" }
        let history = past.joined(separator: ", ")
        return "  - {$session: \(session), past: [\(history)], docs: D\(row), q: Q\(row)}"
      }
      let (_, folder) = try self.lint(
        "messages: \(messages)\nsamples:\n\(rows.joined(separator: "\n"))\n", model: model,
        rules: [])
      try folder.write(Self.policy, to: "rules.md")
      return (folder.lint(), folder)
    }
    let (outcome, folder) = try lint(["a", "b", "c"])
    #expect(
      outcome.report.findings.map(\.rule) == ["stranded-static"], Comment(rawValue: outcome.summary)
    )
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(
      outcome.report.findings.map(\.remedy)
        == ["Put the constant text before 'past', best at the end of 'system'."])
    let (turns, _) = try lint(["a", "a", "a"])
    #expect(turns.findings("stranded-static").isEmpty, Comment(rawValue: turns.summary))
  }

  /// Requests whose history is empty are requests without one, as far as rows tell.
  @Test(
    arguments: ["claude-haiku-5-5", "gpt-5.6", "gpt-4.1-mini"],
    ["\"⟦{{ q }}⟧ \(policy)\"", "[\"⟦{{ q }}⟧\", {file: rules.md}]"])
  func anEmptyHistoryHidesNothing(model: String, content: String) throws {
    let (_, folder) = try lint(
      """
      system: ["Be brief."]
      messages: [{splice: history}, {user: \(content)}]
      samples:
        - {history: [], q: Where is it?}
        - {history: [], q: Can I return it?}
        - {history: [], q: It is broken.}

      """, model: model, rules: [])
    try folder.write(Self.policy, to: "rules.md")
    let outcome = folder.lint()
    #expect(
      outcome.report.findings.map(\.rule) == ["stranded-static"], Comment(rawValue: outcome.summary)
    )
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(
      outcome.report.findings.map(\.remedy)
        == ["Put the constant text before 'history', best at the end of 'system'."])
  }

  @Test func whatFollowsAHistoryIsNotShared() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        system: [{file: policy.md}, breakpoint]
        messages:
          - splice: history
          - user: ["{{ clock }}", {file: policy.md}, "{{ q }}"]
        samples:
          - {history: [{role: user, content: a}, {role: assistant, content: b}], clock: "9:00", q: c}
          - {history: [{role: user, content: d}, {role: assistant, content: e}], clock: "9:01", q: f}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }
}
