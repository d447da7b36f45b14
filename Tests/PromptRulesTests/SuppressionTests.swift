import PromptRules
import SourceText
import Testing
import YAMLText

@Suite struct SuppressionTests {
  /// Applies the comments of a text to findings of `unused-variable` at each `@`, which is removed.
  private func outcome(
    _ text: String, rule: RuleID = "unused-variable"
  ) throws -> Suppressions.Outcome {
    var bytes: [UInt8] = []
    var places: [Int] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "@") { places.append(bytes.count) } else { bytes.append(byte) }
    }
    let file = SourceFile(path: "x.prompt.yaml", bytes: bytes)
    let findings = places.map { place in
      Diagnostic(
        rule: rule, severity: .warning, message: "m", span: file.span(place..<place + 1))
    }
    return Suppressions(in: try YAMLDocument.parse(file)).applied(to: findings)
  }

  private func messages(_ text: String) throws -> [String] {
    try outcome(text).kept.map(\.message)
  }

  @Test(arguments: [
    "# promptlint: allow unused-variable because of me\n@a: b\n",
    "@a: b # promptlint: allow unused-variable because of me\n",
    "a:\n  #promptlint:allow  unused-variable , stranded-static because x\n\n  # more\n  @b: c\n",
    "# promptlint: allow unused-variable because x\na: |\n  one\n  tw@o\n",
    "a: | # promptlint: allow unused-variable because x\n  one\n  tw@o\n",
    "# promptlint: allow unused-variable because x\r\n- user: \"one\r\n    t@wo\"\r\n",
  ])
  func coversTheLineAndTheScalarThatItStarts(text: String) throws {
    let outcome = try outcome(text)
    #expect(outcome.suppressed.count == 1)
    #expect(!outcome.kept.contains { $0.message == "m" })
  }

  @Test(arguments: [
    "# promptlint: allow unused-variable because x\na: b\n@c: d\n",
    "@a: b\n# promptlint: allow unused-variable because x\nc: d\n",
    "# promptlint: allow stranded-static because x\n@a: b\n",
    "# promptlint: allow unused-variable because x\na:\n  @b: c\n",
    "# promptlint: allow unused-variable because x\na: |\n  b\n@c: d\n",
  ])
  func coversNothingElse(text: String) throws {
    let outcome = try outcome(text)
    #expect(outcome.suppressed.isEmpty)
    #expect(outcome.kept.count == 2)
    #expect(outcome.kept.last?.rule == "unused-suppression")
  }

  @Test(arguments: [
    ("# promptlint: allow unused-variable\n@a: b\n", "without a reason"),
    ("# promptlint: allow unused-variable because \n@a: b\n", "without a reason"),
    ("# promptlint: allow because x\n@a: b\n", "without a rule"),
    ("# promptlint: ignore unused-variable because x\n@a: b\n", "says nothing it knows"),
    ("# promptlint: allow unused-varable because x\n@a: b\n", "unknown rule 'unused-varable'"),
  ])
  func aBadCommentIsReportedAndSuppressesNothing(text: String, message: String) throws {
    let messages = try messages(text)
    #expect(messages.count == 2)
    #expect(messages.first == "m")
    #expect(messages.last?.contains(message) == true)
  }

  @Test func eachRuleOfACommentHasToBeUsed() throws {
    let outcome = try outcome(
      "# promptlint: allow unused-variable, ttl-order because x\n@a: b\n")
    #expect(outcome.kept.map(\.message) == ["unused suppression of 'ttl-order'"])
    #expect(outcome.kept.first?.fix == nil)
  }

  @Test func aCommentInATextIsPartOfTheText() throws {
    let kept = try outcome("a: |\n  # promptlint: allow unused-variable because x\n  @b\n").kept
    #expect(kept.map(\.severity) == [.warning, .hint])
    #expect(kept.last?.rule == "unused-suppression")
  }

  @Test func wordsAboutPromptlintAreNoComment() throws {
    #expect(try messages("a: promptlint: no\n".replacing(": no", with: "; no")).isEmpty)
    #expect(try messages("a: 'see promptlint: allow'\n").isEmpty)
  }

  @Test func anIncludeIsCoveredWhereItStands() throws {
    let text = "# promptlint: allow literal-date because x\n- file: policy.md\n"
    let template = SourceFile(path: "x.prompt.yaml", bytes: Array(text.utf8))
    let policy = SourceFile(path: "policy.md", bytes: Array("Today is 1 May 2026".utf8))
    let inner = SourceFile(path: "inner.md", bytes: Array("Today is 2 May 2026".utf8))
    let findings = [policy, inner].map {
      Diagnostic(rule: "literal-date", severity: .warning, message: "m", span: $0.span(9..<19))
    }
    let outcome = Suppressions(in: try YAMLDocument.parse(template)).applied(
      to: findings,
      includes: [policy: template.span(52..<61), inner: policy.span(0..<5)])
    #expect(outcome.suppressed.count == 2)
    #expect(outcome.kept.isEmpty)
  }

  @Test func whatPreventsAnalysisStays() throws {
    let text = "# promptlint: allow invalid-template because x\na: b\n"
    let file = SourceFile(path: "x", bytes: Array(text.utf8))
    let finding = Diagnostic(
      rule: "invalid-template", severity: .error, message: "m", span: file.span(47..<48),
      preventsAnalysis: true)
    let outcome = Suppressions(in: try YAMLDocument.parse(file)).applied(to: [finding])
    #expect(outcome.kept.map(\.message) == ["m", "unused suppression of 'invalid-template'"])
  }

  @Test(arguments: [
    ("a: b\n# promptlint: allow ttl-order because x\nc: d\n", "a: b\nc: d\n"),
    ("a: b  # promptlint: allow ttl-order because x\nc: d\n", "a: b\nc: d\n"),
    ("a: b\r\n  # promptlint: allow ttl-order because x\r\n", "a: b\r\n"),
    ("a: b\n# promptlint: allow ttl-order because x", "a: b\n"),
  ])
  func theFixTakesTheCommentOut(text: String, expected: String) throws {
    let finding = try #require(try outcome(text).kept.first)
    let replacement = try #require(finding.fix?.replacements.first)
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(replacement.span.range, with: replacement.bytes)
    #expect(bytes == Array(expected.utf8))
  }

  /// Comments that follow one another speak of the same line; looking for it takes no longer for many.
  @Test(.timeLimit(.minutes(1))) func manyCommentsInARow() throws {
    let comments = String(
      repeating: "# promptlint: allow unused-variable because x\n", count: 50_000)
    let outcome = try outcome(comments + "@a: b\n")
    #expect(outcome.suppressed.count == 1)
    #expect(try outcome.kept.isEmpty && self.outcome(comments + "a: b\n@c: d\n").suppressed.isEmpty)
    let inText = comments.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    #expect(try messages("a: |\n\(inText)\n").count == 50_000)
  }
}
