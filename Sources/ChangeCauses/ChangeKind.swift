/// What kind of thing changed between two texts; the raw value is the `cause` that reports print.
///
/// The names are stable: rules, configuration and the JSON output refer to them.
package enum ChangeKind: String, Sendable, CaseIterable {
  // Moments.
  case timestamp, date, time
  case relativeTime = "relative-time"
  case epochSeconds = "epoch-seconds"
  case epochMilliseconds = "epoch-milliseconds"
  case epochMicroseconds = "epoch-microseconds"
  case epochNanoseconds = "epoch-nanoseconds"
  case duration

  // Identifiers.
  case uuid, ulid, ksuid, nanoid
  case objectID = "object-id"
  case snowflake
  case prefixedID = "prefixed-id"
  case sessionID = "session-id"
  case requestID = "request-id"
  case jwt, base64
  case hexDigest = "hex-digest"
  case gitHash = "git-hash"
  case randomToken = "random-token"
  case identifier

  // Figures.
  case counter
  case tokenBudget = "token-budget"
  case percentage, money, score
  case byteSize = "byte-size"
  case number, version
  case modelName = "model-name"

  // Places.
  case ipAddress = "ip-address"
  case macAddress = "mac-address"
  case port, hostname, path, url

  // Whose data it is.
  case person, tenant, email
  case userID = "user-id"
  case phoneNumber = "phone-number"
  case locale

  // The same things in another order.
  case lineOrder = "line-order"
  case listOrder = "list-order"
  case keyOrder = "key-order"

  // The same things in other bytes.
  case lineEnding = "line-ending"
  case trailingWhitespace = "trailing-whitespace"
  case whitespace
  case byteOrderMark = "byte-order-mark"
  case zeroWidth = "zero-width"
  case unicodeNormalization = "unicode-normalization"
  case letterCase = "letter-case"
  case jsonEscaping = "json-escaping"
  case numberFormat = "number-format"

  // State and content.
  case flag, state
  case listMembership = "list-membership"
  case listWindow = "list-window"
  case appendedText = "appended-text"
  case insertedText = "inserted-text"
  case retrievedContext = "retrieved-context"
  case text
}
