import SourceText

/// The requests of a log that continue one another: one conversation, one subagent.
final class Lane {
  /// From 0, in the order in which the lanes began.
  let number: Int
  let dialect: APIDialect
  let group: String?
  let firstRequest: RequestReference
  let model: String?
  /// The latest request of each branch, the most recent last; old ones only while they are small.
  private(set) var tips: [LaneTip] = []
  private(set) var requestCount = 0
  var divergenceCount = 0
  /// The index of the latest request.
  var lastRequest = 0
  var usage = LaneUsage()
  private var measuredBytes = 0

  /// The branches that are compared in full, and kept however long they are.
  static let recentLimit = 3
  /// The most branches, and the most bytes of those that are kept beyond the recent ones.
  private static let tipLimit = 64
  private static let byteLimit = 1 << 20

  init(number: Int, first: CapturedRequest) {
    self.number = number
    dialect = first.dialect
    group = first.record.group
    model = first.model
    firstRequest = RequestReference(first)
  }

  /// Puts a request in the place of the tip that it extends.
  func replace(_ tip: LaneTip, with next: LaneTip, in store: PrefixStore) {
    requestCount += 1
    remove(tip, from: store)
    tips.append(next)
    store.addOpening(next.opening)
  }

  /// Adds a request that starts a branch; the branches that are longest without a request end.
  func append(_ tip: LaneTip, in store: PrefixStore) {
    requestCount += 1
    tips.append(tip)
    store.addOpening(tip.opening)
    var bytes = tips.reduce(0) { $0 + $1.byteCount }
    while tips.count > Self.recentLimit, tips.count > Self.tipLimit || bytes > Self.byteLimit {
      bytes -= tips[0].byteCount
      remove(tips[0], from: store)
    }
  }

  private func remove(_ tip: LaneTip, from store: PrefixStore) {
    guard let index = tips.firstIndex(where: { $0 === tip }) else { return }
    tips.remove(at: index)
    store.removeOpening(tip.opening)
  }

  /// The growth of the raw bytes of the histories since this was last asked.
  func measure() -> Int {
    let size = tips.reduce(0) { $0 + $1.request.history.tail.raw.count }
    defer { measuredBytes = size }
    return size - measuredBytes
  }

  /// Forgets the requests of a lane that has been silent for long.
  func retire(from store: PrefixStore) {
    for tip in tips { store.removeOpening(tip.opening) }
    tips = []
  }
}

/// The latest request of a branch, and what the provider may hold in its cache for it.
final class LaneTip {
  let request: CapturedRequest
  /// Of the request's tools and system prompt.
  let instructions: WireDigest
  /// Of these and of the parameters before them.
  let family: WireDigest
  /// Of the first bytes of the history.
  let opening: WireDigest?
  /// The raw bytes of everything that the request sent.
  let byteCount: Int
  /// The prefixes that this branch's requests wrote, by ascending position.
  var entries: [CacheEntry]
  /// How many requests in a row kept the same last breakpoint while the messages grew.
  var stillSteps = 0
  /// The tokens that those requests sent again behind it.
  var stillTokens = Estimate.zero

  init(_ request: CapturedRequest, entries: [CacheEntry]) {
    self.request = request
    instructions = request.instructionDigest
    family = request.familyDigest(instructions)
    byteCount = request.texts.reduce(request.history.tail.raw.count) { $0 + $1.raw.count }
    opening = request.history.tail.raw.withUnsafeBytes { PrefixText.opening(of: $0) }
    self.entries = entries
  }
}

/// Sums over what providers reported for the requests of a lane.
package struct LaneUsage: Sendable, Hashable {
  package var reported = 0
  package var uncached = 0
  package var read = 0
  package var written = 0
  package var output = 0

  mutating func add(_ usage: CacheUsage?) {
    guard let usage else { return }
    reported += 1
    uncached &+= usage.uncached
    read &+= usage.read
    written &+= usage.written
    output &+= usage.output
  }
}
