import LintPipeline
import Reporting
import SourceText
import Testing

/// One cause is one finding, at the value that varies, and says what is known of it.
@Suite struct OneCauseTests {
  @Test(arguments: ["claude-haiku-5-5", "gpt-5.6", "gpt-4.1"])
  func aConstantHoleDoesNotHideOneThatVaries(model: String) throws {
    let text = SharedText.policy.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    let (outcome, folder) = try lint(
      model: model,
      """
      system:
        - |
          You are the assistant of {{ product }}. It is ⟦{{ now }}⟧.
      \(text)
      messages:
        - user: "{{ q }}"
      samples:
        - {product: Acme, now: "2026-11-20T09:00:00Z", q: one}
        - {product: Acme, now: "2026-11-20T09:01:00Z", q: two}

      """)
    #expect(
      outcome.report.findings.map(\.rule) == ["stranded-static"], Comment(rawValue: outcome.summary)
    )
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    let severity = model == "claude-haiku-5-5" ? Severity.error : .warning
    #expect(outcome.report.findings.map(\.severity) == [severity])
    #expect(outcome.report.findings.map { $0.prefix?.cause } == ["timestamp"])
  }

  @Test(arguments: [
    "system:\n",
    "tools:\n  - {name: t, description: T., input_schema: {type: object}, cache_control: {type: ephemeral}}\nsystem:\n",
  ])
  func textBetweenTwoBreakpointsBehindAHoleIsNoFindingOfItsOwn(head: String) throws {
    let (outcome, folder) = try lint(
      head + """
          - "Now ⟦{{ now }}⟧"
          - file: policy.md
          - breakpoint: 1h
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {now: "2026-11-20T09:00:00Z", q: one}
          - {now: "2026-11-20T09:01:00Z", q: two}

        """)
    let found = outcome.findings("volatile-before-breakpoint")
    #expect(found.map { folder.place(of: $0) } == folder.marks, Comment(rawValue: outcome.summary))
    #expect(outcome.findings("stranded-static").isEmpty)
  }

  @Test func aSecondPlaceOfTheValueIsMentioned() throws {
    let (outcome, folder) = try lint(
      """
      system:
        - "Now ⟦{{ now }}⟧"
        - "Remember: ⟦{{ now }}⟧"
        - file: policy.md
        - breakpoint
        - "Behind it: {{ now }}"
      messages:
        - user: "{{ q }}"
      samples:
        - {now: "2026-11-20T09:00:00Z", q: one}
        - {now: "2026-11-20T09:01:00Z", q: two}

      """)
    let finding = try #require(outcome.report.findings.first)
    #expect(outcome.report.findings.count == 1, Comment(rawValue: outcome.summary))
    #expect(folder.place(of: finding) == folder.marks[0])
    let others = finding.notes.filter { $0.message.contains("once more") }.compactMap(\.span)
    #expect(others.map(\.rangeInFile) == [folder.marks[1].range])
  }

  @Test(
    arguments: [
      ("2026-11-20T09:00:07Z", "2026-11-20T09:03:07Z"), ("1795165207", "1795165387"),
      ("Friday, 20 November 2026, 9:00 am", "Friday, 20 November 2026, 9:03 am"),
    ])
  func momentsOfOneDayViolateALifetimeOfADay(first: String, second: String) throws {
    #expect(try daily(first, second).findings("lifetime-violated").count == 1)
  }

  @Test(
    arguments: [
      ("2026-11-20", "2026-11-21"), ("2026-11-20T09:00:07Z", "2026-11-21T09:03:07Z"),
      ("09:00", "09:03"), ("version 2026", "version 2027"),
    ])
  func otherDaysDoNot(first: String, second: String) throws {
    let outcome = try daily(first, second)
    #expect(outcome.findings("lifetime-violated").isEmpty, Comment(rawValue: outcome.summary))
  }

  private func daily(_ first: String, _ second: String) throws -> LintPipeline.Outcome {
    try lint(
      """
      variables: {now: {lifetime: daily}}
      system:
        - file: policy.md
        - "Now {{ now }}"
        - breakpoint
      messages:
        - user: "{{ q }}"
      samples:
        - {now: "\(first)", q: one}
        - {now: "\(second)", q: two}

      """
    ).outcome
  }

  @Test(
    arguments: [
      (
        "Current time: {{ x }}", "",
        "the words before it suggest a time of day, and there are no rows"
      ),
      ("So: {{ timestamp }}", "", "its name suggests a timestamp, and there are no rows"),
      ("So: {{ x }}", "samples: [{x: a, q: b}]\n", "it is not declared, and there is only one row"),
    ])
  func aSuspicionSaysWhatItRestsOn(line: String, samples: String, message: String) throws {
    let (outcome, _) = try lint(
      """
      system:
        - "\(line)"
        - file: policy.md
        - breakpoint
      messages:
        - user: "{{ q }}"
      \(samples)
      """)
    let finding = try #require(outcome.findings("volatile-before-breakpoint").first)
    #expect(finding.message.contains(message), Comment(rawValue: finding.message))
  }

  @Test func rowsWithoutAValueAreCounted() throws {
    let (outcome, _) = try lint(
      """
      system:
        - "So: {{ x }}"
      messages:
        - user: "{{ q }}"
      samples: [{x: a, q: b}, {q: c}, {q: d}, {q: e}]

      """)
    let messages = outcome.findings("missing-value").map(\.message)
    #expect(messages == ["row 2 and 2 more have no value for 'x'"])
  }

  private func lint(
    model: String = "claude-haiku-5-5", _ text: String
  ) throws -> (outcome: LintPipeline.Outcome, folder: LintFolder) {
    let limit = model.hasPrefix("gpt") ? "max_completion_tokens" : "max_tokens"
    let folder = try LintFolder(template: "model: \(model)\n\(limit): 256\n" + text)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }
}
