import LintPipeline
import SourceText
import TemplateRequests
import TestSupport
import Testing

/// Rows whose lists are not what they are spliced in as.
@Suite struct SplicedShapeTests {
  private static func template(
    _ list: String, model: String = "claude-haiku-5-5", elements: String
  ) -> String {
    """
    model: \(model)
    max_tokens: 256
    cache: off
    tools:
      - {name: read, input_schema: {type: object}}
      - splice: \(list == "tools" ? "⟦list⟧" : "tools")
    system:
      - Be brief.
      - splice: \(list == "system" ? "⟦list⟧" : "system")
    messages:
      - splice: \(list == "messages" ? "⟦list⟧" : "messages")
      - user:
          - splice: \(list == "blocks" ? "⟦list⟧" : "blocks")
          - Go on.
    samples:
      - {tools: [], system: [], messages: [], blocks: [], list: []}
      - {tools: [], system: [], messages: [], blocks: [], list: \(elements)}

    """
  }

  @Test(arguments: [
    ("messages", "[5]", "'list[0]' is an integer in row 2, where a message belongs"),
    (
      "messages", "[{content: a}]",
      "'list[0].role' is missing in row 2, where 'user', 'assistant' or 'system' belongs"
    ),
    (
      "messages", "[{role: user, content: a}, {role: bot, content: a}]",
      "'list[1].role' is 'bot' in row 2, where 'user', 'assistant' or 'system' belongs"
    ),
    (
      "messages", "[{role: user}]",
      "'list[0].content' is missing in row 2, where a text or a list of blocks belongs"
    ),
    (
      "messages", "[{role: user, content: []}]",
      "'list[0].content' is an empty list in row 2, where a text or a list of blocks belongs"
    ),
    (
      "messages", "[{role: user, content: [], output_config: {effort: low}}]",
      "'list[0].content' is an empty list in row 2, where a text or a list of blocks belongs"
    ),
    (
      "messages", "[{role: system, content: [], output_config: {}}]",
      "'list[0].content' is an empty list in row 2, where a text or a list of blocks belongs"
    ),
    (
      "messages", "[{role: user, content: \" \"}]",
      "'list[0].content' is white space alone in row 2, where a text or a list of blocks belongs"
    ),
    (
      "messages", "[{role: user, content: [a]}]",
      "'list[0].content[0]' is 'a' in row 2, where a block belongs"
    ),
    (
      "messages",
      "[{role: user, content: [{type: tool_result, content: [{type: text, text: \"\"}]}]}]",
      "'list[0].content[0].content[0].text' is empty in row 2, where a text belongs"
    ),
    ("blocks", "[hi]", "'list[0]' is 'hi' in row 2, where a block belongs"),
    ("blocks", "[{text: hi}]", "'list[0].type' is missing in row 2, where a block's type belongs"),
    ("system", "[{type: text}]", "'list[0].text' is missing in row 2, where a text belongs"),
    (
      "tools", "[{description: a}]",
      "'list[0].name' is missing in row 2, where a tool's name belongs"
    ),
  ])
  func isToldAtTheSplice(list: String, elements: String, message: String) throws {
    let folder = try LintFolder(template: Self.template(list, elements: elements))
    let found = folder.lint().findings("missing-value")
    #expect(found.map(\.message) == [message])
    #expect(found.map { folder.place(of: $0) } == folder.marks)
  }

  @Test func suchARowIsNotRendered() throws {
    let folder = try LintFolder(template: Self.template("messages", elements: "[5]"))
    let rendered = TemplateRendering.render(
      folder.directory.path + "/t.prompt.yaml", row: 2, tier: nil, models: nil)
    guard case .problems(let report) = rendered else {
      Issue.record("\(rendered)")
      return
    }
    #expect(
      report.findings.map(\.message) == ["row 2: 'list[0]' is an integer, where a message belongs"])
  }

  @Test(arguments: [
    ("messages", "[{role: user, content: a}, {role: assistant, content: \"\"}]"),
    ("messages", "[{role: user, content: [{type: image, source: {type: url, url: a}}]}]"),
    ("messages", "[{role: user, content: [{type: tool_result, tool_use_id: a}]}]"),
    (
      "messages",
      "[{role: user, content: a}, {role: system, content: [], output_config: {effort: low}}]"
    ),
    ("blocks", "[{type: new_kind}]"),
    ("tools", "[{type: mcp_toolset, mcp_server_name: a}, {name: a, input_schema: {}}]"),
  ])
  func whatTheAPITakesIsSilent(list: String, elements: String) throws {
    let outcome = try LintFolder(template: Self.template(list, elements: elements)).lint()
    #expect(outcome.findings("missing-value").isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test(arguments: [
    "[{role: assistant, tool_calls: [{id: a}]}, {role: tool, content: \"\"}]",
    "[{role: developer, content: a}, {role: user, content: [{type: text, text: \"\"}]}]",
  ])
  func whatAnotherAPITakesIsSilent(elements: String) throws {
    let template = Self.template("messages", model: "gpt-6-luna", elements: elements)
    let outcome = try LintFolder(template: template).lint()
    #expect(outcome.findings("missing-value").isEmpty, Comment(rawValue: outcome.summary))
  }
}
