import JSONText

/// What a body says besides its prefix, as far as checks ask for it.
struct BodyFacts: Sendable {
  var automaticMarker: CacheMarker?
  /// The raw values of the members that checks read, by name.
  private var values: [String: [UInt8]] = [:]
  /// Where those values stand in the file's bytes.
  private var ranges: [String: Range<Int>] = [:]

  private static let names: [String] = [
    "cache_control", "max_tokens", "max_completion_tokens", "max_output_tokens", "temperature",
    "top_p", "top_k", "stream", "previous_response_id", "prompt_cache_options",
    "prompt_cache_retention", "budget_tokens", "inference_geo", "diagnostics", "n", "thinking",
    "max_tokens_to_sample", "inferenceConfig",
    "conversation",
  ]
  /// Values longer than this are none that a check reads.
  private static let sizeLimit = 4096

  init() {}

  private static func known(_ name: UnsafeRawBufferPointer) -> String? {
    for known in names where known.utf8.count == name.count && name.elementsEqual(known.utf8) {
      return known
    }
    return nil
  }

  init(_ draft: BodyDraft, in bytes: UnsafeRawBufferPointer) {
    for (name, value) in draft.members where value.count <= Self.sizeLimit {
      guard let name = Self.known(UnsafeRawBufferPointer(rebasing: bytes[name])) else { continue }
      values[name] = Array(bytes[value])
      ranges[name] = value
      if name == "cache_control" { automaticMarker = CacheMarker(bytes[value]) }
    }
  }

  func has(_ name: String) -> Bool { values[name] != nil }

  /// Whether the provider puts what it has stored in front of what the body says.
  var continuesStoredContext: Bool { has("previous_response_id") || has("conversation") }

  func range(_ name: String) -> Range<Int>? { ranges[name] }

  func value(_ name: String) -> JSONValue? {
    values[name].flatMap { try? JSONDocument(parsing: $0).root }
  }
}
