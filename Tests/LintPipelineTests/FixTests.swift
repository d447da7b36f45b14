import Files
import FolderUpdates
import LintPipeline
import Reporting
import SourceText
import TestSupport
import Testing

/// Fixes change only what they say, and leave a template that lints better.
@Suite struct FixTests {
  private static let head = """
    model: claude-haiku-5-5
    max_tokens: 256

    """
  private static let policy = String(
    repeating: "Answer from the return policy only, and say so when it does not cover a case.\n",
    count: 80)

  private struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var before: String
    var after: String
    var isUnsafe = false
    var count = 1
  }

  private static let cases = [
    Case(
      testDescription: "an unused variable goes with its line and its comment",
      before: """
        variables:
          tenant: {lifetime: tenant}
          unused: {lifetime: user}   # gone
        system:
          - "{{ tenant }}"
        messages:
          - user: Hi

        """,
      after: """
        variables:
          tenant: {lifetime: tenant}
        system:
          - "{{ tenant }}"
        messages:
          - user: Hi

        """),
    Case(
      testDescription: "the last variable goes, and the key stays",
      before: """
        variables:
          unused: {lifetime: static, value: x}
        messages:
          - user: Hi

        """,
      after: """
        variables:
        messages:
          - user: Hi

        """),
    Case(
      testDescription: "a breakpoint that moves takes its comments along",
      before: """
        system:
          - file: policy.md

        messages:
          - user:
              - "{{ q }}" # asked
              # Where the shared part ends.
              - breakpoint: 1h # an hour
        samples: [{q: a}, {q: b}]

        """,
      after: """
        system:
          - file: policy.md
          # Where the shared part ends.
          - breakpoint: 1h # an hour

        messages:
          - user:
              - "{{ q }}" # asked
        samples: [{q: a}, {q: b}]

        """),
    Case(
      testDescription: "a breakpoint that only the moved block keeps apart goes with it",
      before: """
        system:
          - file: policy.md
          - breakpoint: 1h
          - "It is {{ now }}."
          - breakpoint: 1h
          - file: policy.md
          - breakpoint
        messages:
          - user: Hi
        samples:
          - {now: "09:00"}
          - {now: "09:01"}

        """,
      after: """
        system:
          - file: policy.md
          - breakpoint: 1h
          - file: policy.md
          - breakpoint
          - "It is {{ now }}."
        messages:
          - user: Hi
        samples:
          - {now: "09:00"}
          - {now: "09:01"}

        """, isUnsafe: true),
    Case(
      testDescription: "a breakpoint behind too little text goes",
      before: """
        system:
          - Be brief.   # kept
          - breakpoint
        messages:
          - user: Hi

        """,
      after: """
        system:
          - Be brief.   # kept
        messages:
          - user: Hi

        """),
    Case(
      testDescription: "a breakpoint at a varying tail moves behind the constant blocks",
      before: """
        system:
          - file: policy.md
        messages:
          - user:
              - "{{ question }}"
              - breakpoint: 1h
        samples:
          - {question: one}
          - {question: two}

        """,
      after: """
        system:
          - file: policy.md
          - breakpoint: 1h
        messages:
          - user:
              - "{{ question }}"
        samples:
          - {question: one}
          - {question: two}

        """),
    Case(
      testDescription: "a small volatile block moves behind the breakpoint",
      before: """
        system:
          - |
            It is {{ now }}.
          - file: policy.md
          - breakpoint
        messages:
          - user: Hi
        samples:
          - {now: "09:00"}
          - {now: "09:01"}

        """,
      after: """
        system:
          - file: policy.md
          - breakpoint
          - |
            It is {{ now }}.
        messages:
          - user: Hi
        samples:
          - {now: "09:00"}
          - {now: "09:01"}

        """, isUnsafe: true),
    Case(
      testDescription: "the labels of a value move along",
      before: """
        system:
          - |
            # State
            <user>
            User: {{ u.name }} since {{ u.since }}
            </user>
          - file: policy.md
          - breakpoint
        messages:
          - user: Hi
        samples:
          - {u: {name: Ada, since: 2020}}
          - {u: {name: Ada, since: 2021}}

        """,
      after: """
        system:
          - file: policy.md
          - breakpoint
          - |
            # State
            <user>
            User: {{ u.name }} since {{ u.since }}
            </user>
        messages:
          - user: Hi
        samples:
          - {u: {name: Ada, since: 2020}}
          - {u: {name: Ada, since: 2021}}

        """, isUnsafe: true),
    Case(
      testDescription: "a breakpoint in the message that varies moves behind its constant blocks",
      before: """
        system:
          - file: policy.md
        messages:
          - user:
              - Hello
              - "{{ q }}"
              - breakpoint
        samples: [{q: a}, {q: b}]

        """,
      after: """
        system:
          - file: policy.md
        messages:
          - user:
              - Hello
              - breakpoint
              - "{{ q }}"
        samples: [{q: a}, {q: b}]

        """),
    Case(
      testDescription: "a breakpoint at a varying tail goes where another one covers the rest",
      before: """
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user:
              - "{{ q }}"
              - breakpoint
        samples: [{q: a}, {q: b}]

        """,
      after: """
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user:
              - "{{ q }}"
        samples: [{q: a}, {q: b}]

        """),
    Case(
      testDescription: "a stranded block moves in front of the breakpoint",
      before: """
        variables:
          tenant: {lifetime: tenant}
        system:
          - file: policy.md
          - breakpoint
          - "{{ tenant }}"
          - file: policy.md # again
        messages:
          - user: Hi

        """,
      after: """
        variables:
          tenant: {lifetime: tenant}
        system:
          - file: policy.md
          - file: policy.md # again
          - breakpoint
          - "{{ tenant }}"
        messages:
          - user: Hi

        """, isUnsafe: true),
    Case(
      testDescription: "blocks that move keep their order and take their comments along",
      before: """
        system:
          # The clock.
          - "It is {{ now }}."
          # The request,
          # for the log.
          - "Request {{ id }}."
          # The policy.
          - file: policy.md
          # Cached up to here.
          - breakpoint
        messages:
          - user: Hi
        samples:
          - {now: "09:00:01", id: req_1234567}
          - {now: "09:00:02", id: req_1234568}

        """,
      after: """
        system:
          # The policy.
          - file: policy.md
          # Cached up to here.
          - breakpoint
          # The clock.
          - "It is {{ now }}."
          # The request,
          # for the log.
          - "Request {{ id }}."
        messages:
          - user: Hi
        samples:
          - {now: "09:00:01", id: req_1234567}
          - {now: "09:00:02", id: req_1234568}

        """, isUnsafe: true, count: 2),
    Case(
      testDescription: "a block that moves forward goes in front of the breakpoint's comment",
      before: """
        variables:
          tenant: {lifetime: tenant}
        system:
          - file: policy.md
          # Cached up to here.
          - breakpoint
          - "{{ tenant }}"
          # The policy again.
          - file: policy.md
        messages:
          - user: Hi

        """,
      after: """
        variables:
          tenant: {lifetime: tenant}
        system:
          - file: policy.md
          # The policy again.
          - file: policy.md
          # Cached up to here.
          - breakpoint
          - "{{ tenant }}"
        messages:
          - user: Hi

        """, isUnsafe: true),
  ]

  @Test(arguments: cases) private func changesOnlyWhatItSays(fixed: Case) throws {
    let folder = try TemporaryDirectory()
    try folder.write(Self.policy, to: "policy.md")
    let path = try folder.write(Self.head + fixed.before, to: "a.prompt.yaml")
    let findings = lint(path)
    var history = FixHistory()
    if fixed.isUnsafe {
      #expect(
        FixApplier.apply(findings, includingUnsafe: false, after: &history).applied.isEmpty)
    }
    let outcome = FixApplier.apply(findings, includingUnsafe: fixed.isUnsafe, after: &history)
    #expect(outcome.applied.map(\.count) == [fixed.count])
    #expect(outcome.refused.isEmpty)
    let written = try String(decoding: FileReader.bytes(of: path), as: UTF8.self)
    #expect(written == Self.head + fixed.after)
    let remaining = lint(path)
    #expect(remaining.count < findings.count)
    #expect(
      FixApplier.apply(remaining, includingUnsafe: fixed.isUnsafe, after: &history).applied.isEmpty
    )
  }

  /// What nothing but the block stands before, or what others rest on, is left as it is.
  @Test(arguments: [
    """
    system:
      - "You are Bot. It is {{ now }}."
      - file: policy.md
      - breakpoint
    messages:
      - user: Hi
    samples: [{now: "09:00"}, {now: "09:01"}]

    """,
    """
    system:
      - "It is {{ now }}."
      - breakpoint: 1h
      - file: policy.md
    messages:
      - user: Hi
    samples: [{now: "09:00"}, {now: "09:01"}]

    """,
    """
    variables:
      unused: {lifetime: static, value: &v Hi}
    messages:
      - user: *v

    """,
    """
    variables:
      unused: &v {lifetime: static, value: Hi}
      used: *v
    messages:
      - user: "{{ used }}"

    """,
  ])
  func offersNothingThatWouldBreak(template: String) throws {
    let folder = try TemporaryDirectory()
    try folder.write(Self.policy, to: "policy.md")
    let path = try folder.write(Self.head + template, to: "a.prompt.yaml")
    let findings = lint(path)
    // A breakpoint behind too little text may go.
    let others = findings.filter { $0.rule != "below-minimum" }
    #expect(!others.isEmpty && others.allSatisfy { $0.fix == nil })
  }

  /// Of several fixes those are applied that leave a template; the rest is refused, with the reason.
  @Test func aFixThatWouldBreakTheFileIsRefused() throws {
    let folder = try TemporaryDirectory()
    let text = Self.head + "messages: # gone\n  - user: Hi\n"
    let path = try folder.write(text, to: "a.prompt.yaml")
    let file = SourceFile(path: path, bytes: Array(text.utf8))
    func finding(_ old: String, _ new: String) throws -> Diagnostic {
      let offset = try #require(
        file.bytes.indices.first { file.bytes[$0...].starts(with: old.utf8) })
      let span = file.span(offset..<(offset + old.utf8.count))
      let fix = Fix(
        summary: "", safety: .safe, replacements: [.init(span: span, bytes: Array(new.utf8))])
      return Diagnostic(rule: "x", severity: .hint, message: "", span: span, fix: fix)
    }
    var history = FixHistory()
    let outcome = FixApplier.apply(
      [try finding("- user", "user"), try finding(" # gone", ""), try finding("model", "- model")],
      includingUnsafe: false, after: &history)
    #expect(outcome.applied.map(\.count) == [1])
    #expect(
      outcome.refused.map(\.reason) == ["a fix would break it: did not find expected '-' indicator"]
    )
    let written = try String(decoding: FileReader.bytes(of: path), as: UTF8.self)
    #expect(written == Self.head + "messages:\n  - user: Hi\n")
  }

  private func lint(_ path: String) -> [Diagnostic] {
    var pipeline = LintPipeline(.init(paths: [path]))
    return pipeline.run().report.findings
  }
}
