/// Tells which API a body was written for.
enum DialectDetector {
  /// The dialect of a draft with a history, from what only one API has; an address decides first.
  static func dialect(
    of draft: BodyDraft, model: String?, address: String?, in bytes: UnsafeRawBufferPointer
  ) -> APIDialect {
    if let address, let named = named(address) { return named }
    guard let history = draft.history else { return .openAIChat }
    switch history.member {
    case .contents: return .gemini
    case .input: return .openAIResponses
    case .prompt: return .completions
    default: break
    }
    if has(.toolConfig, draft) || draft.value("inferenceConfig", in: bytes) != nil
      || has(.modelID, draft)
    {
      return .bedrockConverse
    }
    if draft.value("anthropic_version", in: bytes) != nil || has(.system, draft) {
      return isConverse(history) ? .bedrockConverse : .anthropicMessages
    }
    if hasOpenAIMessages(history) { return .openAIChat }
    if let tools = draft.texts.first(where: { $0.member == .tools }),
      let tool = tools.elements.first
    {
      let raw = tools.rawBytes(tool)
      if contains(raw, "\"input_schema\"") { return .anthropicMessages }
      if contains(raw, "\"function\"") { return .openAIChat }
    }
    if isConverse(history) { return .bedrockConverse }
    if draft.value("cache_control", in: bytes) != nil || has(.thinking, draft)
      || has(.outputConfig, draft) || hasMarkers(history)
    {
      return .anthropicMessages
    }
    return isClaude(model) ? .anthropicMessages : .openAIChat
  }

  /// Whether a model's name, with whatever prefix a platform gives it, is one of Anthropic's.
  static func isClaude(_ model: String?) -> Bool { model?.contains("claude") == true }

  private static func named(_ address: String) -> APIDialect? {
    let path = address.split(separator: "?").first.map(String.init) ?? address
    if path.contains("chat/completions") || path.hasSuffix("/chat") { return .openAIChat }
    if path.hasSuffix("/messages") || path.hasSuffix("/count_tokens") { return .anthropicMessages }
    if path.contains("/responses") { return .openAIResponses }
    if path.contains("/converse") { return .bedrockConverse }
    if path.contains("enerateContent") { return .gemini }
    return nil
  }

  private static func has(_ member: PrefixMember, _ draft: BodyDraft) -> Bool {
    draft.texts.contains { $0.member == member }
  }

  private static func hasMarkers(_ history: PrefixHistory) -> Bool {
    let isMarked = { (block: PrefixBlock) in block.marker?.isOpenAI == false }
    return history.tail.blocks.contains(where: isMarked)
      || history.base?.blocks.contains(where: isMarked) == true
  }

  /// Whether messages have roles and members that only chat completions know.
  private static func hasOpenAIMessages(_ history: PrefixHistory) -> Bool {
    for index in 0..<min(history.count, 4) {
      let role = history.element(index).role
      if role == .tool || role == .developer || (index == 0 && role == .system) { return true }
      if contains(history.rawBytes(of: index), "\"tool_calls\"") { return true }
    }
    return false
  }

  /// Whether the first content block has no `type`, as Amazon Bedrock writes them.
  private static func isConverse(_ history: PrefixHistory) -> Bool {
    guard history.count > 0, let block = history.blocks(of: 0).first else { return false }
    return block.kind == .other && contains(history.rawBytes(of: 0), "{\"text\"")
  }

  private static func contains(_ raw: ArraySlice<UInt8>, _ sign: String) -> Bool {
    raw.prefix(1 << 16).withUnsafeBytes { $0.contains(Array(sign.utf8)) }
  }
}
