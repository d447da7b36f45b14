extension Skeleton: Decodable {
  /// Reads a skeleton that `promptlint build` wrote as JSON, with whatever decoder the app has.
  ///
  /// ```swift
  /// let skeleton = try JSONDecoder().decode(Skeleton.self, from: data)
  /// ```
  ///
  /// - Throws: `DecodingError`; also for a version of the format that is newer than this library.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    let version = try members.decode(Int.self, forKey: .version)
    guard version == Self.formatVersion else {
      throw DecodingError.dataCorruptedError(
        forKey: .version, in: members,
        debugDescription: "version \(version) of the format, not \(Self.formatVersion)")
    }
    var chunks: [Chunk] = []
    // Blocks are nested in the file and flat in memory, so indexes move.
    var starts: [Int] = []
    for chunk in try members.decode([NestedChunk].self, forKey: .chunks) {
      starts.append(chunks.count)
      chunk.append(to: &chunks)
    }
    starts.append(chunks.count)
    func position(_ index: Int, _ key: Key) throws -> Int {
      if starts.indices.contains(index) { return starts[index] }
      throw DecodingError.dataCorruptedError(
        forKey: key, in: members, debugDescription: "there is no chunk \(index)")
    }
    let prefixStart = try position(members.decode(Int.self, forKey: .prefixStart), .prefixStart)
    let breakpoints = try members.decode([EncodedBreakpoint].self, forKey: .breakpoints).map {
      Breakpoint(end: Swift.max(prefixStart, try position($0.end, .breakpoints)), ttl: $0.ttl)
    }
    self.init(
      name: try members.decode(String.self, forKey: .name),
      model: try members.decode(String.self, forKey: .model),
      endpoint: try members.decode(Endpoint.self, forKey: .endpoint),
      variables: try members.decode([Variable].self, forKey: .variables),
      chunks: chunks, prefixStart: prefixStart, breakpoints: breakpoints)
  }

  /// The version of the JSON format that this library reads.
  package static let formatVersion = 1

  private enum Key: String, CodingKey {
    case version, name, model, endpoint, variables, chunks, breakpoints
    case prefixStart = "prefix_start"
  }

  private struct EncodedBreakpoint: Decodable {
    var end: Int
    var ttl: TTL
  }
}

extension Skeleton.Endpoint: Decodable {}
extension Skeleton.TTL: Decodable {}

extension Skeleton.Variable: Decodable {
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    self.init(
      name: try members.decode(String.self, forKey: .name),
      lifetime: try members.decode(Lifetime.self, forKey: .lifetime),
      fallback: try members.fallback(.fallback))
  }

  private enum Key: String, CodingKey {
    case name, lifetime
    case fallback = "default"
  }
}

extension KeyedDecodingContainer {
  /// A value for rows that have none, which may be null; nil where there is no such member.
  ///
  /// Spelled with `Optional`, for a bare `nil` is a `PromptValue` too: null.
  fileprivate func fallback(_ key: Key) throws -> PromptValue? {
    guard contains(key) else { return Optional.none }
    return try decode(PromptValue.self, forKey: key)
  }
}

extension Lifetime: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let lifetime = Lifetime(name: name) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "there is no lifetime '\(name)'")
    }
    self = lifetime
  }
}

extension ValuePath: Decodable {
  /// Reads a list such as `["ticket", "tags", 0]`.
  public init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    self.init(try parts.decode(String.self))
    while !parts.isAtEnd {
      if let index = try? parts.decode(Int.self) {
        steps.append(.element(index))
      } else {
        steps.append(.member(try parts.decode(String.self)))
      }
    }
  }
}

/// A chunk as the file has it, with the chunks that a block decides on inside.
private indirect enum NestedChunk: Decodable {
  case single(Chunk)
  case when(ValuePath, [NestedChunk])
  case each(ValuePath, name: String, [NestedChunk])

  private enum Key: String, CodingKey {
    case text, marker, separator, hole, encoding, lifetime, splice, when, each, chunks
    case name = "as"
    case fallback = "default"
  }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    if members.contains(.text) {
      self = .single(.text(try members.decode(String.self, forKey: .text)))
    } else if members.contains(.marker) {
      self = .single(.marker(Array(try members.decode(String.self, forKey: .marker).utf8)))
    } else if members.contains(.hole) {
      self = .single(.hole(try Self.hole(members)))
    } else if members.contains(.splice) {
      self = .single(.splice(try members.decode(ValuePath.self, forKey: .splice)))
    } else if members.contains(.when) {
      self = .when(
        try members.decode(ValuePath.self, forKey: .when),
        try members.decode([NestedChunk].self, forKey: .chunks))
    } else if members.contains(.each) {
      self = .each(
        try members.decode(ValuePath.self, forKey: .each),
        name: try members.decode(String.self, forKey: .name),
        try members.decode([NestedChunk].self, forKey: .chunks))
    } else {
      _ = try members.decode(Bool.self, forKey: .separator)
      self = .single(.separator)
    }
  }

  private static func hole(_ members: KeyedDecodingContainer<Key>) throws -> Hole {
    Hole(
      path: try members.decode(ValuePath.self, forKey: .hole),
      encoding: try members.decode(Hole.Encoding.self, forKey: .encoding),
      lifetime: try members.decode(Lifetime.self, forKey: .lifetime),
      fallback: try members.fallback(.fallback))
  }

  func append(to chunks: inout [Chunk]) {
    switch self {
    case .single(let chunk): chunks.append(chunk)
    case .when(let path, let body):
      let opening = Self.open(.when(path, count: 0), body, in: &chunks)
      chunks[opening] = .when(path, count: chunks.count - opening - 1)
    case .each(let path, let name, let body):
      let opening = Self.open(.each(path, name: name, count: 0), body, in: &chunks)
      chunks[opening] = .each(path, name: name, count: chunks.count - opening - 1)
    }
  }

  private static func open(
    _ chunk: Chunk, _ body: [NestedChunk], in chunks: inout [Chunk]
  ) -> Int {
    let opening = chunks.count
    chunks.append(chunk)
    for nested in body { nested.append(to: &chunks) }
    return opening
  }
}

extension Hole.Encoding: Decodable {}
