package import JSONText
import PromptCache
import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A parameter that the model rejects.
package enum RejectedParameter: TemplateRule {
  package static let rule = Rule(
    id: "rejected-parameter", group: .request, severity: .error,
    summary: "A parameter is set that the model rejects, or has a value of the wrong kind.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    let endpoint = analysis.compiled.skeleton.endpoint
    var faults = analysis.template.parameters.flatMap { parameter -> [ParameterFault] in
      // It has a rule of its own.
      guard parameter.name != "max_tokens",
        let shape = ParameterShape(parameter.name, of: endpoint)
      else { return [] }
      return shape.faults(in: parameter.value, named: parameter.name)
    }
    let isAnthropic = endpoint == .anthropicMessages
    if isAnthropic { faults += ParameterRelations.faults(analysis) }
    return faults.map { problem($0.message, $0.span, $0.remedy) }
      + (isAnthropic ? parameters(analysis) + messages(analysis) : []) + efforts(analysis)
  }

  /// What is wrong with the parameters of a request body, as far as their own values say.
  package static func check(
    body: JSONValue, in file: SourceFile, isAnthropic: Bool
  ) -> [Diagnostic] {
    let endpoint: Skeleton.Endpoint = isAnthropic ? .anthropicMessages : .openAIChat
    var faults = body.members.flatMap { member -> [ParameterFault] in
      let name = member.key.string
      // Null stands for nothing in what SDKs write.
      guard name != "max_tokens", member.value.kind != .null,
        let shape = ParameterShape(name, of: endpoint)
      else { return [] }
      return shape.faults(in: TemplateValue(member.value, in: file), named: name)
    }
    if isAnthropic, let thinking = body["thinking"] {
      let hasTools = body["tools"].map { $0.count > 0 } ?? false
      let fault = ParameterRelations.excessiveBudget(
        TemplateValue(thinking, in: file), body["max_tokens"].map { TemplateValue($0, in: file) },
        hasTools: hasTools || body["mcp_servers"] != nil)
      if let fault { faults.append(fault) }
    }
    return faults.map { problem($0.message, $0.span, $0.remedy) }
  }

  private static func parameters(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    analysis.template.parameters.compactMap { parameter in
      let name = parameter.name
      if samplingNames.contains(name), analysis.model?.traits.contains(.rejectsSampling) ?? false {
        return problem(
          "\(analysis.modelName) rejects '\(name)'", parameter.nameSpan,
          "Remove it; ask for the tone in the prompt, or set 'output_config: {effort: ...}'.")
      }
      if RequestParameters.chatOnlyNames.contains(name) {
        return problem(
          "'\(name)' is a parameter of another API", parameter.nameSpan,
          "Remove it, or choose a model of that API.")
      }
      if name == "tool_choice", let type = parameter.value.member("type")?.constantText,
        type == Array("any".utf8) || type == Array("tool".utf8),
        analysis.model?.traits.contains(.rejectsForcedToolChoice) ?? false
      {
        return problem(
          "\(analysis.modelName) rejects a forced 'tool_choice'", parameter.nameSpan,
          "Use 'type: auto' and say in the prompt when to use the tool.")
      }
      return nil
    }
  }

  private static func messages(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let messages = analysis.template.messages.compactMap { element -> Message? in
      if case .message(let message) = element { message } else { nil }
    }
    if let last = messages.last, last.role == .assistant,
      analysis.model?.traits.contains(.rejectsPrefill) ?? false
    {
      found.append(
        problem(
          "\(analysis.modelName) rejects a request that ends with an assistant message",
          last.roleSpan, "Say in the prompt how the answer starts, or ask for a JSON schema."))
    }
    let rejectsSystem = analysis.model?.traits.contains(.rejectsSystemMessages) ?? false
    for message in messages.drop(while: { $0.role == .system && $0.outputConfig == nil })
    where message.role == .system && rejectsSystem {
      found.append(
        problem(
          "\(analysis.modelName) rejects a system message among the messages", message.roleSpan,
          "Put the text into 'system', or into the user message."))
    }
    return found
  }

  /// Messages that change the effort, where the model or the place does not take them.
  private static func efforts(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var isFirst = true
    let traits = analysis.model?.traits
    for element in analysis.template.messages {
      if case .splice = element { isFirst = false }
      guard case .message(let message) = element else { continue }
      if message.role != .system { isFirst = false }
      guard let config = message.outputConfig else { continue }
      if analysis.compiled.skeleton.endpoint != .anthropicMessages {
        found.append(
          problem(
            "'output_config' is a parameter of another API", config.span,
            "Remove the message, or choose a model of that API."))
        continue
      }
      found += ParameterShape.configOfMessage.faults(in: config, named: "output_config").map {
        problem($0.message, $0.span, $0.remedy)
      }
      if isFirst {
        found.append(
          problem(
            "a system message may not come first", message.roleSpan,
            "Put 'output_config' beside 'messages', or the message behind one of the user."))
      } else if let traits, !traits.contains(.takesEffortMessages),
        !traits.contains(.rejectsSystemMessages)
      {
        var finding = problem(
          "\(analysis.modelName) is not known to take a change of effort in a message", config.span,
          "Put 'output_config' beside 'messages', or choose a newer model.")
        finding.severity = .warning
        found.append(finding)
      }
    }
    return found
  }

  private static let samplingNames = ["temperature", "top_p", "top_k"]

  private static func problem(
    _ message: String, _ span: SourceSpan, _ remedy: String
  ) -> Diagnostic {
    Diagnostic(rule: rule.id, severity: rule.severity, message: message, span: span, remedy: remedy)
  }
}
