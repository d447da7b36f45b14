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

/// The tenants, users and sessions of the rows so far.
struct SeenGroups {
  private var tenants: Set<UInt64> = []
  private var users: Set<UInt64> = []
  private var sessions: Set<UInt64> = []

  mutating func add(_ groups: RowGroups) {
    if let tenant = groups.tenant { tenants.insert(tenant) }
    if let user = groups.user { users.insert(user) }
    if let session = groups.session { sessions.insert(session) }
  }

  /// What is to be asked of a value that all rows so far have, by the count of these.
  func agreements(ofRows count: Int) -> [(lifetime: Lifetime, groups: GroupAgreement)] {
    [(.tenant, tenants), (.user, users), (.session, sessions)].map { lifetime, groups in
      (lifetime, GroupAgreement(groups, rowCount: count))
    }
  }

  /// How many groups of a lifetime there are; nil where the rows do not say, and for one request.
  func count(of lifetime: Lifetime) -> Int? {
    switch lifetime {
    case .static, .daily: 1
    case .tenant: tenants.isEmpty ? nil : tenants.count
    case .user: users.isEmpty ? nil : users.count
    case .session: sessions.isEmpty ? nil : sessions.count
    case .request: nil
    }
  }
}

/// Whether the rows of each tenant, or of each user or session, have one value.
///
/// It is asked from the first row on that has another value than the first one: of those before, only
/// their groups matter.
struct GroupAgreement {
  private let earlier: Set<UInt64>
  private var values: [UInt64: BytePrint] = [:]
  private var hasRepeats: Bool
  private(set) var holds = true

  /// Of more groups it is not asked.
  private static let limit = 1 << 16

  /// - Parameters:
  ///   - earlier: The groups of the rows so far.
  ///   - rowCount: How many rows that are.
  init(_ earlier: Set<UInt64>, rowCount: Int) {
    self.earlier = earlier
    hasRepeats = rowCount > earlier.count
  }

  /// Whether there are groups of several rows, and all of them have one value.
  var isKept: Bool { holds && hasRepeats }

  mutating func add(_ value: BytePrint, of group: UInt64?, first: BytePrint) {
    guard let group, values.count < Self.limit else {
      holds = false
      return
    }
    if let known = earlier.contains(group) ? first : values[group] {
      hasRepeats = true
      holds = known == value
    } else {
      values[group] = value
    }
  }
}
