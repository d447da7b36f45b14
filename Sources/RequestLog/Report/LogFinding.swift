package import SourceText

/// One defect that a log shows, however many requests it hits.
package struct LogFinding: Sendable {
  package var rule: RuleID
  package var severity: Severity
  /// The kebab-case name of the kind of change or waste.
  package var cause: String
  /// A lower-case phrase without a final period.
  package var message: String
  package var remedy: String
  /// The first request that is hit.
  package var request: RequestReference
  /// The earlier request that it was compared with.
  package var against: RequestReference?
  /// The number of the lane of the first request that is hit.
  package var lane: Int
  package var section: PrefixSection?
  package var pointer: String?
  /// Further pointers that belong to the finding.
  package var otherPointers: [String] = []
  /// The byte inside the string at `pointer`, or inside the compact serialisation there.
  package var offset: Int?
  package var left: ValueExcerpt?
  package var right: ValueExcerpt?
  /// Whether the finding compares two values: a side without an excerpt is then missing.
  package var comparesValues = false
  /// How many positions of the prefix are the same.
  package var position: Int?
  /// How many of them the cache keeps: those of the longest prefix that was written.
  package var keptPositions: Int?
  /// Over all requests that are hit.
  package var tokensLost: Estimate?
  /// US dollars over all requests that are hit; nil where a price is not known.
  package var costLost: Double?
  /// How many requests are hit.
  package var count = 1
  /// What the defect does to the cache.
  package var effect: Effect
  /// What tells defects of one kind apart that have the same place: a model's name.
  var subject = ""

  /// What a finding says about the requests, from the worst to the mildest.
  package enum Effect: String, Sendable, CaseIterable {
    /// The provider rejects the request or ignores the marker.
    case invalid
    /// The prefix differs between requests that should share it.
    case unstable
    /// The prefix is the same but not cached or not read.
    case inefficient
    /// Nothing is lost.
    case stable
  }
}
