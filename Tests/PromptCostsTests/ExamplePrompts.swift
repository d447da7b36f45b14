import Files
import LintPipeline
import PromptTemplate
import TemplateRequests
import Testing

/// The project's own templates.
enum ExamplePrompts {
  static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/prompts"
  }()

  static let names: [String] = {
    let names = try? FileSystem.names(in: folder)
    return (names ?? []).filter { $0.hasSuffix(".prompt.yaml") || $0.hasSuffix(".prompt.yml") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }()

  static func load(_ name: String) throws -> CompiledSource {
    try CompiledSource.load(folder + "/" + name).get()
  }

  /// A template as it would be if its author had left the breakpoints to the compiler.
  static func withoutBreakpoints(_ template: Template) -> Template {
    var template = template
    template.cache = .automatic
    template.tools = unmarked(template.tools)
    template.system = unmarked(template.system)
    template.messages = template.messages.compactMap { element in
      switch element {
      case .breakpoint: return nil
      case .splice: return element
      case .message(var message):
        message.content = unmarked(message.content)
        return .message(message)
      }
    }
    return template
  }

  private static func unmarked(_ elements: [Element]) -> [Element] {
    elements.compactMap { element in
      if case .breakpoint = element.content { return nil }
      var element = element
      element.marker = nil
      return element
    }
  }
}
