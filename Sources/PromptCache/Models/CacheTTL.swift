/// How long a cache entry lives without use.
package enum CacheTTL: String, Sendable, Comparable, CaseIterable {
  case fiveMinutes = "5m"
  case thirtyMinutes = "30m"
  case oneHour = "1h"
  case twelveHours = "12h"

  package var milliseconds: Int {
    switch self {
    case .fiveMinutes: 300_000
    case .thirtyMinutes: 1_800_000
    case .oneHour: 3_600_000
    case .twelveHours: 43_200_000
    }
  }

  package static func < (left: CacheTTL, right: CacheTTL) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
