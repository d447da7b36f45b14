import PromptCache
import PromptTemplate
import SourceText

/// What parameters of Anthropic's API ask of the rest of the request.
enum ParameterRelations {
  static func faults(_ analysis: TemplateAnalysis) -> [ParameterFault] {
    let rejectsForcedToolChoice =
      analysis.model?.traits.contains(.rejectsForcedToolChoice) ?? false
    return analysis.template.parameters.compactMap { parameter in
      switch parameter.name {
      // Where the model takes no forced choice, that is said, and enough.
      case "tool_choice" where !rejectsForcedToolChoice: unmetChoice(parameter, analysis.template)
      case "thinking":
        excessiveBudget(
          parameter.value, analysis.template.parameter("max_tokens")?.value,
          hasTools: !analysis.template.tools.isEmpty
            || analysis.template.parameter("mcp_servers") != nil)
      case "max_tokens": excessWhereNothingIsWritten(parameter, analysis.template)
      default: nil
      }
    }
  }

  /// A tool that must be called and is not there.
  ///
  /// Nothing is said where the tools are not all known: spliced ones, those of MCP servers, and the
  /// members of toolsets, whose names do not stand in the request.
  private static func unmetChoice(
    _ parameter: Template.Parameter, _ template: Template
  ) -> ParameterFault? {
    guard template.parameter("mcp_servers") == nil,
      let type = parameter.value.member("type")?.constantText
    else { return nil }
    let isOne = type.elementsEqual("tool".utf8)
    guard isOne || type.elementsEqual("any".utf8) else { return nil }
    var names: [[UInt8]] = []
    for element in template.tools {
      switch element.content {
      case .value(let tool):
        guard let name = tool.member("name")?.constantText else { return nil }
        names.append(name)
      case .breakpoint: continue
      case .splice, .text: return nil
      }
    }
    if names.isEmpty {
      return ParameterFault(
        message: "'tool_choice' demands a tool, and the request has no tools",
        span: parameter.nameSpan, remedy: "Add 'tools:', or remove it.")
    }
    guard isOne, let name = parameter.value.member("name"), let wanted = name.constantText,
      !names.contains(wanted)
    else { return nil }
    let written = String(decoding: wanted, as: UTF8.self)
    let nearest = NearestName.of(written, among: names.map { String(decoding: $0, as: UTF8.self) })
    return ParameterFault(
      message: "no tool of the request has the name '\(written)'", span: name.span,
      remedy: nearest.map { "Did you mean '\($0)'?" } ?? "Add the tool, or name another one.")
  }

  /// What a request for no output, which only fills the cache, may not ask for.
  ///
  /// Source: Anthropic Python SDK 2.14.0, `max_tokens`.
  private static func excessWhereNothingIsWritten(
    _ parameter: Template.Parameter, _ template: Template
  ) -> ParameterFault? {
    guard parameter.value.wholeNumber == 0 else { return nil }
    func type(of name: String) -> String {
      let type = template.parameter(name)?.value.member("type")?.constantText
      return type.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    var excess: [String] = []
    if case .atom(let value, _)? = template.parameter("stream")?.value,
      value.elementsEqual("true".utf8)
    {
      excess.append("'stream'")
    }
    if type(of: "thinking") == "enabled" { excess.append("'thinking' that is enabled") }
    if template.parameter("output_config")?.value.member("format") != nil {
      excess.append("'output_config.format'")
    }
    if ["any", "tool"].contains(type(of: "tool_choice")) {
      excess.append("a 'tool_choice' that demands a tool")
    }
    guard !excess.isEmpty else { return nil }
    return ParameterFault(
      message: "'max_tokens: 0' is rejected together with " + excess.joined(separator: " and "),
      span: parameter.nameSpan,
      remedy: "Leave that out of a request that only fills the cache, or allow it an answer.")
  }

  /// More thinking than the whole answer may have.
  ///
  /// With tools the budget can be that of several answers (interleaved thinking), which only a
  /// header says. Source: Anthropic Python SDK 2.14.0, `ThinkingConfigEnabledParam`.
  static func excessiveBudget(
    _ thinking: TemplateValue, _ maxTokens: TemplateValue?, hasTools: Bool
  ) -> ParameterFault? {
    guard !hasTools, thinking.member("type")?.constantText?.elementsEqual("enabled".utf8) ?? false,
      let budget = thinking.member("budget_tokens"), let tokens = budget.wholeNumber,
      let limit = maxTokens?.wholeNumber, tokens >= limit,
      ParameterShape.atLeast(1024).isFit(budget)
    else { return nil }
    return ParameterFault(
      message: "'thinking.budget_tokens' is \(tokens), and 'max_tokens' is only \(limit)",
      span: budget.span,
      remedy: "Raise 'max_tokens', which counts thinking as well, or lower the budget.")
  }
}

extension TemplateValue {
  fileprivate var wholeNumber: Int? {
    guard case .atom(let digits, _) = self, ParameterShape.wholeNumber.isFit(self) else {
      return nil
    }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
