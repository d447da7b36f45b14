/// What the cache can hold for a request, by what the log shows.
struct CacheOutlook {
  /// The entries whose whole prefix the request repeats, by ascending position.
  var entries: [CacheEntry]
  /// How many positions the request shares with the best earlier one, cached or not.
  var sharedPositions: Int
  var lookUp: CacheWindow.Result
  /// Seconds from the last use of the entry that would be read; nil without times.
  var gap: Double?

  init(of request: CapturedRequest, _ relation: LaneTable.Relation) {
    let known: [CacheEntry]
    switch relation {
    case .extends(_, let tip):
      sharedPositions = tip.request.positionCount
      known = tip.entries
    case .diverges(_, let tip, let found), .branches(_, let tip, let found),
      .restartsDifferently(_, let tip, let found):
      sharedPositions = found.divergence.position
      known = tip.entries
    case .restarts(_, let tip):
      sharedPositions = tip.request.instructionPositions
      known = tip.entries
    case .begins:
      sharedPositions = 0
      known = []
    }
    let shared = sharedPositions
    entries = known.filter { $0.position <= shared }
    if request.dialect.cachesAtMarkersOnly {
      lookUp = CacheWindow.lookUp(request, in: entries)
    } else {
      lookUp = CacheWindow.Result(read: entries.last, best: entries.last)
    }
    if let read = lookUp.read, let last = read.lastUse, let now = request.record.time {
      gap = now - last
    }
  }

  /// Whether the entry that would be read is older than its lifetime.
  var isExpired: Bool {
    guard let gap, let read = lookUp.read else { return false }
    return gap > read.seconds
  }

  /// The entries once the request was served: those it read are fresh, those it marked are new.
  func entriesAfter(_ request: CapturedRequest) -> [CacheEntry] {
    var after = entries
    if let read = lookUp.read, let now = request.record.time {
      for index in after.indices where after[index].position <= read.position {
        after[index].lastUse = now
      }
    }
    if request.dialect.cachesAtMarkersOnly {
      for breakpoint in request.breakpoints.sorted(by: { $0.position < $1.position }) {
        insert(
          CacheEntry(
            position: breakpoint.position, writer: request.index, lastUse: request.record.time,
            seconds: breakpoint.marker.seconds), into: &after)
      }
    } else {
      insert(
        CacheEntry(
          position: request.positionCount, writer: request.index, lastUse: request.record.time,
          seconds: 600), into: &after)
    }
    return after.count > 64 ? Array(after.suffix(64)) : after
  }

  private func insert(_ entry: CacheEntry, into entries: inout [CacheEntry]) {
    if let index = entries.firstIndex(where: { $0.position >= entry.position }) {
      if entries[index].position == entry.position {
        entries[index].lastUse = entry.lastUse
        entries[index].seconds = max(entries[index].seconds, entry.seconds)
      } else {
        entries.insert(entry, at: index)
      }
    } else {
      entries.append(entry)
    }
  }
}
