import JSONText

/// What a log says about a request beside its body.
struct RecordFacts: Sendable {
  /// Seconds since 1970 at which the request was sent.
  var time: Double?
  /// Seconds since 1970 that the provider gives the response, for logs without a time of their own.
  private var answerTime: Double?
  /// Seconds from sending to the end of the response.
  var duration: Double?
  var usage: CacheUsage?
  /// Whether an error was the answer, of which nothing was computed, cached or billed.
  var isFailed: Bool { saysError && usage == nil }
  private var saysError = false
  /// Whether the request was one of a batch.
  var isBatch = false
  /// The words of the response for how it was served: a tier, a speed, a place.
  var served: [String: String] = [:]
  var diagnosis: ProviderDiagnosis?
  /// The id that the provider gave the response.
  var responseID: String?
  /// What the log calls the request.
  var name: String?
  /// What the log says the request belongs to: a session, a trace, a cassette.
  var group: String?
  /// How what the request belongs to ended.
  var outcome: LoggedOutcome?
  /// The address that the request was sent to.
  var address: String?

  private static let groupNames = [
    "session_id", "sessionId", "session", "conversation_id", "conversationId", "thread_id",
    "cassette",
  ]
  /// Names of what may be one call as well as a session.
  private static let traceNames = ["trace_id", "traceId", "run_id"]
  private static let outcomeNames = ["success", "succeeded", "resolved", "passed", "reward"]
  private static let durationNames: [(name: String, scale: Double)] = [
    ("duration_ms", 0.001), ("latency_ms", 0.001), ("elapsed_ms", 0.001), ("duration", 1),
    ("latency", 1), ("elapsed", 1),
  ]

  init() {}

  /// Reads the members of the wrappers around a body, from the outermost in, and then what stands
  /// in the body itself beside the messages: gateways log a call as one object.
  ///
  /// Such a log gives each call a trace of its own, which then tells nothing of conversations.
  init(_ body: BodyDraft, wrappers: [BodyDraft], in bytes: UnsafeRawBufferPointer) {
    for wrapper in wrappers {
      for (name, value) in wrapper.members {
        read(bytes[name], value, in: bytes, groupNames: Self.groupNames + Self.traceNames)
      }
    }
    for (name, value) in body.members {
      read(bytes[name], value, in: bytes, groupNames: Self.groupNames)
    }
    time = time ?? answerTime
  }

  private mutating func read(
    _ name: Slice<UnsafeRawBufferPointer>, _ value: Range<Int>, in bytes: UnsafeRawBufferPointer,
    groupNames: [String]
  ) {
    guard name.count < 24 else { return }
    let name = String(decoding: name, as: UTF8.self)
    switch name {
    case "response", "result", "resp", "output", "completion", "response_body":
      readResponse(value, in: bytes)
    case "usageDetails", "usage_details":
      // Langfuse's sums; the provider's own counters tell more.
      if usage == nil, let document = Self.document(value, in: bytes) {
        usage = CacheUsage(document.root)
      }
    case "usage", "usageMetadata", "usage_metadata":
      if let document = Self.document(value, in: bytes) {
        noteService(document.root)
        usage = CacheUsage(document.root) ?? usage
      }
    case "status", "status_code", "statusCode":
      if let status = Self.document(value, in: bytes)?.root, Self.isErrorStatus(status) {
        saysError = true
      }
    case "error":
      if let error = Self.document(value, in: bytes)?.root, Self.tellsError(error) {
        saysError = true
      }
    case "custom_id":
      self.name = self.name ?? Self.text(value, in: bytes)
      isBatch = true
    case "request_id", "requestId", "id":
      if self.name == nil { self.name = Self.text(value, in: bytes) }
    case "uri", "url", "endpoint", "path":
      if address == nil { address = Self.text(value, in: bytes) }
    default:
      if time == nil, RecordTime.names.contains(name) {
        time = Self.document(value, in: bytes).flatMap { RecordTime.seconds($0.root) }
      } else if let known = Self.durationNames.first(where: { $0.name == name }) {
        duration = Self.document(value, in: bytes)?.root.double.map { $0 * known.scale }
      } else if Self.outcomeNames.contains(name) {
        outcome = Self.document(value, in: bytes).flatMap { LoggedOutcome($0.root) }
      } else if group == nil, groupNames.contains(name) {
        group = Self.text(value, in: bytes)
      }
    }
  }

  /// Reads a response: the provider's object, or a wrapper with it under `body`.
  mutating func readResponse(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) {
    guard let document = Self.document(range, in: bytes) else { return }
    readResponse(document.root, depth: 0)
  }

  mutating func readResponse(_ response: JSONValue, depth: Int) {
    guard depth < 4 else { return }
    if response.kind == .string {
      readResponse(text: response.stringBytes(), depth: depth)
      return
    }
    if response.kind == .array {
      for event in response.elements { readResponse(event, depth: depth + 1) }
      return
    }
    guard response.kind == .object else { return }
    if Self.isError(response) { saysError = true }
    noteService(response)
    if let found = response["usage"] ?? response["usageMetadata"] {
      noteService(found)
      readUsage(found)
    }
    diagnosis = ProviderDiagnosis(response: response) ?? diagnosis
    if answerTime == nil, let created = response["created"] ?? response["created_at"] {
      answerTime = RecordTime.seconds(created)
    }
    if responseID == nil, let id = response["id"], id.kind == .string { responseID = id.string }
    for name in ["body", "message", "response", "result", "json", "outputBodyJson"] {
      if let inner = response[name] { readResponse(inner, depth: depth + 1) }
    }
  }

  /// Reads a response that stands in a string: JSON, or the events of a stream.
  mutating func readResponse(text: [UInt8], depth: Int) {
    if text.first == 0x7B, let inner = try? JSONDocument(parsing: text) {
      readResponse(inner.root, depth: depth + 1)
    } else if let stream = EventStream(text) {
      for event in stream.telling { readResponse(event, depth: depth + 1) }
    }
  }

  /// Anthropic says it in the usage, OpenAI beside it.
  private mutating func noteService(_ value: JSONValue) {
    for name in ["service_tier", "speed", "inference_geo"] {
      if let word = value[name], word.kind == .string { served[name] = word.string }
    }
  }

  /// Whether a response, or a wrapper around it, is a provider's error or has the status of one.
  static func isError(_ response: JSONValue) -> Bool {
    let failures = ["error", "errored", "canceled", "expired"]
    if let type = response["type"], failures.contains(where: { type.isString($0) }) { return true }
    if let error = response["error"], tellsError(error) { return true }
    return ["status", "status_code", "statusCode"].contains { name in
      response[name].map { isErrorStatus($0) } ?? false
    }
  }

  /// A status of HTTP, a cassette's object with one, or LiteLLM's word.
  private static func isErrorStatus(_ status: JSONValue) -> Bool {
    let code = status.integer ?? status["code"]?.integer
    return code.map { (400..<600).contains($0) } ?? status.isString("failure")
  }

  private static func tellsError(_ error: JSONValue) -> Bool {
    error.kind == .object && error.count > 0
  }

  /// Takes counters; the last event of a stream may have those of the answer alone.
  private mutating func readUsage(_ found: JSONValue) {
    if let new = CacheUsage(found) {
      usage = new
    } else if let output = found["output_tokens"]?.integer, output >= 0 {
      usage?.output = output
    }
  }

  private static func document(
    _ range: Range<Int>, in bytes: UnsafeRawBufferPointer
  ) -> JSONDocument? {
    try? JSONDocument(parsing: Array(bytes[range]))
  }

  private static func text(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> String? {
    guard let value = document(range, in: bytes)?.root else { return nil }
    return value.kind == .string || value.kind == .number ? value.string : nil
  }
}

extension LoggedOutcome {
  /// Reads a boolean, or a number of which only those above zero are a success.
  init?(_ value: JSONValue) {
    if let flag = value.bool {
      self = flag ? .succeeded : .failed
    } else if let number = value.double {
      self = number > 0 ? .succeeded : .failed
    } else {
      return nil
    }
  }
}
