import LintPipeline
import PromptRules
import Reporting
import RulePages
import SourceText
import Testing

/// What a template cannot mean is an error at its place that says what to write instead.
@Suite struct TemplateErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let template: String
    let rule: RuleID
    let message: String
    let remedy: String
    var severity = Severity.error
  }

  private static let cases = [
    Case(
      testDescription: "an amount of dollars",
      template: """
        model: claude-haiku-5-5
        max_tokens: 16
        messages: [user: "Limit: ⟦${{⟧ limit }}."]

        """,
      rule: "foreign-syntax", message: "GitHub Actions", remedy: "{{ '$' }}{{ price }}"),
    Case(
      testDescription: "a model that a value names",
      template: """
        model: ⟦"{{ m }}"⟧
        max_tokens: 16
        messages: [user: Hi]

        """,
      rule: "invalid-template", message: "a model's name cannot have a hole", remedy: "tiers:"),
    Case(
      testDescription: "a model of a tier that a value names",
      template: """
        tiers: {hard: claude-opus-5-5, easy: ⟦"claude-{{ size }}"⟧}
        max_tokens: 16
        messages: [user: Hi]

        """,
      rule: "invalid-template", message: "a model's name cannot have a hole", remedy: "tiers:"),
    Case(
      testDescription: "a key that a value names",
      template: """
        model: claude-haiku-5-5
        max_tokens: 16
        tools:
          - {name: t, input_schema: {type: object, properties: {⟦"{{ key }}"⟧: {type: string}}}}
        messages: [user: Hi]

        """,
      rule: "invalid-template", message: "a key cannot have a hole", remedy: "into a text"),
    Case(
      testDescription: "a breakpoint behind a condition behind a list",
      template: """
        model: claude-haiku-5-5
        max_tokens: 16
        system:
          - {each: rules, as: rule, text: "{{ rule }}"}
          - {text: VIP., when: vip}
          - ⟦breakpoint⟧
        messages: [user: Hi]

        """,
      rule: "uncacheable-block",
      message: "where the block above is left out, this breakpoint would stand on a block that "
        + "'each' repeats", remedy: "there once"),
    Case(
      testDescription: "a nested block that is not the last one",
      template: """
        model: claude-haiku-5-5
        max_tokens: 16
        messages:
          - user:
              - type: tool_result
                tool_use_id: t
                content:
                  - {type: text, text: a, cache_control: ⟦{type: ephemeral}⟧}
                  - {type: text, text: b}

        """,
      rule: "uncacheable-block", message: "a nested block that is not the last one",
      remedy: "on the block that holds the others"),
    Case(
      testDescription: "a tool of an API that takes breakpoints on messages only",
      template: """
        model: gpt-6-sol
        max_tokens: 16
        tools:
          - {name: t, input_schema: {type: object}}
          - ⟦breakpoint⟧
        messages: [user: Hi]

        """,
      rule: "uncacheable-block", message: "takes no breakpoint on a tool", remedy: "'system'",
      severity: .warning),
    Case(
      testDescription: "automatic caching with Bedrock's older API",
      template: """
        model: us.anthropic.claude-opus-4-6-v1:0
        max_tokens: 16
        cache_control: ⟦{type: ephemeral}⟧
        messages: [user: Hi]

        """,
      rule: "rejected-parameter", message: "Bedrock refuses automatic caching",
      remedy: "- breakpoint"),
    Case(
      testDescription: "a list at the end with Bedrock's older API",
      template: """
        model: us.anthropic.claude-opus-4-6-v1:0
        max_tokens: 16
        messages:
          - splice: history
          - ⟦breakpoint⟧

        """,
      rule: "uncacheable-block", message: "Bedrock has no automatic caching with models as old",
      remedy: "Put a block between"),
    Case(
      testDescription: "two lifetimes for the last block",
      template: """
        model: claude-haiku-5-5
        max_tokens: 16
        cache_control: ⟦{type: ephemeral}⟧
        messages:
          - user: [Hi, {breakpoint: 1h}]

        """,
      rule: "ttl-order", message: "lives 5m and the one on its last block 1h",
      remedy: "the same lifetime"),
    Case(
      testDescription: "two lifetimes for a block that may be the last one",
      template: """
        model: claude-haiku-5-5
        max_tokens: 16
        messages:
          - user: [Hi, ⟦{breakpoint: 1h}⟧]
          - splice: history
          - breakpoint

        """,
      rule: "ttl-order", message: "where a row has nothing behind it", remedy: "the same lifetime",
      severity: .warning),
    Case(
      testDescription: "a text that a static value leaves empty",
      template: """
        model: claude-haiku-5-5
        max_tokens: 16
        variables: {note: {lifetime: static, value: ""}}
        system: [⟦"{{ note }}"⟧, Rule.]
        messages: [user: Hi]

        """,
      rule: "uncacheable-block", message: "an empty text block", remedy: "Write text"),
    Case(
      testDescription: "a model that is retired everywhere",
      template: """
        model: ⟦claude-opus-4-1⟧
        max_tokens: 16
        messages: [user: Hi]

        """,
      rule: "retired-model", message: "claude-opus-4-1 is retired since 2026-08-05",
      remedy: "Move to 'claude-opus-5-5'"),
    Case(
      testDescription: "a retired model that Bedrock still serves",
      template: """
        model: ⟦anthropic.claude-opus-4-1-20250805-v1:0⟧
        max_tokens: 16
        messages: [user: Hi]

        """,
      rule: "retired-model", message: "only Bedrock goes on serving it",
      remedy: "Move to 'claude-opus-5-5'", severity: .hint),
  ]

  @Test(arguments: cases) func isNamedWithWhatToWrite(wrong: Case) throws {
    let folder = try LintFolder(template: wrong.template)
    let outcome = folder.lint()
    let summary = Comment(rawValue: outcome.summary)
    let finding = try #require(outcome.findings(wrong.rule).first, summary)
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.severity == wrong.severity)
    #expect(finding.message.contains(wrong.message), summary)
    #expect(finding.remedy?.contains(wrong.remedy) ?? false, summary)
  }

  /// Every request has a message, so the breakpoint of `system` is never the one on its last block.
  @Test(arguments: ["splice: messages", "user: [splice: parts]"])
  func aSplicedEndIsNotTheEndOfSystem(end: String) throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 16
        system:
          - file: policy.md
          - breakpoint: 1h
        messages:
          - \(end)
          - breakpoint

        """)
    let found = folder.lint().findings("ttl-order")
    #expect(found.isEmpty, "\(found.map(\.message))")
  }

  /// A value that is empty in some rows leaves a block that the API rejects.
  @Test(
    arguments: [
      ("- \"⟦{{ note }}⟧\"", "Write 'when: note' on the block"),
      ("- {type: text, text: \"⟦{{ note }}⟧\"}", "Write 'when: note' on the block"),
      ("- {each: notes, as: item, text: \"⟦{{ item.text }}⟧\"}", "Leave such elements out"),
      ("- {text: \"{{ note }}\", when: note}", nil),
      ("- \"Note: {{ note }}\"", nil),
      ("- \"{{ notes | json }}\"", nil),
    ])
  func anEmptyTextIsNamedWithItsRow(block: String, remedy: String?) throws {
    var folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 16
        variables:
          note: {lifetime: tenant, optional: true}
          notes: {lifetime: tenant}
        system:
          - file: policy.md
          \(block)
          - breakpoint
        messages: [user: "{{ q }}"]
        samples: rows.jsonl

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    try folder.write(
      RuleExample.File(
        "rows.jsonl",
        """
        {"$tenant":"a","note":"Hi","notes":[{"text":"a"}],"q":"x"}
        {"$tenant":"b","note":"","notes":[{"text":"a"},{"text":""}],"q":"y"}
        {"$tenant":"c","notes":[{"text":""}],"q":"z"}

        """))
    let outcome = folder.lint()
    let found = outcome.findings("uncacheable-block").filter { $0.message.hasPrefix("row ") }
    guard let remedy else {
      #expect(found.isEmpty, Comment(rawValue: outcome.summary))
      return
    }
    let finding = try #require(found.first, Comment(rawValue: outcome.summary))
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.message.hasPrefix("row 2 leaves this text block empty, as do 1 more"))
    #expect(finding.remedy?.contains(remedy) ?? false)
  }
}
