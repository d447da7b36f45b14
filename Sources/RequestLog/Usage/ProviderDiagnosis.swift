import JSONText

/// What the provider itself said about the cache, beyond its counters.
struct ProviderDiagnosis: Sendable, Hashable {
  /// The provider's word: `tools_changed`, `input_changed`, ...
  var reason: String
  /// The part of the request that the word blames; nil where it blames none.
  var section: PrefixSection?

  /// Reads Anthropic's `diagnostics` or OpenAI's `prompt_cache_diagnostics` of a response.
  init?(response: JSONValue) {
    if let reason = response["diagnostics"]?["cache_miss_reason"] {
      guard let type = reason["type"] ?? (reason.kind == .string ? reason : nil) else { return nil }
      self.init(reason: type.string)
    } else if let diagnosis = response["prompt_cache_diagnostics"],
      diagnosis["type"]?.isString("cache_miss") == true, let reason = diagnosis["reason"]
    {
      self.init(reason: reason.string)
    } else {
      return nil
    }
  }

  init(reason: String) {
    self.reason = reason
    section =
      switch reason {
      case "model_changed", "prompt_cache_key_changed", "service_tier_changed": .routing
      case "tools_changed": .tools
      case "system_changed": .system
      case "text_format_changed", "reasoning_effort_changed", "verbosity_changed": .parameters
      case "messages_changed", "context_compacted", "input_changed": .messages
      default: nil
      }
  }
}
