import JSONText
import SourceText

/// What the provider itself said about the cache, beyond its counters.
struct ProviderDiagnosis: Sendable, Hashable {
  /// The provider's word: `tools_changed`, `input_changed`, ...
  var reason: String
  /// How many tokens it says were missed.
  var missedTokens: Int?
  /// The part of the request that the word blames; nil where it blames none.
  var section: PrefixSection?

  /// Reads Anthropic's `diagnostics` or OpenAI's `prompt_cache_diagnostics` of a response; nil where
  /// the provider has no explanation.
  init?(response: JSONValue) {
    if let miss = response["diagnostics"]?["cache_miss_reason"] {
      guard let type = miss["type"] ?? (miss.kind == .string ? miss : nil),
        !type.isString("unavailable"), !type.isString("previous_message_not_found")
      else { return nil }
      self.init(reason: type.string, missedTokens: miss["cache_missed_input_tokens"]?.integer)
    } else if let miss = response["prompt_cache_diagnostics"],
      miss["type"]?.isString("cache_miss") == true, let reason = miss["reason"]
    {
      self.init(reason: reason.string, missedTokens: miss["cache_missed_tokens"]?.integer)
    } else {
      return nil
    }
  }

  init(reason: String, missedTokens: Int? = nil) {
    self.reason = reason
    self.missedTokens = missedTokens
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

  /// Whether one of the findings blames the same part.
  func isAlike(_ findings: [LogFinding]) -> Bool {
    section.map { part in findings.contains { $0.section == part } } ?? false
  }

  /// The diagnosis as a lower-case phrase.
  var phrase: String {
    let missed = missedTokens.map { ", about \(NumberText.count($0, "token")) missed" }
    return "the provider says '\(reason)'" + (missed ?? "")
  }
}
