/// The request parameters that a template may set beside its prompt.
package enum RequestParameters {
  /// The names as the providers' APIs have them.
  package static let names = sharedNames + messagesNames + chatOnlyNames

  /// Those of OpenAI's Chat Completions API that Anthropic's Messages API does not have.
  ///
  /// Source: OpenAI Python SDK 3.52.0, `CompletionCreateParams`; what is written from other parts
  /// of a template, and functions, which tools have replaced, left out.
  package static let chatOnlyNames = [
    "max_completion_tokens", "parallel_tool_calls", "response_format", "reasoning_effort",
    "verbosity", "stop", "frequency_penalty", "presence_penalty", "seed", "n", "logit_bias",
    "logprobs", "top_logprobs", "stream_options", "store", "user", "safety_identifier",
    "modalities", "audio", "prediction", "web_search_options", "prompt_cache_key",
    "prompt_cache_retention", "prompt_cache_options",
  ]

  private static let sharedNames = [
    "max_tokens", "tool_choice", "metadata", "stream", "service_tier", "temperature", "top_p",
  ]

  /// Those that only Anthropic's Messages API has.
  ///
  /// Source: Anthropic Python SDK 2.11.0, `MessageCreateParams`.
  private static let messagesNames = [
    "thinking", "output_config", "stop_sequences", "speed", "top_k", "inference_geo", "container",
    "context_management", "mcp_servers", "diagnostics", "user_profile_id",
  ]

  /// The parameter that a name inside of GitHub Models' `modelParameters` stands for: one of the
  /// chat API, or its own spelling of one; nil for another name.
  static func gitHubParameter(_ name: String) -> String? {
    gitHubSpellings.first { $0.spelling == name }?.name
      ?? (chatNames.contains(name) ? name : nil)
  }

  /// The names that `modelParameters` may have.
  static let gitHubNames = gitHubSpellings.map(\.spelling) + chatNames

  private static let chatNames = sharedNames + chatOnlyNames

  private static let gitHubSpellings: [(spelling: String, name: String)] = [
    ("maxTokens", "max_tokens"), ("maxCompletionTokens", "max_completion_tokens"),
    ("topP", "top_p"),
    ("frequencyPenalty", "frequency_penalty"), ("presencePenalty", "presence_penalty"),
    ("reasoningEffort", "reasoning_effort"),
  ]
}
