/// Which API a request body speaks.
package enum APIDialect: String, Sendable {
  case anthropicMessages = "anthropic-messages"
  case openAIChat = "openai-chat"
  case openAIResponses = "openai-responses"
  case bedrockConverse = "bedrock-converse"
  case gemini
  case completions

  /// Whether the provider caches only up to markers that the request carries.
  ///
  /// All others cache whatever whole prefix an earlier request had.
  package var cachesAtMarkersOnly: Bool {
    switch self {
    case .anthropicMessages, .bedrockConverse: true
    case .openAIChat, .openAIResponses, .gemini, .completions: false
    }
  }

  /// The layout with what some models render ahead of the tools moved there: thinking and effort.
  ///
  /// Anthropic documents that there are such models and not which ones they are.
  var cautiousLayout: [PrefixMember] {
    guard self == .anthropicMessages else { return layout }
    return [
      .model, .speed, .thinking, .outputConfig, .tools, .mcpServers, .system, .toolChoice,
      .outputFormat, .messages,
    ]
  }

  /// The members of a body that take part in the cached prefix, in the order of the prefix.
  ///
  /// Anthropic: tools, system, then the parameters that only reach the messages, then the messages
  /// (documented). OpenAI: what routes a request, tools, the parameters of the rendered context,
  /// then the input (the invalidators are documented, their order among themselves is assumed).
  var layout: [PrefixMember] {
    switch self {
    case .anthropicMessages:
      [
        .model, .speed, .tools, .mcpServers, .system, .toolChoice, .thinking, .outputConfig,
        .outputFormat, .messages,
      ]
    case .openAIChat:
      [
        .model, .serviceTier, .promptCacheKey, .tools, .functions, .responseFormat,
        .reasoningEffort, .verbosity,
        .parallelToolCalls, .messages,
      ]
    case .openAIResponses:
      [
        .model, .serviceTier, .promptCacheKey, .tools, .text, .reasoning, .parallelToolCalls,
        .instructions,
        .input,
      ]
    case .bedrockConverse:
      [.modelID, .toolConfig, .system, .additionalModelRequestFields, .messages]
    case .gemini:
      [.model, .cachedContent, .tools, .toolConfig, .systemInstruction, .contents]
    case .completions:
      [.model, .prompt]
    }
  }
}
