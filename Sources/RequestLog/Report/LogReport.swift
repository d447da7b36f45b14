/// What was found in a log.
package struct LogReport: Sendable {
  package var requests = 0
  /// Those of them that got an error for an answer, which cached nothing.
  package var failedRequests = 0
  package var lanes: [LaneSummary] = []
  package var findings: [LogFinding] = []
  package var agreement = UsageAgreement()
  /// Records that are no request or could not be read; the first of each kind.
  package var unreadable: [UnreadableRecord] = []

  /// Whether a part of the input could not be analysed.
  package var isIncomplete: Bool { unreadable.contains { $0.isFailure } }

  /// One lane in a few numbers.
  package struct LaneSummary: Sendable {
    package var number: Int
    package var requests: Int
    package var first: RequestReference
    package var dialect: APIDialect
    package var model: String?
    package var group: String?
    package var divergences: Int
    package var effect: LogFinding.Effect
    package var usage: LaneUsage
  }
}

/// Records of one kind that hold no request that could be analysed.
package struct UnreadableRecord: Sendable, Hashable {
  /// Where the first of them stands.
  package var place: RequestPlace
  /// The byte in the file at which reading stopped; nil where no byte is to blame.
  package var offset: Int?
  /// A lower-case phrase without a final period.
  package var reason: String
  package var count = 1
  /// True where something is damaged; false for records that are of another kind.
  package var isFailure: Bool
}
