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

extension ChangeKind {
  /// What kinds have in common, so that one remedy fits them all.
  package enum Group: Sendable {
    case moment, identifier, figure, place, owner, order, encoding, content
  }

  package var group: Group {
    switch self {
    case .timestamp, .date, .time, .relativeTime, .epochSeconds, .epochMilliseconds,
      .epochMicroseconds, .epochNanoseconds, .duration:
      .moment
    case .uuid, .ulid, .ksuid, .nanoid, .objectID, .snowflake, .prefixedID, .sessionID, .requestID,
      .jwt, .base64, .hexDigest, .gitHash, .randomToken, .identifier:
      .identifier
    case .counter, .tokenBudget, .percentage, .money, .score, .byteSize, .number, .version,
      .modelName:
      .figure
    case .ipAddress, .macAddress, .port, .hostname, .path, .url:
      .place
    case .person, .tenant, .email, .userID, .phoneNumber, .locale:
      .owner
    case .lineOrder, .listOrder, .keyOrder:
      .order
    case .lineEnding, .trailingWhitespace, .whitespace, .byteOrderMark, .zeroWidth,
      .unicodeNormalization, .letterCase, .jsonEscaping, .numberFormat:
      .encoding
    case .flag, .state, .listMembership, .listWindow, .appendedText, .insertedText,
      .retrievedContext, .text:
      .content
    }
  }
}
