/// What a row says about itself: members whose names start with `$`.
package struct RowFacts: Sendable, Hashable {
  /// When the request is sent, in milliseconds since 1970-01-01T00:00:00Z.
  package var at: Int64?
  /// The date of that as it is written, in days since 1970-01-01.
  package var day: Int?
  package var session: String?
  package var user: String?
  package var tenant: String?
  package var outputTokens: Int?

  package init(
    at: Int64? = nil, day: Int? = nil, session: String? = nil, user: String? = nil,
    tenant: String? = nil, outputTokens: Int? = nil
  ) {
    self.at = at
    self.day = day
    self.session = session
    self.user = user
    self.tenant = tenant
    self.outputTokens = outputTokens
  }

  /// The names of the facts.
  package enum Key: String, Sendable, CaseIterable {
    case at = "$at"
    case session = "$session"
    case user = "$user"
    case tenant = "$tenant"
    case outputTokens = "$output_tokens"

    var position: Int {
      switch self {
      case .at: 0
      case .session: 1
      case .user: 2
      case .tenant: 3
      case .outputTokens: 4
      }
    }
  }
}
