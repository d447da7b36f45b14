import PromptSkeleton
import SourceText

/// What the elements of a spliced list have to be, as far as the API refuses everything else.
///
/// Types of blocks and of tools are an open set; what they hold is the API's matter, text apart.
///
/// Source: Anthropic Python SDK 2.14.0, `MessageParam`, `ContentBlockParam` and `ToolUnionParam`;
/// OpenAI Python SDK 3.52.0, `ChatCompletionMessageParam`.
struct SplicedShape: Sendable {
  var kind: Kind
  var endpoint: Skeleton.Endpoint

  enum Kind: Sendable {
    case tools
    case blocks
    case messages
  }

  /// The first element that is something else; nil for what is no list.
  func misfit(in list: PromptValue) -> Misfit? {
    guard case .array(let elements) = list else { return nil }
    for (index, element) in elements.enumerated() {
      let place = "[\(index)]"
      let found =
        switch kind {
        case .tools: misfit(ofTool: element, at: place)
        case .blocks: misfit(ofBlock: element, at: place)
        case .messages:
          misfit(ofMessage: element, at: place, isLast: index == elements.count - 1)
        }
      if let found { return found }
    }
    return nil
  }

  private var isForAnthropic: Bool { endpoint == .anthropicMessages }

  private func misfit(ofTool tool: PromptValue, at place: String) -> Misfit? {
    guard case .object = tool else { return Misfit(tool, at: place, wanted: "a tool") }
    if case .string? = tool.member("type") { return nil }
    return Misfit(unlessText: tool.member("name"), at: place + ".name", wanted: "a tool's name")
  }

  private func misfit(
    ofMessage message: PromptValue, at place: String, isLast: Bool
  ) -> Misfit? {
    guard case .object = message else { return Misfit(message, at: place, wanted: "a message") }
    let roles =
      isForAnthropic
      ? ["user", "assistant", "system"]
      : ["user", "assistant", "system", "developer", "tool", "function"]
    let role = message.member("role")
    guard case .string(let name)? = role, roles.contains(where: name.hasSameBytes) else {
      let wanted =
        roles.dropLast().map { "'\($0)'" }.joined(separator: ", ") + " or '\(roles.last ?? "")'"
      return Misfit(role, at: place + ".role", wanted: wanted)
    }
    if isForAnthropic, name.hasSameBytes(as: "system"), Self.isChangeOfEffort(message) {
      return nil
    }
    return misfit(
      ofContent: message.member("content"), at: place + ".content",
      // An answer that is to be begun may be empty; OpenAI's may have calls of tools in its place.
      isNeeded: !name.hasSameBytes(as: "assistant") || isForAnthropic && !isLast)
  }

  /// Whether a message without content says how much effort the model is to make from there on.
  /// Source: Anthropic, changes of effort within a conversation.
  private static func isChangeOfEffort(_ message: PromptValue) -> Bool {
    guard case .array(let blocks)? = message.member("content"), blocks.isEmpty,
      case .string? = message.member("output_config")?.member("effort")
    else { return false }
    return true
  }

  private func misfit(
    ofContent content: PromptValue?, at place: String, isNeeded: Bool
  ) -> Misfit? {
    let wanted = "a text or a list of blocks"
    switch content {
    case .string(let text):
      return isNeeded && isForAnthropic ? Misfit(ofBlank: text, at: place, wanted: wanted) : nil
    case .array(let blocks):
      if blocks.isEmpty, isNeeded, isForAnthropic {
        return Misfit(place: place, found: "an empty list", wanted: wanted)
      }
      for (index, block) in blocks.enumerated() {
        if let found = misfit(ofBlock: block, at: "\(place)[\(index)]") { return found }
      }
      return nil
    case nil, .null: return isNeeded ? Misfit(content, at: place, wanted: wanted) : nil
    case .some(let other): return Misfit(other, at: place, wanted: wanted)
    }
  }

  private func misfit(ofBlock block: PromptValue, at place: String) -> Misfit? {
    guard case .object = block else { return Misfit(block, at: place, wanted: "a block") }
    guard case .string(let type)? = block.member("type") else {
      return Misfit(block.member("type"), at: place + ".type", wanted: "a block's type")
    }
    if type.hasSameBytes(as: "text") {
      guard case .string(let text)? = block.member("text") else {
        return Misfit(block.member("text"), at: place + ".text", wanted: "a text")
      }
      return isForAnthropic ? Misfit(ofBlank: text, at: place + ".text", wanted: "a text") : nil
    }
    guard type.hasSameBytes(as: "tool_result"), let content = block.member("content") else {
      return nil
    }
    return misfit(ofContent: content, at: place + ".content", isNeeded: false)
  }
}

extension Misfit {
  init(_ value: PromptValue?, at place: String, wanted: String) {
    let found =
      switch value {
      case nil: "missing"
      case .string(let text) where text.utf8.count <= 40: "'\(text)'"
      case .some(let value): value.kindName
      }
    self.init(place: place, found: found, wanted: wanted)
  }

  fileprivate init?(unlessText value: PromptValue?, at place: String, wanted: String) {
    if case .string? = value { return nil }
    self.init(value, at: place, wanted: wanted)
  }

  /// Source: Anthropic's API, "text content blocks must contain non-whitespace text".
  fileprivate init?(ofBlank text: String, at place: String, wanted: String) {
    guard UTF8Text.isBlank(text.utf8) else { return nil }
    self.init(place: place, found: text.isEmpty ? "empty" : "white space alone", wanted: wanted)
  }
}
