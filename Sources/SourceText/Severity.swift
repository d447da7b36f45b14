/// How much a finding matters; the order is from least to most.
package enum Severity: String, Sendable, Comparable, CaseIterable {
  case hint
  case warning
  case error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .hint: 0
    case .warning: 1
    case .error: 2
    }
  }
}
