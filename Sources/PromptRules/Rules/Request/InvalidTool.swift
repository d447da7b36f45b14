package import JSONText
import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A tool that the provider would reject.
package enum InvalidTool: TemplateRule {
  package static let rule = Rule(
    id: "invalid-tool", group: .request, severity: .error,
    summary: "A tool is not what the provider accepts.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    var names: [[UInt8]: SourceSpan] = [:]
    return analysis.template.tools.flatMap { element -> [Diagnostic] in
      guard case .value(let tool) = element.content else { return [] }
      return problems(of: tool, names: &names)
    }
  }

  /// The same of the tools of a request body of Anthropic's API.
  package static func check(body: JSONValue, in file: SourceFile) -> [Diagnostic] {
    guard let tools = body["tools"], tools.kind == .array else { return [] }
    var names: [[UInt8]: SourceSpan] = [:]
    return tools.elements.filter { $0.kind == .object }.flatMap {
      problems(of: TemplateValue($0, in: file), names: &names)
    }
  }

  private static func problems(
    of tool: TemplateValue, names: inout [[UInt8]: SourceSpan]
  ) -> [Diagnostic] {
    let shape = tool.member("function") ?? tool
    let type = tool.member("type")?.constantText
    let isCustom =
      type == nil || type == Array("custom".utf8) || type == Array("function".utf8)
    var found: [Diagnostic] = []
    if let description = shape.member("description") {
      found += problems(ParameterShape.text.faults(in: description, named: "description"))
    }
    if let name = shape.member("name") {
      found += problems(ParameterShape.text.faults(in: name, named: "name"))
      if let text = name.constantText {
        if !isName(text) {
          let written = String(decoding: text, as: UTF8.self)
          found.append(
            problem(
              "'\(written)' cannot be a tool's name", name.span,
              "Use 1 to 128 letters, digits, '_' and '-'."))
        }
        if let first = names[text] {
          var duplicate = problem("two tools have this name", name.span, "Rename one of them.")
          duplicate.notes = [.init("the other one", span: first)]
          found.append(duplicate)
        } else {
          names[text] = name.span
        }
      }
    } else if isCustom {
      found.append(problem("a tool without a name", tool.span, "Add 'name:'."))
    }
    guard isCustom else { return found }
    guard let schema = shape.member("input_schema") ?? shape.member("parameters") else {
      found.append(problem("a tool without an 'input_schema'", tool.span, "Add a JSON schema."))
      return found
    }
    return found + problems(ParameterShape.schema.faults(in: schema, named: "input_schema"))
  }

  /// Source: Anthropic, tool use, `name` (`^[a-zA-Z0-9_-]{1,128}$`).
  private static func isName(_ bytes: [UInt8]) -> Bool {
    (1...128).contains(bytes.count)
      && bytes.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  private static func problems(_ faults: [ParameterFault]) -> [Diagnostic] {
    faults.map { problem($0.message, $0.span, $0.remedy) }
  }

  private static func problem(
    _ message: String, _ span: SourceSpan, _ remedy: String
  ) -> Diagnostic {
    Diagnostic(rule: rule.id, severity: rule.severity, message: message, span: span, remedy: remedy)
  }
}
