/// A member of a request body that takes part in the cached prefix.
enum PrefixMember: String, Sendable, CaseIterable {
  case model
  case modelID = "modelId"
  case speed
  case serviceTier = "service_tier"
  case promptCacheKey = "prompt_cache_key"
  case cachedContent
  case tools
  case functions
  case mcpServers = "mcp_servers"
  case toolConfig
  case system
  case instructions
  case systemInstruction
  case toolChoice = "tool_choice"
  case thinking
  case outputConfig = "output_config"
  case outputFormat = "output_format"
  case responseFormat = "response_format"
  case reasoningEffort = "reasoning_effort"
  case reasoning
  case verbosity
  case text
  case parallelToolCalls = "parallel_tool_calls"
  case additionalModelRequestFields
  case messages
  case input
  case contents
  case prompt

  /// The part of the prefix that the member belongs to.
  var section: PrefixSection {
    switch self {
    case .model, .modelID, .speed, .serviceTier, .promptCacheKey, .cachedContent: .routing
    case .tools, .functions, .mcpServers, .toolConfig: .tools
    case .system, .instructions, .systemInstruction: .system
    case .messages, .input, .contents, .prompt: .messages
    default: .parameters
    }
  }

  /// Members by the bytes of their name, for the reader of bodies.
  static func named(_ name: UnsafeRawBufferPointer) -> PrefixMember? {
    for member in candidates(ofLength: name.count)
    where name.elementsEqual(member.rawValue.utf8) {
      return member
    }
    return nil
  }

  private static func candidates(ofLength count: Int) -> [PrefixMember] {
    count < byLength.count ? byLength[count] : []
  }

  private static let byLength: [[PrefixMember]] = {
    var table = [[PrefixMember]](repeating: [], count: 32)
    for member in allCases { table[member.rawValue.utf8.count].append(member) }
    return table
  }()
}

/// A part of the cached prefix, in its order.
package enum PrefixSection: String, Sendable {
  /// What decides which cache a request reaches: the model, its speed, the tier, the cache key.
  case routing
  case tools
  case system
  /// Parameters that are rendered into the prompt or are part of the key.
  case parameters
  case messages
}
