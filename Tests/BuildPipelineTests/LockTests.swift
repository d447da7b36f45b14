import BuildPipeline
import Files
import FolderUpdates
import LintPipeline
import SourceText
import TestSupport
import Testing

/// What a lock says of prefixes that are not as they were locked.
@Suite("A lock")
struct LockTests {
  static let template = """
    model: claude-haiku-5-5
    max_tokens: 5
    variables: {tenant: {lifetime: tenant, default: Acme}}
    reuse: 20 per 5m
    system:
      - file: policy.md
      - breakpoint: 1h
      - Be brief.
      - "Rules of {{ tenant }}."
      - breakpoint
    messages:
      - user: "{{ question }}"

    """

  /// A folder with a template and its lock.
  private func locked(_ template: String = template) throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try folder.write(
      String(repeating: "Answer from this policy only, and say so if it is silent.\n", count: 90),
      to: "policy.md")
    try folder.write(template, to: "t.prompt.yaml")
    try lock(folder)
    return folder
  }

  @Test("writes no lock where nobody would look for it")
  func elsewhere() throws {
    let folder = try TemporaryDirectory()
    try folder.write(
      "model: claude-haiku-5-5\nmax_tokens: 5\nmessages: [{user: Hi}]\n", to: "in/t.prompt.yaml")
    let outcome = try LockUpdate.write(
      BuildInputs(paths: [folder.path + "/in"]), in: folder.path + "/other")
    guard case .notBelow(let template) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(template == folder.path + "/in/t.prompt.yaml")
    #expect(!FileSystem.exists(folder.path + "/other"))
  }

  @discardableResult
  private func lock(_ folder: borrowing TemporaryDirectory) throws -> LockUpdate.Outcome {
    try LockUpdate.write(BuildInputs(paths: [folder.path]), in: folder.path)
  }

  private func lint(
    _ folder: borrowing TemporaryDirectory, isLocked: Bool = false
  ) -> LintPipeline.Outcome {
    var pipeline = LintPipeline(.init(paths: [folder.path], isLocked: isLocked))
    return pipeline.run()
  }

  private func changes(_ outcome: LintPipeline.Outcome) -> [Diagnostic] {
    outcome.report.findings.filter { $0.rule == "prefix-changed" }
  }

  /// A finding's file and bytes.
  private func place(of finding: Diagnostic) -> String {
    "\(FilePath.name(of: finding.span.file.path)):\(finding.span.rangeInFile)"
  }

  /// A text without its marks, and the places of those.
  private func unmarked(_ text: String, in file: String) -> (text: String, places: [String]) {
    var bytes: [UInt8] = []
    var places: [String] = []
    for (index, part) in text.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
      guard index > 0 else {
        bytes += part.utf8
        continue
      }
      let pieces = part.split(separator: "⟧", omittingEmptySubsequences: false)
      let start = bytes.count
      bytes += pieces[0].utf8
      places.append("\(file):\(start..<bytes.count)")
      bytes += pieces[1].utf8
    }
    return (String(decoding: bytes, as: UTF8.self), places)
  }

  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// What is replaced in the template, and with what; the place of the finding is marked.
    var edits: [(from: String, to: String)]
    var message: String
    /// The line of the lock where the finding stands, counted from 1, if it is there.
    var lockLine: Int?
  }

  static let cases = [
    Change(
      testDescription: "a default that comes in for absent values",
      edits: [
        ("default: Acme", "default: Beta"), ("\"Rules of {{", "⟦\"Rules of {{"),
        (" }}.\"", " }}.\"⟧"),
      ],
      message: "a block changed"),
    Change(
      testDescription: "a text of the same length",
      edits: [("Be brief.", "⟦Be short.⟧")], message: "a block changed; "),
    Change(
      testDescription: "a block that was added",
      edits: [("  - Be brief.", "  - Be brief.\n  - ⟦Be kind.⟧")], message: "a block was added; "),
    Change(
      testDescription: "a block that was removed",
      edits: [("  - Be brief.\n", ""), ("\"Rules of {{", "⟦\"Rules of {{"), (" }}.\"", " }}.\"⟧")],
      message: "a block was removed; "),
    Change(
      testDescription: "blocks in another order",
      edits: [
        ("  - Be brief.\n", ""), ("\"Rules of {{", "⟦\"Rules of {{"),
        (" }}.\"", " }}.\"⟧\n  - Be brief."),
      ],
      message: "2 blocks come in another order"),
    Change(
      testDescription: "the model",
      edits: [("claude-haiku-5-5", "claude-opus-5-5"), ("breakpoint: 1h", "⟦breakpoint: 1h⟧")],
      message: "the model was claude-haiku-5-5 and is claude-opus-5-5"),
    Change(
      testDescription: "the TTL of a breakpoint",
      edits: [("breakpoint: 1h", "⟦breakpoint: 5m⟧")],
      message: "the prefix is cached for 5m and was for 1h when it was locked"),
    Change(
      testDescription: "the last breakpoint, which is gone",
      edits: [(" }}.\"\n  - breakpoint", " }}.\"")],
      message: "breakpoint 2 of 't.prompt.yaml' is gone", lockLine: 3),
    Change(
      testDescription: "the first breakpoint, which is gone",
      edits: [("  - breakpoint: 1h\n", "")],
      message: "breakpoint 1 of 't.prompt.yaml' is gone", lockLine: 2),
    Change(
      testDescription: "a tier that is gone",
      edits: [("model: claude-haiku-5-5", "tiers: {a: claude-haiku-5-5}")],
      message: "'t.prompt.yaml' has tiers now", lockLine: 2),
  ]

  @Test("shows each change at its line, as an error with --locked", arguments: cases)
  func change(_ change: Change) throws {
    let folder = try locked()
    #expect(changes(lint(folder, isLocked: true)).isEmpty)
    var template = Self.template
    for edit in change.edits {
      #expect(template.contains(edit.from))
      template = template.replacing(edit.from, with: edit.to)
    }
    let (text, places) = unmarked(template, in: "t.prompt.yaml")
    try folder.write(text, to: "t.prompt.yaml")
    let found = changes(lint(folder)).filter { $0.severity != .hint }
    let messages = found.map(\.message)
    #expect(messages.count == 1)
    let finding = try #require(found.first, "\(messages)")
    #expect(finding.severity == .warning)
    #expect(finding.message.contains(change.message), "\(finding.message)")
    if let line = change.lockLine {
      let lock = try FileReader.bytes(of: folder.path + "/promptlint.lock")
      let start = lock.split(separator: 0x0A).prefix(line - 1).reduce(0) { $0 + $1.count + 1 }
      #expect(finding.span.file.path.hasSuffix("promptlint.lock"))
      #expect(finding.span.rangeInFile.lowerBound == start)
    } else {
      #expect([place(of: finding)] == places)
    }
    let strict = lint(folder, isLocked: true)
    #expect(strict.exitStatus == 1)
    #expect(changes(strict).allSatisfy { $0.severity == .error })
    try lock(folder)
    #expect(changes(lint(folder, isLocked: true)).isEmpty)
  }

  @Test("shows a breakpoint that it does not have, as a hint until it has to be there")
  func addedBreakpoint() throws {
    let folder = try locked()
    let (text, places) = unmarked(
      Self.template.replacing("Be brief.", with: "Be brief.\n  - ⟦breakpoint⟧"), in: "t.prompt.yaml"
    )
    try folder.write(text, to: "t.prompt.yaml")
    #expect(changes(lint(folder)).map(\.severity) == [.hint])
    let strict = changes(lint(folder, isLocked: true))
    #expect(strict.map(\.severity) == [.error])
    #expect(strict.map(place) == places)
  }

  @Test("shows a template that is gone", arguments: ["moved.prompt.yaml", "sub/t.prompt.yaml"])
  func goneTemplate(name: String) throws {
    let folder = try locked()
    folder.remove("t.prompt.yaml")
    try folder.write(Self.template.replacing("policy.md", with: "p.md"), to: name)
    try folder.write("x", to: FilePath.join(FilePath.parent(of: name), "p.md"))
    let found = changes(lint(folder))
    #expect(found.map(\.message) == ["there is no 't.prompt.yaml', whose prefixes are locked here"])
    #expect(lint(folder, isLocked: true).exitStatus == 1)
  }

  @Test("tells the cold start of everything that cools, and no more")
  func coldStart() throws {
    let folder = try locked()
    let lock = String(
      decoding: try FileReader.bytes(of: folder.path + "/promptlint.lock"), as: UTF8.self)
    let tokens = lock.split(separator: "\n").compactMap { line in
      line.split(separator: "\"tokens\":").dropFirst().first?.split(separator: ",").first
        .flatMap { Int($0) }
    }
    #expect(tokens.count == 2)
    let all = try #require(tokens.last)
    try folder.write(
      Self.template.replacing("haiku", with: "opus"), to: "t.prompt.yaml")
    var notes = changes(lint(folder)).flatMap(\.notes).map(\.message)
    #expect(
      notes.contains {
        $0.contains("about \(all) tokens are written again, for $")
      })
    try folder.write(Self.template.replacing("brief", with: "short"), to: "t.prompt.yaml")
    notes = changes(lint(folder)).flatMap(\.notes).map(\.message)
    let behind = all - (tokens.first ?? 0)
    #expect(
      notes.contains {
        $0.contains("about \(behind) tokens are written again, for $")
      })
    // A small change costs little, and still something.
    let costs = try #require(notes.first { $0.contains(" instead of ") })
    let amounts = costs.split(separator: " ").filter { $0.hasPrefix("$") }
    #expect(amounts.count == 2 && amounts[0] != amounts[1], "\(costs)")
    try folder.write(
      Self.template.replacing(" }}.\"\n  - breakpoint", with: " }}.\""), to: "t.prompt.yaml")
    notes = changes(lint(folder)).flatMap(\.notes).map(\.message)
    #expect(
      notes.contains {
        $0.contains("about \(behind) tokens are no longer cached, for $")
      })
  }

  @Test("reads lines in any order, and a line that is there twice")
  func mergedLines() throws {
    let folder = try locked()
    let lines = try FileReader.bytes(of: folder.path + "/promptlint.lock").split(separator: 0x0A)
    let merged = (lines.reversed() + lines).map { String(decoding: $0, as: UTF8.self) }
    try folder.write(merged.joined(separator: "\r\n"), to: "promptlint.lock")
    #expect(changes(lint(folder, isLocked: true)).isEmpty)
    try lock(folder)
    #expect(
      try FileReader.bytes(of: folder.path + "/promptlint.lock").split(separator: 0x0A) == lines)
  }

  @Test("tells two lines for one breakpoint, of which one is right")
  func doubledLines() throws {
    let folder = try locked()
    let old = try FileReader.bytes(of: folder.path + "/promptlint.lock")
    try folder.write(Self.template.replacing("brief", with: "short"), to: "t.prompt.yaml")
    try lock(folder)
    let new = try FileReader.bytes(of: folder.path + "/promptlint.lock")
    try folder.write(String(decoding: old + new, as: UTF8.self), to: "promptlint.lock")
    let found = changes(lint(folder, isLocked: true))
    #expect(
      found.map(\.message)
        == ["another line for breakpoint 2 of 't.prompt.yaml', which is not what it has now"])
    #expect(found.first?.span.file.path.hasSuffix("promptlint.lock") ?? false)
  }

  @Test(
    "is an error where it is damaged, and is not written over",
    arguments: [
      // An end that is cut off, the marks of a conflict, no line for the format, another version.
      ("\"blocks\":[", nil, "not a line of a lock", 2),
      ("{\"template\"", "<<<<<<< HEAD\n{\"template\"", "not a line of a lock", 2),
      ("{\"format\":\"promptlint-lock\",\"version\":1}\n", "", "no line of this lock names", 1),
      ("\"version\":1", "\"version\":99", "of another version than 1", 1),
      ("\"ttl\":\"1h\",", "", "not a line of a lock", 2),
    ])
  func damage(from: String, to: String?, message: String, line: Int) throws {
    let folder = try locked()
    let path = folder.path + "/promptlint.lock"
    var lock = String(decoding: try FileReader.bytes(of: path), as: UTF8.self)
    let range = try #require(lock.firstRange(of: from))
    if let to {
      lock.replaceSubrange(range, with: to)
    } else {
      lock.removeSubrange(range.lowerBound...)
    }
    try folder.write(lock, to: "promptlint.lock")
    let outcome = lint(folder)
    #expect(outcome.exitStatus == 2)
    let found = try #require(changes(outcome).first { $0.preventsAnalysis })
    #expect(found.message.contains(message), "\(found.message)")
    #expect(LineTable(found.span.file).position(at: found.span.range.lowerBound).line == line)
    guard case .damaged = try self.lock(folder) else {
      Issue.record("a damaged lock was written over")
      return
    }
    #expect(try FileReader.bytes(of: path) == Array(lock.utf8))
  }

  @Test("is an error where it is a folder or a link that leads nowhere", arguments: [true, false])
  func noFile(isFolder: Bool) throws {
    let folder = try TemporaryDirectory()
    try folder.write(Self.template, to: "t.prompt.yaml")
    try folder.write("Short.", to: "policy.md")
    if isFolder {
      try folder.write("", to: "promptlint.lock/x")
    } else {
      try folder.link("promptlint.lock", to: "nowhere")
    }
    #expect(lint(folder).exitStatus == 2)
    #expect(throws: FileError.self) { try lock(folder) }
  }
}
