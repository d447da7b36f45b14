package import JSONText

/// What a provider reported about the tokens of one request, in one shape for all providers.
///
/// Anthropic and Bedrock count cached tokens apart from `input_tokens`, and so do Langfuse's details of
/// any provider; OpenAI, Gemini and DeepSeek include them in the total, and so does the `prompt_tokens`
/// that LiteLLM puts beside Anthropic's counters.
package struct CacheUsage: Sendable, Hashable {
  /// Tokens billed at the base price.
  package var uncached: Int
  package var read: Int
  package var written: Int
  /// The part of `written` with the one-hour lifetime.
  package var writtenForAnHour: Int
  package var output: Int
  /// Whether the provider said anything about its cache.
  package var reportsCache: Bool
  /// Whether it said how much was written, if only that nothing was.
  var reportsWrites: Bool

  package var total: Int { uncached + read + written }

  /// Reads a `usage` object of any known provider; nil where it has no token counts.
  package init?(_ usage: JSONValue) {
    func number(_ names: String...) -> Int? {
      for name in names {
        if let value = usage[name]?.integer, value >= 0, value < 1 << 40 { return value }
      }
      return nil
    }
    func detail(_ names: String..., key: String...) -> Int? {
      for name in names {
        for key in key {
          if let value = usage[name]?[key]?.integer, value >= 0, value < 1 << 40 { return value }
        }
      }
      return nil
    }
    output =
      number(
        "output_tokens", "completion_tokens", "outputTokens", "candidatesTokenCount", "output") ?? 0
    if number("cache_read_input_tokens") != nil || number("cache_creation_input_tokens") != nil
      || number("cacheReadInputTokens") != nil || number("cacheWriteInputTokens") != nil
      || number("input_cached_tokens") != nil
    {
      read =
        number("cache_read_input_tokens", "cacheReadInputTokens", "input_cached_tokens") ?? 0
      written = number("cache_creation_input_tokens", "cacheWriteInputTokens") ?? 0
      writtenForAnHour = detail("cache_creation", key: "ephemeral_1h_input_tokens") ?? 0
      let apart = number("input_tokens", "inputTokens", "input")
      let total = number("prompt_tokens") ?? 0
      uncached = apart ?? (total >= read + written ? total - read - written : total)
      (reportsCache, reportsWrites) = (true, true)
      return
    }
    guard
      let input = number(
        "input_tokens", "prompt_tokens", "promptTokenCount", "inputTokens", "total_input_tokens",
        "input")
    else { return nil }
    let reported =
      detail("input_tokens_details", "prompt_tokens_details", key: "cached_tokens")
      ?? number(
        "cachedContentTokenCount", "prompt_cache_hit_tokens", "cached_tokens", "num_cached_tokens",
        "total_cached_tokens")
    read = min(reported ?? 0, input)
    let reportedWrites = detail(
      "input_tokens_details", "prompt_tokens_details",
      key: "cache_write_tokens", "cache_creation_input_tokens", "cache_creation_tokens")
    written = min(reportedWrites ?? 0, input - read)
    writtenForAnHour = 0
    uncached = input - read - written
    reportsCache = reported != nil
    reportsWrites = reportedWrites != nil
  }
}
