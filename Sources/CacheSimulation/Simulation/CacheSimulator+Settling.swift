import PromptCache

extension CacheSimulator {
  /// Writes the entries behind a hit, keeps those before it, and bills the request.
  ///
  /// With A the tokens up to the hit, B those up to the last mark of the long TTL behind it (else
  /// A) and C those up to the last mark: A is read, B-A written long, C-B written short, the rest
  /// is plain input.
  mutating func settle(
    _ request: CacheRequest, _ chain: PrefixChain, writing marks: [CacheMark],
    hit: CacheOutcome.Hit?, miss: CacheMiss?
  ) -> CacheOutcome {
    let time = request.milliseconds
    let ready = readyTime(of: request)
    if let hit { refresh(chain.hashes[hit.position], under: hit.ttl, at: time) }
    for mark in marks {
      let hash = chain.hashes[mark.position]
      if let hit, mark.position <= hit.position {
        guard switches.readKeepsShorterEntries, mark.position < hit.position else { continue }
        keep(hash, mark.ttl, at: time, readyAt: ready)
      } else {
        store.write(
          hash, mark.ttl, at: time, readyAt: ready, lifetime: mark.ttl.milliseconds)
      }
    }
    let read = hit?.tokens ?? 0
    var long = read
    var end = read
    for mark in marks {
      let tokens = chain.tokens[mark.position]
      end = max(end, tokens)
      if model.isLong(mark.ttl) { long = max(long, tokens) }
    }
    let usage = TokenUsage(
      uncached: (chain.tokens.last ?? 0) &- end &+ request.trailingTokens,
      read: read,
      shortWrite: end &- long,
      longWrite: long &- read,
      output: request.outputTokens
    )
    let states = request.marks.map { mark -> CacheOutcome.MarkOutcome in
      if let hit, mark.position <= hit.position { return .read }
      if marks.contains(mark) { return .written }
      let isShort =
        chain.tokens.indices.contains(mark.position) && chain.tokens[mark.position] < minimum
      return isShort ? .belowMinimum : .ignored
    }
    return CacheOutcome(usage: usage, hit: hit, miss: miss, marks: states)
  }

  /// Refreshes the entries of a prefix that has been read, each to its own TTL.
  private mutating func refresh(_ hash: UInt64, under ttl: CacheTTL, at time: Int) {
    for other in switches.ttlIsPartOfEntry ? [ttl] : model.provider.ttls {
      guard let entry = store.entry(hash, other) else { continue }
      if entry.isAlive(at: time, lifetime: other.milliseconds) {
        store.refresh(hash, other, at: time)
      }
    }
  }

  /// Refreshes the entry at a mark before the hit, or writes it where it is missing.
  private mutating func keep(_ hash: UInt64, _ ttl: CacheTTL, at time: Int, readyAt: Int) {
    let isAlive = model.provider.ttls.contains { other in
      store.entry(hash, other)?.isAlive(at: time, lifetime: other.milliseconds) == true
        && (!switches.ttlIsPartOfEntry || other == ttl)
    }
    if isAlive {
      refresh(hash, under: ttl, at: time)
    } else {
      store.write(hash, ttl, at: time, readyAt: readyAt, lifetime: ttl.milliseconds)
    }
  }
}
