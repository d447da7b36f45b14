import BuildPipeline
import SourceText
import TestSupport
import Testing

/// The Swift that is written for templates; `.ci/checks/generated-swift` compiles and formats it.
@Suite("Generated Swift")
struct GeneratedSwiftTests {
  private static let head = "model: claude-haiku-5-5\nmax_tokens: 5\ncache: off\n"

  private func build(_ templates: [(name: String, text: String)]) throws -> SkeletonBuild {
    let folder = try TemporaryDirectory()
    for template in templates { try folder.write(template.text, to: template.name) }
    return SkeletonBuild(
      BuildInputs(paths: [folder.path]), directory: nil, swift: folder.path + "/P.swift")
  }

  private func swift(_ text: String, head: String = head) throws -> String {
    let build = try build([("t.prompt.yaml", head + text)])
    #expect(build.diagnostics.map(\.message) == [])
    return String(decoding: build.files.last?.bytes ?? [], as: UTF8.self)
  }

  @Test(
    "asks for what a row can say",
    arguments: [
      // A text that is also a condition: the texts 0 and false would be truthy.
      ("{when: n, user: \"{{ n }}\"}", "{n: {default: 0}}", "request(n: PromptValue = 0)"),
      ("{when: n, user: \"{{ n }}\"}", "{n: {default: false}}", "request(n: PromptValue = false)"),
      ("{when: n, user: \"{{ n }}\"}", "{}", "request(n: PromptValue)"),
      ("{when: n, user: Hi}", "{n: {default: 0}}", "request(n: Bool = false)"),
      // What a condition asks for can be left out.
      ("{when: c, user: \"{{ c.name }}\"}", "{}", "request(c: C? = nil)"),
      ("{when: c, user: \"{{ c.name }}\"}", "{}", "[\"c\": c?.promptValue]"),
      ("{when: t.owner, user: \"{{ t.owner.name }}\"}", "{}", "var owner: Owner?\n"),
      ("{when: t.owner, user: \"{{ t.owner.name }}\"}", "{}", "\"owner\": owner?.promptValue"),
      (
        "{each: l, as: x, user: \"{{ x }}\"}", "{l: {optional: true}}",
        "request(l: [String]? = nil)"
      ),
      ("{user: \"{{ n }}\"}", "{n: {default: 3}}", "request(n: String = \"3\")"),
      // A default that cannot stand in a text is none.
      ("{user: \"{{ n }}\"}", "{n: {default: 1.5}}", "request(n: String)"),
      ("{user: \"{{ n }}\"}", "{n: {default: null}}", "request(n: String)"),
      ("{user: \"{{ n | json }}\"}", "{n: {default: null}}", "request(n: PromptValue = .null)"),
      ("{user: \"{{ n.a }}\"}", "{n: {default: {a: b}}}", "request(n: N? = nil)"),
      ("{user: \"{{ await }}\"}", "{}", "[\"await\": `await`.promptValue]"),
    ])
  func parameters(message: String, variables: String, code: String) throws {
    let source = try swift("variables: \(variables)\nmessages:\n  - \(message)\n")
    #expect(source.contains(code), "\(source)")
  }

  @Test("names the types of elements by their list, so that two may have one name for 'as'")
  func elements() throws {
    let source = try swift(
      """
      messages:
        - {each: docs, as: item, user: "{{ item.title }}"}
        - {each: links, as: item, user: "{{ item.url }}"}
        - {each: documents, as: document, user: "{{ document.text }}"}
        - user: "{{ orders[0].id }}"

      """)
    for code in [
      "docs: [DocsItem]", "links: [LinksItem]", "documents: [Document]", "orders: [OrdersItem]",
    ] {
      #expect(source.contains(code), "\(source)")
    }
  }

  @Test("keeps the constants of tiers apart from their names", arguments: ["prompt", "skeleton"])
  func tiers(name: String) throws {
    let source = try swift(
      "messages:\n  - user: Hi\n",
      head: "tiers: {\(name): claude-haiku-5-5, \(name)Skeleton: claude-opus-5-5}\n"
        + "max_tokens: 5\ncache: off\n")
    let value = name == "skeleton" ? "skeletonValue" : name
    #expect(source.contains("case .\(value): Skeletons.\(value)\n"))
    #expect(source.contains("] + Prompt.\(value),"))
  }

  @Test("has no line that is too long, whatever the defaults")
  func lineLength() throws {
    let words = Array(repeating: "word", count: 40).joined(separator: " ")
    let source = try swift(
      """
      variables:
        text: {default: "\(words)"}
        lines: {default: "\(words)\\nand more\\n"}
        list: {default: ["\(words)", {a: "\(words)"}]}
        a_name_that_is_as_long_as_names_can_be_without_being_absurd: {default: ""}
      messages:
        - user: "{{ text }} {{ lines }} {{ list | json }}"
        - user: "{{ a_name_that_is_as_long_as_names_can_be_without_being_absurd }}"
        - user: '"\(String(repeating: "#", count: 300))" and "\(words)"'

      """)
    #expect(source.split(separator: "\n").filter { $0.count > 100 } == [])
    #expect(!source.contains("####\""))
  }

  @Test("groups the digits of large numbers as the formatter wants them")
  func digits() throws {
    let source = try swift(
      """
      variables:
        large: {default: 123456789}
        below: {default: -1000000}
        small: {default: 999999}
      messages:
        - user: "{{ large | json }} {{ below | json }} {{ small | json }}"

      """)
    for code in [
      "fallback: 123_456_789", "large: PromptValue = 123_456_789", "= -1_000_000", "= 999999",
    ] {
      #expect(source.contains(code), "\(code)")
    }
  }

  @Test("is free of an app's default isolation")
  func isolation() throws {
    let source = try swift("messages:\n  - user: Hi\n")
    #expect(source.contains("\nnonisolated enum Prompts {}\n"))
    #expect(source.contains("\nnonisolated extension Prompts {\n"))
  }

  @Test("tells where a name stands that becomes another's, not where 'as' has it")
  func scopes() throws {
    let text =
      Self.head + """
        messages:
          - {each: docs, as: doc, user: "{{ doc.title }}"}
          - user: "{{ Doc }} ⟦{{ doc }}⟧"

        """
    let plain = text.replacing("⟦", with: "").replacing("⟧", with: "")
    let start = try #require(text.firstRange(of: "⟦")).lowerBound.utf16Offset(in: text)
    let build = try build([("t.prompt.yaml", plain)])
    #expect(build.diagnostics.map(\.message) == ["'doc' and 'Doc' both become 'doc' in Swift"])
    #expect(
      build.diagnostics.map(\.span.rangeInFile) == [start..<(start + "{{ doc }}".utf8.count)])
  }

  @Test("tells of two templates of one name where the other is, and what helps")
  func templateNames() throws {
    let text = Self.head + "messages:\n  - user: Hi\n"
    let build = try build([("a/t.prompt.yaml", text), ("b/t.prompt.yaml", text)])
    let finding = try #require(build.diagnostics.first)
    #expect(finding.span.file.path.hasSuffix("b/t.prompt.yaml"))
    #expect(finding.message.contains("a/t.prompt.yaml"))
    #expect(finding.remedy?.contains("'name:'") ?? false)
    let named = try self.build([
      ("a/t.prompt.yaml", text), ("b/t.prompt.yaml", "name: other\n" + text),
    ])
    #expect(named.diagnostics.isEmpty)
  }
}
