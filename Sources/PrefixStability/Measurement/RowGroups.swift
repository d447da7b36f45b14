import PromptSkeleton
import SampleRows

/// Within what a row's variables of each lifetime have one value, by hashes, as far as the row tells.
struct RowGroups {
  let day: UInt64?
  let tenant: UInt64?
  /// Of one tenant, where the row names that too.
  let user: UInt64?
  let session: UInt64?

  init(_ facts: RowFacts) {
    day = facts.day.map { UInt64(truncatingIfNeeded: $0) }
    let tenant = facts.tenant.map(ByteHash.of)
    self.tenant = tenant
    user = facts.user.map { ByteHash.of($0) ^ (tenant ?? 0) }
    session = facts.session.map(ByteHash.of)
  }

  /// The group of a lifetime; nil where the row does not say, and for values of one request.
  subscript(_ lifetime: Lifetime) -> UInt64? {
    switch lifetime {
    case .static: 0
    case .daily: day
    case .tenant: tenant
    case .user: user
    case .session: session
    case .request: nil
    }
  }
}
