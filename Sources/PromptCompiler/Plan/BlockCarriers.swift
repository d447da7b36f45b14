import PromptTemplate

/// Which blocks cannot carry a breakpoint.
///
/// Source: Anthropic Python SDK 2.11.0, block types without a `cache_control` field; Anthropic,
/// tool search, deferred tools.
enum BlockCarriers {
  /// What a block is, if the API refuses a breakpoint on it; nil where it takes one.
  static func refusal(of content: Element.Content) -> String? {
    guard case .value(let value) = content else { return nil }
    if case .atom(let bytes, _)? = value.member("defer_loading"), bytes.elementsEqual("true".utf8) {
      return "a tool with 'defer_loading'"
    }
    guard let type = value.member("type")?.constantText else { return nil }
    switch String(decoding: type, as: UTF8.self) {
    case "thinking", "redacted_thinking": return "a thinking block"
    case "fallback", "mcp_tool_listing": return "this type of block"
    case "text":
      if case .text(let text, _)? = value.member("text"), text.isEmpty {
        return "an empty text block"
      }
      return nil
    default: return nil
    }
  }
}
