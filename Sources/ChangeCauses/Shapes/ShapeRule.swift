/// How tokens of one kind are recognised.
struct ShapeRule: Sendable {
  let kind: ChangeKind
  /// How many bytes before the difference a token of this kind may start.
  let reach: Int
  /// The end of a token that starts at an index, or nil.
  let end: @Sendable (ByteWindow, Int) -> Int?

  init(_ kind: ChangeKind, reach: Int, _ end: @escaping @Sendable (ByteWindow, Int) -> Int?) {
    self.kind = kind
    self.reach = reach
    self.end = end
  }

  /// Kinds whose form leaves no doubt, the one that says most first.
  static let strong: [ShapeRule] = [
    ShapeRule(.timestamp, reach: 80) { $0.timestamp(at: $1) },
    ShapeRule(.requestID, reach: 55) { $0.traceParent(at: $1) },
    ShapeRule(.uuid, reach: 36) { $0.uuid(at: $1) },
    ShapeRule(.ulid, reach: 26) { $0.ulid(at: $1) },
    ShapeRule(.ksuid, reach: 27) { $0.ksuid(at: $1) },
    ShapeRule(.jwt, reach: 250) { $0.jwt(at: $1) },
    ShapeRule(.modelName, reach: 40) { $0.modelName(at: $1) },
    ShapeRule(.prefixedID, reach: 80) { $0.prefixedID(at: $1) },
    ShapeRule(.objectID, reach: 24) { $0.objectID(at: $1) },
    ShapeRule(.hexDigest, reach: 140) { $0.hexDigest(at: $1) },
    ShapeRule(.email, reach: 80) { $0.email(at: $1) },
    ShapeRule(.url, reach: 250) { $0.url(at: $1) },
    ShapeRule(.ipAddress, reach: 52) { $0.ipAddress(at: $1) },
    ShapeRule(.macAddress, reach: 20) { $0.macAddress(at: $1) },
  ]

  /// Kinds whose form other text may have too; the rest of the line must agree on both sides.
  static let weak: [ShapeRule] = [
    ShapeRule(.date, reach: 60) { $0.date(at: $1) },
    ShapeRule(.time, reach: 40) { $0.clock(at: $1) },
    ShapeRule(.relativeTime, reach: 40) { $0.relativeTime(at: $1) },
    ShapeRule(.path, reach: 250) { $0.path(at: $1) },
    ShapeRule(.hostname, reach: 120) { $0.hostname(at: $1) },
    ShapeRule(.email, reach: 60) { $0.mailbox(at: $1) },
    ShapeRule(.phoneNumber, reach: 20) { $0.phoneNumber(at: $1) },
    ShapeRule(.version, reach: 40) { $0.version(at: $1) },
    ShapeRule(.duration, reach: 24) { $0.duration(at: $1) },
    ShapeRule(.nanoid, reach: 21) { $0.nanoid(at: $1) },
    ShapeRule(.base64, reach: 250) { $0.base64(at: $1) },
    ShapeRule(.gitHash, reach: 12) { $0.shortHash(at: $1) },
    ShapeRule(.randomToken, reach: 120) { $0.randomToken(at: $1) },
    ShapeRule(.date, reach: 20) { $0.calendarWord(at: $1) },
    ShapeRule(.identifier, reach: 80) { $0.identifier(at: $1) },
  ]
}
