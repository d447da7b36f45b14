/// The request parameters that a template may set beside its prompt.
package enum RequestParameters {
  /// The names as the provider's API has them.
  ///
  /// Source: Anthropic Python SDK 2.11.0, `MessageCreateParams`; OpenAI's chat API for those that
  /// only it has.
  package static let names = [
    "max_tokens", "max_completion_tokens", "tool_choice", "parallel_tool_calls", "thinking",
    "output_config", "response_format", "reasoning_effort", "metadata", "stop_sequences", "stop",
    "stream", "service_tier", "speed", "temperature", "top_p", "top_k", "inference_geo",
    "container", "context_management", "mcp_servers", "prompt_cache_key",
    "prompt_cache_retention", "prompt_cache_options", "diagnostics", "user_profile_id",
  ]

  /// What GitHub Models calls them inside `modelParameters`.
  static let gitHubNames = [
    "maxTokens": "max_tokens", "max_tokens": "max_tokens",
    "maxCompletionTokens": "max_completion_tokens",
    "max_completion_tokens": "max_completion_tokens",
    "temperature": "temperature", "topP": "top_p", "top_p": "top_p", "stop": "stop",
    "frequencyPenalty": "frequency_penalty", "presencePenalty": "presence_penalty",
    "frequency_penalty": "frequency_penalty", "presence_penalty": "presence_penalty",
    "seed": "seed", "reasoningEffort": "reasoning_effort",
  ]
}
