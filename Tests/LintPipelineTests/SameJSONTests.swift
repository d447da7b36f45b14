import LintPipeline
import PromptRules
import SourceText
import Testing

/// What is the same JSON in two notations, and what only looks so.
@Suite struct SameJSONTests {
  private func rules(_ first: String, _ second: String) throws -> [RuleID] {
    func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
    return try findings("say {{ v }}", quoted(first), quoted(second)).map(\.rule)
  }

  /// What is found of a block whose variable has two values, given as YAML.
  private func findings(
    _ block: String, _ first: String, _ second: String
  ) throws -> [Diagnostic] {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - file: policy.md
          - \(block)
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {v: \(first), q: a}
          - {v: \(second), q: b}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    return folder.lint().report.findings
  }

  @Test(arguments: [
    (#"{"a":1,"b":[1,2]}"#, #"{"b":[1,2],"a":1}"#),
    (#"{"x":{"a":1,"b":2},"t":1}"#, #"{"x":{"b":2,"a":1},"t":1}"#),
    (#"{"a": 1, "b": 2}"#, #"{"a":1,"b":2}"#),
    (#"{"city":"K\u00f6ln"}"#, #"{"city":"Köln"}"#),
    (#"User {"name":"x","role":"y"} asks."#, #"User {"role":"y","name":"x"} asks."#),
  ])
  func oneValue(first: String, second: String) throws {
    #expect(try rules(first, second) == ["unsorted-json"])
  }

  @Test(arguments: [
    (#"{"x":{"a":1,"b":2},"t":1}"#, #"{"x":{"b":2,"a":1},"t":2}"#),
    (
      #"User {"name":"x","role":"y"} at 2026-11-20T09:00:00Z."#,
      #"User {"role":"y","name":"x"} at 2026-11-20T09:00:07Z."#
    ),
    (#"{"tags":["a","b"],"n":1}"#, #"{"n":1,"tags":["b","a"]}"#),
    (#"{"a":1,"a":2}"#, #"{"a":2,"a":1}"#),
    (#"{"a":1,"n":18446744073709551616}"#, #"{"n":18446744073709551617,"a":1}"#),
    (#"{"n":12345678901234567890}"#, #"{"n":12345678901234567891}"#),
    ("--a=1 --b=2", "--b=2 --a=1"),
    ("k1=v1; k2=v2", "k2=v2; k1=v1"),
    ("width: 1; height: 2", "height: 2; width: 1"),
  ])
  func otherValues(first: String, second: String) throws {
    #expect(try rules(first, second) == ["volatile-before-breakpoint"])
  }

  @Test(arguments: [
    ("say {{ v | json }}", "{t: %}"), ("say {{ v | json }}", "%"),
    ("splice: v\n  - that is all", "[{type: text, text: %}]"),
  ])
  func textInsideJSONDriftsAsAnyTextDoes(block: String, value: String) throws {
    let found = try findings(
      block, value.replacing("%", with: #""one\r\ntwo""#),
      value.replacing("%", with: #""one\ntwo""#))
    #expect(found.map(\.rule) == ["encoding-drift"])
    #expect(found.first?.prefix?.cause == "line-ending")
  }

  @Test(arguments: [
    (#"'{"a":1,"b":2}'"#, #"'{"b":2,"a":1}'"#),
    (#"{args: '{"a": 1, "b": 2}'}"#, #"{args: '{"b": 2, "a": 1}'}"#),
    (#""{\n \"a\": 1,\n \"b\": 2\n}""#, #""{\n \"b\": 2,\n \"a\": 1\n}""#),
  ])
  func textOfJSONThatIsEncodedOnceMore(first: String, second: String) throws {
    let found = try findings("say {{ v | json }}", first, second)
    #expect(found.map(\.rule) == ["unsorted-json"])
    #expect(found.first?.prefix?.cause == "key-order")
    #expect(
      found.first?.remedy
        == "It holds JSON as text, which goes in as it stands: pass the value itself, not its text, "
        + "or write its keys in one order.")
  }
}
