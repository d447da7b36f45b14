/// A compiled request: constant bytes and holes in the order in which they are sent.
///
/// It is the same type in the linter and in the app, so that the bytes that were linted are the
/// bytes that are sent. The chunks render to one JSON request body; everything from `prefixStart`
/// to a breakpoint's `end`, markers left out, is the prefix that the provider caches there.
public struct Skeleton: Sendable {
  public var name: String
  public var model: String
  public var endpoint: Endpoint
  /// Every variable that a chunk asks for, in the order of its first use.
  public var variables: [Variable]
  public var chunks: [Chunk]
  /// The index of the first chunk that belongs to the cached prefix.
  public var prefixStart: Int
  /// In the order of the request.
  public var breakpoints: [Breakpoint]

  public init(
    name: String, model: String, endpoint: Endpoint, variables: [Variable], chunks: [Chunk],
    prefixStart: Int, breakpoints: [Breakpoint]
  ) {
    self.name = name
    self.model = model
    self.endpoint = endpoint
    self.variables = variables
    self.chunks = chunks
    self.prefixStart = prefixStart
    self.breakpoints = breakpoints
  }

  /// The API that the body is for.
  public enum Endpoint: String, Sendable {
    case anthropicMessages = "anthropic-messages"
    case openAIChat = "openai-chat"
  }

  /// What rows give values for.
  public struct Variable: Sendable {
    public var name: String
    public var lifetime: Lifetime
    /// The value of a row that has none.
    public var fallback: PromptValue?

    public init(name: String, lifetime: Lifetime, fallback: PromptValue? = nil) {
      self.name = name
      self.lifetime = lifetime
      self.fallback = fallback
    }
  }

  /// A point up to which the provider caches.
  public struct Breakpoint: Sendable {
    /// The index of the chunk after the last one of the prefix.
    public var end: Int
    public var ttl: TTL

    public init(end: Int, ttl: TTL) {
      self.end = end
      self.ttl = ttl
    }
  }

  /// How long an unread cache entry lives.
  ///
  /// Source: Anthropic, prompt caching, `cache_control.ttl`.
  public enum TTL: String, Sendable {
    case fiveMinutes = "5m"
    case oneHour = "1h"
  }
}
