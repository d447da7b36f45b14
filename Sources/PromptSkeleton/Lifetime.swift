/// How long a value stays the same; the order is from longest to shortest.
public enum Lifetime: Int, Sendable, Comparable, CaseIterable, CustomStringConvertible {
  case `static`
  case daily
  case tenant
  case user
  case session
  case request

  public init?(name: some StringProtocol) {
    guard let match = Lifetime.allCases.first(where: { $0.description == name }) else { return nil }
    self = match
  }

  public static func < (left: Lifetime, right: Lifetime) -> Bool { left.rawValue < right.rawValue }

  public var description: String {
    switch self {
    case .static: "static"
    case .daily: "daily"
    case .tenant: "tenant"
    case .user: "user"
    case .session: "session"
    case .request: "request"
    }
  }
}
