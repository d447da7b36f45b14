import JSONText

/// What a `cache_control` member says, or OpenAI's `prompt_cache_breakpoint`.
enum CacheMarker: UInt8, Sendable {
  /// Five minutes, because nothing else is said.
  case standard
  case fiveMinutes
  case oneHour
  /// OpenAI's lifetimes.
  case thirtyMinutes
  case twelveHours
  /// A `ttl` that no provider knows.
  case unknownTTL
  /// A `type` other than `ephemeral`, or no object at all.
  case unknownType

  /// Reads the raw value of the member; nil for `null`, which is no marker.
  init?(_ raw: Slice<UnsafeRawBufferPointer>) {
    guard let value = try? JSONDocument(parsing: Array(raw)).root, value.kind != .null else {
      return nil
    }
    if let mode = value["mode"], value["type"] == nil {
      self =
        !mode.isString("explicit")
        ? .unknownType : value["ttl"]?.isString("12h") == true ? .twelveHours : .thirtyMinutes
      return
    }
    guard value.kind == .object, value["type"]?.isString("ephemeral") == true else {
      self = .unknownType
      return
    }
    guard let ttl = value["ttl"], ttl.kind != .null else {
      self = .standard
      return
    }
    self = ttl.isString("5m") ? .fiveMinutes : ttl.isString("1h") ? .oneHour : .unknownTTL
  }

  /// How long an entry lives from its last use, in seconds.
  var seconds: Double {
    switch self {
    case .standard, .fiveMinutes, .unknownTTL, .unknownType: 300
    case .thirtyMinutes: 1800
    case .oneHour: 3600
    case .twelveHours: 43_200
    }
  }

  var isLong: Bool { self == .oneHour || self == .twelveHours }

  var isOpenAI: Bool { self == .thirtyMinutes || self == .twelveHours }
}
