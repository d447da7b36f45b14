/// What the cache can hold for a request, by what the log shows.
struct CacheOutlook {
  private let keeping: CacheKeeping
  /// The entries whose whole prefix the request repeats, by ascending position.
  var entries: [CacheEntry]
  /// How many positions the request shares with the best earlier one, cached or not.
  var sharedPositions: Int
  /// What it shares of the position after those.
  var sharedStart: SharedStart?
  /// What it finds among the entries that live.
  var lookUp: CacheWindow.Result
  /// The entry that it would read if that had not died since its last use; nil where what it reads
  /// covers as much.
  var expired: CacheEntry?
  /// Seconds from the last use of the expired entry, else of the one that is read; nil without times.
  var gap: Double?
  /// Whether what is shared depends on where the model renders thinking and effort.
  var dependsOnModel = false

  init(of request: CapturedRequest, _ relation: LaneTable.Relation, _ meter: TokenMeter) {
    keeping = CacheKeeping(of: request, meter)
    let known: [CacheEntry]
    switch relation {
    case .extends(_, let tip):
      sharedPositions = tip.request.positionCount
      known = tip.entries
    case .diverges(_, let tip, let found), .branches(_, let tip, let found),
      .restartsDifferently(_, let tip, let found):
      sharedPositions = found.divergence.position
      sharedStart = SharedStart(found)
      known = tip.entries
    case .restarts(_, let tip):
      let found = PrefixDivergence.first(between: tip.request, and: request, in: .instructions)
      sharedPositions = found?.divergence.position ?? tip.request.instructionPositions
      sharedStart = found.map { SharedStart($0) }
      known = tip.entries
    case .begins:
      sharedPositions = 0
      known = []
    }
    if let earlier = relation.earlier {
      dependsOnModel = PrefixDivergence.dependsOnModel(between: earlier, and: request)
    }
    let shared = sharedPositions
    entries = known.filter { $0.position <= shared }
    // What was sent in vain is in no cache; what the requests before it wrote still is.
    if relation.earlier?.record.isFailed == true {
      (sharedPositions, sharedStart) = (entries.last?.position ?? 0, nil)
    }
    let existing = entries.filter { !Self.isAsked($0, after: request) }
    let now = request.record.time
    let find = { [keeping] (entries: [CacheEntry]) -> CacheWindow.Result in
      switch keeping {
      case .markers: return CacheWindow(of: request, meter).lookUp(in: entries)
      case .messageEnds:
        let lookups = request.entryLookups
        return .init(
          read: entries.last { lookups.contains($0.position) }, best: entries.last)
      case .anything: return .init(read: entries.last, best: entries.last)
      }
    }
    lookUp = find(existing.filter { $0.isAlive(at: now) })
    if let dead = find(existing).read, !dead.isAlive(at: now),
      dead.position > lookUp.read?.position ?? 0
    {
      expired = dead
    }
    if let last = (expired ?? lookUp.read)?.lastUse, let now { gap = now - last }
  }

  /// Whether an entry was asked for only once the request was answered: a log need not be in the
  /// order of time. Where it does not say when the answer came, three seconds are taken.
  private static func isAsked(_ entry: CacheEntry, after request: CapturedRequest) -> Bool {
    guard let written = entry.written, let now = request.record.time else { return false }
    return written >= now + (request.record.duration ?? 3)
  }

  /// How many of the positions that the request shares the cache keeps.
  func keptPositions(of request: CapturedRequest, _ lengths: LengthChecks) -> Int {
    if case .anything = keeping { return sharedPositions }
    return lengths.longest(of: entries.map(\.position), upTo: sharedPositions, in: request)
  }

  /// The entries once the request was served: those it read are fresh, those it marked are new.
  func entriesAfter(_ request: CapturedRequest) -> [CacheEntry] {
    var after = entries
    if let read = lookUp.read, let now = request.record.time {
      for entry in entries where entry.position <= read.position && entry.isAlive(at: now) {
        entry.read(at: now)
      }
    }
    for write in request.writes(keeping) {
      insert(CacheEntry(write.position, seconds: write.seconds, writer: request), into: &after)
    }
    let excess = after.count - Self.entryLimit
    if excess > 0 { after.removeSubrange(Self.firstEntries..<(Self.firstEntries + excess)) }
    return after
  }

  /// The most entries that are kept for a branch, and how many of them are its first: those of the
  /// tools and the system prompt, which a conversation falls back on.
  private static let entryLimit = 64
  private static let firstEntries = 8

  /// Whether the entry that would be read was only being written when the request was sent.
  ///
  /// It can be read once the first response begins, which few logs say: the end of that response is
  /// taken for it where known, three seconds where not.
  func isCold(for request: CapturedRequest) -> Bool {
    guard let read = lookUp.read, let written = read.written, let now = request.record.time,
      let usage = request.record.usage, usage.written > 0, usage.read == 0
    else { return false }
    return now < (read.answered ?? written + 3)
  }

  private func insert(_ entry: CacheEntry, into entries: inout [CacheEntry]) {
    guard let index = entries.firstIndex(where: { $0.position >= entry.position }) else {
      entries.append(entry)
      return
    }
    if entries[index].position == entry.position {
      entries[index].mark(entry)
    } else {
      entries.insert(entry, at: index)
    }
  }
}
