import LintPipeline
import Reporting
import SourceText
import TestSupport
import Testing

/// Templates that somebody made to harm: each is told at its place, and the run comes to an end.
@Suite struct HostileTemplateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rule: RuleID
    /// Line and column of the finding.
    var line: Int
    var column: Int
    /// The template behind its first two lines.
    var template: String
    var files: [String: String] = [:]
  }

  private static let doubled: String = {
    let names = Array("abcdefghijkl")
    let lines = zip(names, names.dropFirst()).map { earlier, name in
      "  \(name): &\(name) [\(Array(repeating: "*\(earlier)", count: 9).joined(separator: ","))]"
    }
    return (["metadata:", "  a: &a [x, x, x, x, x, x, x, x, x]"] + lines).joined(separator: "\n")
  }()

  static let cases = [
    Case(
      testDescription: "aliases that multiply", rule: "limit-exceeded", line: 10, column: 10,
      template: doubled + "\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "deep nesting", rule: "limit-exceeded", line: 3, column: 108,
      template: "system: " + String(repeating: "[", count: 10_000)),
    Case(
      testDescription: "a path out of the folder", rule: "missing-file", line: 4, column: 11,
      template: "system:\n  - file: ../../etc/passwd\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "an absolute path", rule: "missing-file", line: 4, column: 11,
      template: "system:\n  - file: /etc/passwd\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "samples out of the folder", rule: "missing-file", line: 4, column: 10,
      template: "messages: [user: Hi]\nsamples: ../../../etc/passwd\n"),
    Case(
      testDescription: "an include of itself", rule: "include-cycle", line: 4, column: 11,
      template: "system:\n  - file: t.prompt.yaml\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "an alias to what contains it", rule: "invalid-yaml", line: 4, column: 5,
      template: "system: &s\n  - *s\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "a NUL", rule: "invalid-encoding", line: 4, column: 8,
      template: "system:\n  - caf\u{0} x\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "tabs as indentation", rule: "invalid-yaml", line: 4, column: 1,
      template: "system:\n\t- x\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "two documents", rule: "invalid-yaml", line: 4, column: 1,
      template: "messages: [user: Hi]\n---\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "a duplicate key", rule: "duplicate-key", line: 3, column: 1,
      template: "model: claude-opus-5-5\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "an integer beyond every type", rule: "oversized-max-tokens", line: 2,
      column: 13, template: "messages: [user: Hi]\n"),
    Case(
      testDescription: "a row without a value", rule: "missing-value", line: 3, column: 19,
      template: "messages: [user: \"{{ v }}\"]\nsamples: [{v: x}, {w: y}]\n"),
    Case(
      testDescription: "an integer beyond 64 bits in a row", rule: "invalid-row", line: 4,
      column: 15,
      template: "messages: [user: \"{{ v }}\"]\nsamples: [{v: 99999999999999999999999}, {v: 1}]\n"),
    Case(
      testDescription: "a ragged table", rule: "invalid-row", line: 3, column: 1,
      template: "messages: [user: \"{{ v }}\"]\nsamples: rows.csv\n",
      files: ["rows.csv": "v,w\n1,2\n3\n"]),
    Case(
      testDescription: "a row that is cut off", rule: "invalid-row", line: 2, column: 6,
      template: "messages: [user: \"{{ v }}\"]\nsamples: rows.jsonl\n",
      files: ["rows.jsonl": "{\"v\":\"a\"}\n{\"v\":\n"]),
  ]

  @Test(arguments: cases) func isToldAtItsPlace(hostile: Case) throws {
    var head = "model: claude-haiku-5-5\nmax_tokens: 256\n"
    if hostile.rule == "oversized-max-tokens" {
      head = "model: claude-haiku-5-5\nmax_tokens: 99999999999999999999999999\n"
    }
    let text = head + hostile.template
    let folder = try LintFolder(template: text)
    for (name, content) in hostile.files { try folder.write(content, to: name) }
    let outcome = folder.lint()
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(finding.rule == hostile.rule)
    let position = LineTable(finding.span.file).position(at: finding.span.range.lowerBound)
    #expect([position.line, position.column] == [hostile.line, hostile.column])
    #expect(outcome.exitStatus > 0)
  }

  @Test func includesThatMultiplyComeToAnEnd() throws {
    let folder = try LintFolder(
      template: "system:\n  - file: a0.yaml\nmessages: [user: Hi]\n")
    for level in 0..<8 {
      let line = "- file: a\(level + 1).yaml\n"
      try folder.write(String(repeating: line, count: 10), to: "a\(level).yaml")
    }
    try folder.write("- text\n", to: "a8.yaml")
    let outcome = folder.lint()
    #expect(outcome.findings("limit-exceeded").count == 1)
    #expect(outcome.exitStatus == 2)
  }

  @Test func linksDoNotLeadOutOrInCircles() throws {
    for (target, rule) in [("/etc/passwd", "missing-file"), ("a.md", "unreadable-file")] {
      let folder = try LintFolder(
        template: "system:\n  - file: ⟦a.md⟧\nmessages: [user: Hi]\n")
      try folder.directory.link("a.md", to: target)
      let outcome = folder.lint()
      #expect(outcome.report.findings.map(\.rule) == [RuleID(rule)])
      #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
      #expect(outcome.exitStatus == 2)
    }
  }

  @Test(arguments: ["rows", "rows.jsonl"]) func aFolderIsNoSamples(name: String) throws {
    let folder = try LintFolder(template: "messages: [user: Hi]\nsamples: ⟦\(name)⟧\n")
    try folder.write("", to: name + "/x")
    let outcome = folder.lint("t.prompt.yaml")
    #expect(outcome.report.findings.map(\.rule) == ["unreadable-file"])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(outcome.exitStatus == 2)
  }

  @Test(arguments: ["", "# only a comment\n", "---\n"]) func anEmptyFileIsNoTemplate(
    text: String
  ) throws {
    let outcome = try LintFolder(template: text).lint()
    #expect(outcome.report.findings.map(\.rule) == ["invalid-template"])
    #expect(outcome.exitStatus == 2)
  }

  @Test func nothingToLintIsNotClean() throws {
    let folder = try LintFolder()
    #expect(folder.lint().exitStatus == 2)
    #expect(folder.lint("missing.prompt.yaml").exitStatus == 2)
  }

  /// A byte order mark is no column, and CRLF no part of a value.
  @Test(arguments: ["\u{FEFF}", ""]) func marksAndLineEndsKeepPlaces(start: String) throws {
    let text = """
      model: claude-haiku-5-5
      max_tokens: 256
      system:
        - |
          One line,
          and ⟦{{ v }}⟧.
        - file: policy.md
        - breakpoint
      messages: [user: Hi]
      samples: [{v: "09:00"}, {v: "09:01"}]

      """
    let folder = try LintFolder(
      template: start
        + text.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\r\n"))
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(outcome.report.findings.count == 1)
    let position = LineTable(finding.span.file).position(at: finding.span.range.lowerBound)
    #expect([position.line, position.column] == [6, 9])
  }

  /// What a value holds cannot steer the terminal that shows it.
  @Test func controlCharactersOfValuesAreShownNotSent() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - "{{ v }}"
          - file: policy.md
          - breakpoint
        messages: [user: Hi]
        samples:
          - {v: "\\e[31mred\\e]0;x\\a"}
          - {v: "\\e[2J\\u202Eblue"}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let report = folder.lint().report
    for format in OutputFormat.allCases {
      let output = format.reporter(ReportOptions(isColored: false, columns: 100)).output(
        for: report)
      #expect(!output.contains(0x1B))
      #expect(!output.contains(0x07))
      let text = String(decoding: output, as: UTF8.self)
      // JSON is for programs: a scalar that changes directions is a part of the value there.
      if format == .text { #expect(!text.unicodeScalars.contains("\u{202E}")) }
    }
  }
}
