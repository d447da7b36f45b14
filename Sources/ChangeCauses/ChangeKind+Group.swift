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
