import PromptTemplate

/// The kind of value that a parameter of a request takes.
///
/// Source: Anthropic Python SDK 2.11.0, `MessageCreateParams`; OpenAI's chat API. Parameters that take
/// values of several kinds are left out.
enum ParameterShape {
  case wholeNumber
  case number
  case flag
  case text
  case texts
  case object

  init?(_ name: String) {
    switch name {
    case "max_tokens", "max_completion_tokens", "top_k", "seed": self = .wholeNumber
    case "temperature", "top_p", "frequency_penalty", "presence_penalty": self = .number
    case "stream", "parallel_tool_calls": self = .flag
    case "service_tier", "speed", "inference_geo", "reasoning_effort", "prompt_cache_key",
      "prompt_cache_retention", "user_profile_id":
      self = .text
    case "stop_sequences": self = .texts
    case "thinking", "output_config", "metadata", "response_format", "context_management":
      self = .object
    default: return nil
    }
  }

  /// The kind as messages name it.
  var description: String {
    switch self {
    case .wholeNumber: "a whole number"
    case .number: "a number"
    case .flag: "true or false"
    case .text: "a text"
    case .texts: "a list of texts"
    case .object: "a mapping"
    }
  }

  /// What to do about a value of another kind.
  var remedy: String {
    switch self {
    case .wholeNumber: "Write it in decimal digits, without quotes and '_'."
    case .number: "Write it as JSON does, without quotes and '_'."
    case .flag: "Write 'true' or 'false' without quotes: 'yes' and 'on' are texts."
    case .text, .texts, .object: "Write \(description)."
    }
  }

  /// Whether a value is of the kind; a text is none of the others, whatever goes into its holes.
  func isFit(_ value: TemplateValue) -> Bool {
    switch (self, value) {
    case (.wholeNumber, .atom(let bytes, _)): bytes.allSatisfy { (0x30...0x39).contains($0) }
    case (.number, .atom(let bytes, _)): bytes.first.map { $0 == 0x2D || $0 < 0x3A } ?? false
    case (.flag, .atom(let bytes, _)): bytes.first == 0x74 || bytes.first == 0x66
    case (.text, .text), (.object, .object): true
    case (.texts, .array(let elements, _)): elements.allSatisfy { ParameterShape.text.isFit($0) }
    default: false
    }
  }
}

extension TemplateValue {
  /// The kind of the value as messages name it.
  var kindName: String {
    switch self {
    case .object: "a mapping"
    case .array: "a list"
    case .text: "a text"
    case .atom(let bytes, _):
      switch bytes.first {
      case UInt8(ascii: "n"): "null"
      case UInt8(ascii: "t"), UInt8(ascii: "f"): "a boolean"
      case UInt8(ascii: "-"): "a negative number"
      default: "a number with a fraction"
      }
    }
  }
}
