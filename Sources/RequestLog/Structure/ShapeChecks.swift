import JSONText
import SourceText

/// Checks that what a body is read by is of the JSON kind that its API takes: what is not cannot be
/// understood.
struct ShapeChecks {
  let body: JSONValue
  let dialect: APIDialect
  /// Whether the model may stand elsewhere: in the address, or around the body.
  let namesModelElsewhere: Bool

  func findings() -> [StructureFinding] {
    switch dialect {
    case .anthropicMessages: model() + system() + tools() + messages()
    case .openAIChat: model() + tools() + messages()
    case .openAIResponses: tools()
    case .bedrockConverse, .gemini, .completions: []
    }
  }

  private func model() -> [StructureFinding] {
    guard let model = body["model"] else {
      // Azure OpenAI and Amazon Bedrock have it in the address.
      if namesModelElsewhere || body["anthropic_version"] != nil { return [] }
      return [
        fault(
          "the body names no model", "/model", nil,
          remedy: "Set model, unless the address names it.",
          severity: dialect == .anthropicMessages ? .error : .hint)
      ]
    }
    return model.kind == .string
      ? [] : [misfit("model", model, "a text", "/model", "Write the model's name.")]
  }

  private func system() -> [StructureFinding] {
    guard let system = body["system"], system.kind != .string else { return [] }
    guard system.kind == .array else {
      return [
        misfit(
          "system", system, "a text or a list of text blocks", "/system", "Write it as one of both."
        )
      ]
    }
    return objects(system, "a system block", "/system")
  }

  private func tools() -> [StructureFinding] {
    guard let tools = body["tools"], tools.kind != .null else { return [] }
    guard tools.kind == .array else {
      return [misfit("tools", tools, "a list", "/tools", "Write a list of tools.", "invalid-tool")]
    }
    return objects(tools, "a tool", "/tools", "invalid-tool")
  }

  private func messages() -> [StructureFinding] {
    guard let messages = body["messages"] else { return [] }
    if messages.count == 0 {
      return [
        fault(
          "messages is empty; the API requires one", "/messages", messages,
          remedy: "Send at least one message.")
      ]
    }
    let faults = objects(messages, "a message", "/messages")
    guard faults.isEmpty else { return faults }
    return messages.elements.enumerated().flatMap { index, message in
      self.message(message, "/messages/\(index)")
    }
  }

  private func message(_ message: JSONValue, _ pointer: String) -> [StructureFinding] {
    guard let role = message["role"] else {
      return [fault("a message has no role", pointer, message, remedy: "Add its role.")]
    }
    if role.kind != .string {
      return [misfit("role", role, "a text", pointer + "/role", "Write the role's name.")]
    }
    guard let content = message["content"], content.kind != .null else {
      // An assistant that only calls tools says nothing in chat completions.
      if dialect == .openAIChat, !role.isString("user") { return [] }
      return [fault("a message has no content", pointer, message, remedy: "Add its content.")]
    }
    guard content.kind != .string else { return [] }
    return content.kind == .array
      ? objects(content, "a content block", pointer + "/content")
      : [
        misfit(
          "content", content, "a text or a list of blocks", pointer + "/content",
          "Write it as one of both.")
      ]
  }

  /// What of a list is no object; the first one is enough.
  private func objects(
    _ list: JSONValue, _ what: String, _ pointer: String, _ rule: RuleID = "rejected-parameter"
  ) -> [StructureFinding] {
    for (index, element) in list.elements.enumerated() where element.kind != .object {
      return [
        misfit(what, element, "an object", "\(pointer)/\(index)", "Write it as an object.", rule)
      ]
    }
    return []
  }

  private func misfit(
    _ what: String, _ value: JSONValue, _ wanted: String, _ pointer: String, _ remedy: String,
    _ rule: RuleID = "rejected-parameter"
  ) -> StructureFinding {
    fault(
      "\(what) is \(value.kind.name), where \(wanted) belongs", pointer, value, remedy: remedy, rule
    )
  }

  private func fault(
    _ message: String, _ pointer: String, _ value: JSONValue?, remedy: String,
    severity: Severity = .error, _ rule: RuleID = "rejected-parameter"
  ) -> StructureFinding {
    StructureFinding(
      rule, "invalid-shape", message, severity: severity, pointers: [pointer], range: value?.range,
      remedy: remedy)
  }
}
