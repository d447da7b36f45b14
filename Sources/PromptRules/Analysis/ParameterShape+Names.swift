import PromptSkeleton

extension ParameterShape {
  /// What the parameter of that name takes; nil where values of many kinds are taken, and for
  /// names that the API does not have.
  init?(_ name: String, of endpoint: Skeleton.Endpoint) {
    guard endpoint == .anthropicMessages, let shape = ParameterShape(messages: name) else {
      self.init(common: name)
      return
    }
    self = shape
  }

  /// Source: Anthropic Python SDK 2.11.0, `MessageCreateParams`; OpenAI Python SDK 3.52.0,
  /// `CompletionCreateParams`.
  private init?(common name: String) {
    switch name {
    case "max_tokens", "max_completion_tokens", "top_k", "seed": self = .wholeNumber
    case "temperature", "top_p", "frequency_penalty", "presence_penalty": self = .number
    case "stream", "parallel_tool_calls": self = .flag
    case "service_tier", "speed", "inference_geo", "reasoning_effort", "prompt_cache_key",
      "prompt_cache_retention", "user_profile_id":
      self = .text
    case "stop_sequences": self = .texts
    case "thinking", "output_config", "metadata", "context_management": self = .object
    case "response_format": self = .open([("json_schema", .open([("schema", .schema)]))])
    case "responseFormat", "jsonSchema", "user", "safety_identifier": self = .text
    case "n", "top_logprobs": self = .optional(.wholeNumber)
    case "logprobs", "store": self = .optional(.flag)
    case "verbosity": self = .optional(.text)
    case "modalities": self = .optional(.texts)
    case "logit_bias", "stream_options", "audio", "prediction": self = .optional(.object)
    case "web_search_options": self = .object
    default: return nil
    }
  }

  private static var efforts: ParameterShape { .choice(["low", "medium", "high", "xhigh", "max"]) }

  /// The `output_config` of a message. Source: Anthropic, changes of effort within a conversation.
  static var configOfMessage: ParameterShape { .members(Members(required: [("effort", efforts)])) }

  /// What Anthropic's API says more closely.
  ///
  /// Source: Anthropic Python SDK 2.14.0, `MessageCreateParams` and its beta. Which kinds of
  /// thinking and which efforts a model takes, its API alone knows: the sets are those of all
  /// models.
  private init?(messages name: String) {
    switch name {
    case "service_tier": self = .choice(["auto", "standard_only"])
    case "speed": self = .optional(.choice(["standard", "fast"]))
    case "inference_geo": self = .optional(.text)
    case "container": self = .optional(.textOrObject)
    case "metadata":
      self = .members(Members(optional: [("user_id", .optional(.text))]))
    case "diagnostics":
      self = .optional(.members(Members(optional: [("previous_message_id", .optional(.text))])))
    case "output_config":
      self = .members(
        Members(optional: [
          ("effort", .optional(Self.efforts)),
          ("format", .optional(.open([("schema", .schema)]))), ("task_budget", .optional(.object)),
        ]))
    case "thinking":
      let shared: [(String, ParameterShape)] = [
        ("display", .optional(.text)), ("block_binding", .optional(.object)),
      ]
      self = .tagged([
        ("adaptive", Members(optional: shared)),
        ("enabled", Members(required: [("budget_tokens", .atLeast(1024))], optional: shared)),
        ("disabled", Members()), ("between_tools", Members()),
      ])
    case "tool_choice":
      let shared = [("disable_parallel_tool_use", ParameterShape.flag)]
      self = .tagged([
        ("auto", Members(optional: shared)), ("any", Members(optional: shared)),
        ("tool", Members(required: [("name", .text)], optional: shared)), ("none", Members()),
      ])
    default: return nil
    }
  }
}
