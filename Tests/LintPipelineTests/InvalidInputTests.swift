import LintPipeline
import PromptRules
import Reporting
import RulePages
import SourceText
import TemplateRequests
import TestSupport
import Testing

/// Templates that mean something else than what would be sent: told at the place, never sent so.
@Suite struct InvalidInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rule: RuleID
    /// The template behind its model, marked where the findings are.
    var template: String
    var files: [String: String] = [:]
    var status: Int32 = 2
  }

  static let cases = [
    Case(
      testDescription: "a merge key among variables", rule: "invalid-yaml",
      template: """
        variables:
          a: &a {lifetime: tenant}
          ⟦<<⟧: *a
        messages: [user: "{{ a }}"]
        """),
    Case(
      testDescription: "a merge key in a schema", rule: "invalid-yaml",
      template: """
        tools: [{name: a, input_schema: {type: object, ⟦<<⟧: {title: x}}}]
        messages: [user: Hi]
        """),
    Case(
      testDescription: "tags", rule: "invalid-yaml",
      template: """
        system: [⟦!!binary⟧ aGVsbG8=]
        metadata: {user_id: ⟦!local⟧ x}
        messages: [user: Hi]
        """),
    Case(
      testDescription: "tags and merge keys in rows", rule: "invalid-yaml",
      template: "messages: [user: \"{{ v }}\"]\nsamples: rows.yaml\n",
      files: ["rows.yaml": "- v: ⟦!!binary⟧ aGVsbG8=\n"]),
    Case(
      testDescription: "a hole in a key", rule: "invalid-template",
      template: "messages: [user: [{type: image, ⟦\"{{ v }}\"⟧: x}]]\n"),
    Case(
      testDescription: "a hole in a key of a tool's file", rule: "invalid-template",
      template: "tools: [file: t.json]\nmessages: [user: Hi]\n",
      files: ["t.json": #"{"name":"t","input_schema":{"type":"object",⟦"{{ v }}"⟧:1}}"#]),
    Case(
      testDescription: "a text block without text", rule: "invalid-template",
      template: "messages: [user: [⟦{type: text, citations: x}⟧]]\n"),
    Case(
      testDescription: "values in blocks that are no texts", rule: "invalid-template",
      template: """
        system: [{type: text, text: ⟦{file: policy.md}⟧}, {type: text, text: ⟦5⟧}]
        messages:
          - user:
              - {type: text, text: ⟦null⟧}
              - {type: tool_use, id: ⟦7⟧, name: grep, input: {file: a.md, text: 5}}
              - {type: document, source: {type: text, media_type: text/plain, data: ⟦{file: a.md}⟧}}
              - {type: document, source: ⟦{file: a.pdf}⟧, title: null}
              - {type: image, source: {type: url, url: ⟦[a]⟧}}
        """),
    Case(
      testDescription: "what stands for blocks inside of a block", rule: "invalid-template",
      template: """
        messages:
          - user:
              - {type: tool_result, tool_use_id: a, content: [⟦{file: policy.md}⟧, ⟦plain⟧]}
              - {type: tool_result, tool_use_id: a, content: [{type: text, text: ⟦{file: a}⟧}]}
              - {type: tool_result, tool_use_id: a, content: ⟦{file: policy.md}⟧}
              - {type: document, source: {type: content, content: [⟦{text: a}⟧]}}
        """),
    Case(
      testDescription: "a text that is none in a file of blocks", rule: "invalid-template",
      template: "messages: [user: [file: b.json]]\n",
      files: ["b.json": #"[{"type":"text","text":⟦{"file":"a.md"}⟧},{"type":"text","text":"a"}]"#]),
    Case(
      testDescription: "a file in a file of blocks", rule: "invalid-template",
      template: "messages: [user: [file: b.json]]\n",
      files: ["b.json": #"[⟦{"file":"a.md"}⟧,⟦{"text":"a"}⟧,{"type":"text","text":"a"}]"#]),
    Case(
      testDescription: "what a tool has for texts", rule: "invalid-tool",
      template: """
        tools:
          - {name: a, description: ⟦{file: a.md}⟧, input_schema: {type: object}}
          - {name: ⟦12⟧, description: ⟦[x, y]⟧, input_schema: {type: object}}
          - {name: b, description: ⟦5⟧, input_schema: {type: object}}
          - {type: function, function: {name: c, description: ⟦null⟧, parameters: {type: object}}}
        messages: [user: Hi]
        """, status: 1),
    Case(
      testDescription: "files for the schemas of a tool", rule: "invalid-tool",
      template: """
        tools:
          - {name: a, input_schema: ⟦{file: a.json}⟧}
          - name: b
            input_schema:
              type: object
              properties:
                order: ⟦{file: order.json}⟧
                file: {type: string, description: ⟦{file: a.md}⟧}
                lines: {type: array, items: ⟦{file: line.json}⟧}
                either: {anyOf: [{type: string}, ⟦{file: a.json}⟧]}
                country: {enum: ⟦{file: countries.json}⟧}
          - {name: c, input_schema: {type: object, properties: ⟦{file: properties.json}⟧}}
        messages: [user: Hi]
        """, status: 1),
    Case(
      testDescription: "files for the schemas of an answer", rule: "rejected-parameter",
      template: """
        output_config: {format: {type: json_schema, schema: ⟦{file: a.json}⟧}}
        jsonSchema: ⟦{file: a.json}⟧
        messages: [user: Hi]
        """, status: 1),
    Case(
      testDescription: "a file for the format of an answer", rule: "rejected-parameter",
      template: "output_config: {format: ⟦{file: a.json}⟧}\nmessages: [user: Hi]\n", status: 1),
    Case(
      testDescription: "a mapping for a list", rule: "invalid-template",
      template: "system: ⟦{a: b}⟧\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "a list as a key", rule: "invalid-template",
      template: "? ⟦[a, b]⟧\n: c\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "no name of a model", rule: "invalid-template",
      template: "tiers: {a: ⟦~⟧}\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "a name that nobody can read", rule: "invalid-template",
      template: "tiers: {a: ⟦\(String(repeating: "m", count: 300))⟧}\nmessages: [user: Hi]\n"),
    Case(
      testDescription: "a repeated key in a tool's file", rule: "duplicate-key",
      template: "tools: [file: t.json]\nmessages: [user: Hi]\n",
      files: [
        "t.json": #"{"name":"t",⟦"name"⟧:"t","input_schema":{"type":"object",⟦"type"⟧:"object"}}"#
      ], status: 1),
    Case(
      testDescription: "a NUL in a text", rule: "invalid-encoding",
      template: "system: [file: t.md]\nmessages: [user: Hi]\n", files: ["t.md": "a⟦\u{0}⟧b"]),
    Case(
      testDescription: "a NUL in a path", rule: "unreadable-file",
      template: #"system: [file: ⟦"t.md\0x"⟧]"# + "\nmessages: [user: Hi]\n",
      files: ["t.md": "text"]),
    Case(
      testDescription: "half a surrogate pair behind all breakpoints", rule: "invalid-row",
      template: "messages: [user: \"{{ v }}\"]\nsamples: rows.jsonl\n",
      files: ["rows.jsonl": "{\"v\":\"a\"}\n{\"v\":⟦\"\\ud800\"⟧}\n"]),
    Case(
      testDescription: "a number beyond every type for an encoder", rule: "invalid-row",
      template: "messages: [user: \"{{ v | json }}\"]\nsamples: rows.jsonl\n",
      files: ["rows.jsonl": "{\"v\":1}\n{\"v\":⟦1e400⟧}\n"]),
    Case(
      testDescription: "the same in a list of the template", rule: "invalid-row",
      template: "messages: [user: \"{{ v | json }}\"]\nsamples: [{v: 1}, {v: ⟦1e400⟧}]\n"),
    Case(
      testDescription: "a repeated key inside a value", rule: "invalid-row",
      template: "messages: [user: \"{{ v.a }}\"]\nsamples: rows.jsonl\n",
      files: ["rows.jsonl": "{\"v\":{\"a\":\"x\",⟦\"a\"⟧:\"y\"}}\n"]),
    Case(
      testDescription: "parameters of the wrong kind", rule: "rejected-parameter",
      template: """
        stop_sequences: ⟦x⟧
        stream: ⟦yes⟧
        metadata: ⟦[a]⟧
        service_tier: ⟦1⟧
        messages: [user: Hi]
        """, status: 1),
    Case(
      testDescription: "texts of closed sets", rule: "rejected-parameter",
      template: """
        service_tier: ⟦priority⟧
        speed: ⟦turbo⟧
        output_config: {effort: ⟦extreme⟧, ⟦taskbudget⟧: {}}
        thinking: {type: ⟦bogus⟧, budget_tokens: 5}
        tool_choice: {type: ⟦"required"⟧}
        messages: [user: Hi]
        """, status: 1),
    Case(
      testDescription: "members of the wrong kind", rule: "rejected-parameter",
      template: """
        stop_sequences: [a, ⟦5⟧, ⟦[b]⟧]
        output_config: {⟦efort⟧: low}
        metadata: {user_id: ⟦5⟧, ⟦x⟧: y}
        container: ⟦[1]⟧
        diagnostics: {⟦previous⟧: x}
        thinking: {type: adaptive, ⟦budget_tokens⟧: 2000}
        tool_choice: {type: auto, disable_parallel_tool_use: ⟦"yes"⟧}
        messages: [user: Hi]
        """, status: 1),
    Case(
      testDescription: "a mapping without what it needs", rule: "rejected-parameter",
      template: """
        thinking: ⟦{type: enabled}⟧
        tool_choice: ⟦{name: x}⟧
        messages: [user: Hi]
        """, status: 1),
    Case(
      testDescription: "a choice in the words of another API", rule: "rejected-parameter",
      template: "tool_choice: ⟦auto⟧\nmessages: [user: Hi]\n", status: 1),
    Case(
      testDescription: "a budget below the least", rule: "rejected-parameter",
      template: "thinking: {type: enabled, budget_tokens: ⟦5⟧}\nmessages: [user: Hi]\n", status: 1),
    Case(
      testDescription: "a budget that leaves no answer", rule: "rejected-parameter",
      template: "thinking: {type: enabled, budget_tokens: ⟦2000⟧}\nmessages: [user: Hi]\n",
      status: 1),
    Case(
      testDescription: "a demand for some tool of none", rule: "rejected-parameter",
      template: "⟦tool_choice⟧: {type: any}\nmessages: [user: Hi]\n", status: 1),
    Case(
      testDescription: "a demand for a tool of none", rule: "rejected-parameter",
      template: "⟦tool_choice⟧: {type: tool, name: a}\nmessages: [user: Hi]\n", status: 1),
    Case(
      testDescription: "a demand for another tool", rule: "rejected-parameter",
      template: """
        tool_choice: {type: tool, name: ⟦fnid⟧}
        tools:
          - {name: find, input_schema: {type: object}}
          - {type: bash_20250124, name: bash}
        messages: [user: Hi]
        """, status: 1),
  ]

  @Test(arguments: cases) func isToldAtItsPlace(invalid: Case) throws {
    var folder = try LintFolder()
    let head = "model: claude-haiku-5-5\nmax_tokens: 256\n"
    try folder.write(.init("t.prompt.yaml", head + invalid.template))
    for (name, content) in invalid.files { try folder.write(.init(name, content)) }
    let outcome = folder.lint()
    let found = outcome.findings(invalid.rule)
    #expect(found.map { folder.place(of: $0) } == folder.marks, Comment(rawValue: outcome.summary))
    #expect(outcome.report.findings.count == found.count, Comment(rawValue: outcome.summary))
    #expect(outcome.exitStatus == invalid.status)
  }

  @Test(arguments: ["\"256\"", "0x1F", "1_000", "yes", ".nan", "[1]", "{a: 1}", "~", "-5", "1.5"])
  func aLimitThatIsNoNumberIsTold(written: String) throws {
    let folder = try LintFolder(
      template: "model: claude-haiku-5-5\nmax_tokens: ⟦\(written)⟧\nmessages: [user: Hi]\n")
    let outcome = folder.lint()
    #expect(outcome.report.findings.map(\.rule) == ["oversized-max-tokens"])
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(outcome.exitStatus == 1)
  }

  /// An alias stands for its mapping wherever one may stand, and a fix never reaches through it.
  @Test func anAliasIsReadAsWhatItStandsFor() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          q: &x {lifetime: static, value: a}
          z: *x
          ⟦unused⟧: *x
        system: &s
          - &t "{{ q }}"
          - *t
          - "{{ z }}"
        messages:
          - user: *s

        """)
    let outcome = folder.lint()
    #expect(
      outcome.report.findings.map { folder.place(of: $0) } == folder.marks,
      Comment(rawValue: outcome.summary))
    #expect(outcome.findings("unused-variable").count == 1)
    #expect(outcome.exitStatus == 0)
  }

  /// The mark in front of a text is no part of it, and places count it.
  @Test func aByteOrderMarkIsNoText() throws {
    var folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        system: [file: t.md]
        messages: [user: Hi]

        """)
    try folder.write(.init("t.md", "\u{FEFF}It is ⟦${⟧now}."))
    let outcome = folder.lint()
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    guard
      case .body(let body) = TemplateRendering.render(
        folder.directory.path + "/t.prompt.yaml", row: nil, tier: nil, models: nil)
    else {
      Issue.record("not rendered")
      return
    }
    #expect(String(decoding: body, as: UTF8.self).contains(#""text":"It is ${now}.""#))
  }

  /// Each tier reads the rows anew.
  @Test func aBrokenRowIsToldOnceForAllTiers() throws {
    var folder = try LintFolder(
      template: """
        tiers: {a: claude-haiku-5-5, b: claude-opus-5-5, c: gpt-4.1}
        max_tokens: 256
        messages: [user: "{{ q }}"]
        samples: rows.jsonl

        """)
    try folder.write(.init("rows.jsonl", "{\"q\": 1}\n⟦#⟧ c\n{\"q\": 2}\n⟦x⟧\n"))
    let found = folder.lint().findings("invalid-row")
    #expect(
      found.map { folder.place(of: $0).range.lowerBound } == folder.marks.map(\.range.lowerBound))
  }

  /// A file that is wrong all over is told with an end.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("messages: [user: '\(String(repeating: "{", count: 1_000_000))']\n", 1),
      ("messages: [user: '\(String(repeating: "{{{ x ", count: 100_000))']\n", 102),
      ("messages: [user: '\(String(repeating: "${a} ", count: 100_000))']\n", 102),
      ((0..<20_000).map { "key\($0): 1\n" }.joined() + "messages: [user: Hi]\n", 102),
    ])
  func findingsAreBounded(template: String, count: Int) throws {
    let outcome = try LintFolder(
      template: "model: claude-haiku-5-5\nmax_tokens: 256\n" + template
    ).lint()
    #expect(outcome.report.findings.count == count)
    #expect(outcome.findings("limit-exceeded").count == (count == 1 ? 0 : 1))
    #expect(outcome.exitStatus == 2)
  }
}
