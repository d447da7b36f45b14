/// One step of rendering a skeleton.
public enum Chunk: Sendable {
  /// Bytes that are sent as they are.
  case constant([UInt8])
  /// A value inside a JSON string.
  case hole(Hole)
  /// Bytes that ask for a breakpoint (`cache_control`): sent, but no part of any prefix.
  case marker([UInt8])
  /// The comma between two elements of an array; nothing where the array is still empty.
  case separator
  /// The next `count` chunks, only if the value is truthy; an absent value is not.
  case when(ValuePath, count: Int)
  /// The next `count` chunks, once for each element of a list that `name` then stands for.
  case each(ValuePath, name: String, count: Int)
  /// The elements of a list, as canonical JSON (RFC 8785), each after a separator.
  case splice(ValuePath)

  /// The bytes of a text, sent as they are.
  public static func text(_ text: String) -> Chunk { .constant(Array(text.utf8)) }

  /// The value at a path, as text.
  public static func hole(
    _ path: ValuePath, lifetime: Lifetime, fallback: PromptValue? = nil
  ) -> Chunk {
    .hole(Hole(path: path, encoding: .text, lifetime: lifetime, fallback: fallback))
  }

  /// The value at a path, as canonical JSON.
  public static func json(
    _ path: ValuePath, lifetime: Lifetime, fallback: PromptValue? = nil
  ) -> Chunk {
    .hole(Hole(path: path, encoding: .json, lifetime: lifetime, fallback: fallback))
  }

  /// A marker from its text.
  public static func breakpoint(_ marker: String) -> Chunk { .marker(Array(marker.utf8)) }
}

/// Where a value goes.
public struct Hole: Sendable {
  public var path: ValuePath
  public var encoding: Encoding
  public var lifetime: Lifetime
  /// What stands in where the path leads nowhere; nil makes that an error.
  public var fallback: PromptValue?

  public init(
    path: ValuePath, encoding: Encoding, lifetime: Lifetime, fallback: PromptValue? = nil
  ) {
    self.path = path
    self.encoding = encoding
    self.lifetime = lifetime
    self.fallback = fallback
  }

  public enum Encoding: String, Sendable {
    /// A string, an integer or a boolean as text.
    case text
    /// Any value as canonical JSON (RFC 8785), as text.
    case json
  }
}
