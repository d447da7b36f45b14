import PromptCache

extension CacheSimulator {
  /// Anthropic: writes at marks only, looks back from each mark over a number of positions.
  mutating func playMarked(_ request: CacheRequest, _ chain: PrefixChain) -> CacheOutcome {
    let marks = request.marks.filter { chain.hashes.indices.contains($0.position) }
    guard !marks.isEmpty else { return uncached(request, chain, because: .unmarked) }
    if let maximum = model.provider.maximumBreakpoints, marks.count > maximum {
      return uncached(request, chain, because: .tooManyMarks)
    }
    let eligible = marks.filter { chain.tokens[$0.position] >= minimum }
    guard let last = eligible.last else {
      let tokens = marks.last.map { chain.tokens[$0.position] } ?? 0
      let miss = CacheMiss.belowMinimum(tokens: tokens, minimum: minimum)
      return uncached(request, chain, because: miss, marks: .belowMinimum)
    }
    let hit = lookBack(from: eligible, in: chain, at: request.milliseconds)
    let miss =
      hit?.position == last.position
      ? nil : missReason(from: eligible, past: hit, in: chain, at: request.milliseconds)
    return settle(request, chain, writing: eligible, hit: hit, miss: miss)
  }

  /// The longest prefix with an entry that a mark reaches.
  ///
  /// Each mark checks its own position and those before it, at most `lookback` steps in all; then
  /// the search goes on at the mark before.
  private func lookBack(
    from marks: [CacheMark], in chain: PrefixChain, at time: Int
  ) -> CacheOutcome.Hit? {
    var unchecked = chain.hashes.count
    for mark in marks.reversed() {
      var position = switches.ttlIsPartOfEntry ? mark.position : min(mark.position, unchecked - 1)
      while position >= 0, isInReach(position, of: mark, chain) {
        if let ttl = readableTTL(of: chain.hashes[position], through: mark, at: time) {
          return .init(position: position, tokens: chain.tokens[position], ttl: ttl)
        }
        position -= 1
      }
      unchecked = position + 1
    }
    return nil
  }

  private func isInReach(_ position: Int, of mark: CacheMark, _ chain: PrefixChain) -> Bool {
    chain.steps[mark.position] - chain.steps[position] < model.provider.lookback ?? .max
  }

  /// The TTL under which a prefix has an entry that a mark may read now.
  func readableTTL(of hash: UInt64, through mark: CacheMark, at time: Int) -> CacheTTL? {
    for ttl in switches.ttlIsPartOfEntry ? [mark.ttl] : model.provider.ttls.reversed() {
      if let entry = store.entry(hash, ttl), entry.readyAt <= time,
        entry.isAlive(at: time, lifetime: ttl.milliseconds)
      {
        return ttl
      }
    }
    return nil
  }

  /// Why the marks read nothing past a hit: the state of the longest entry that there was.
  func missReason(
    from marks: [CacheMark], past hit: CacheOutcome.Hit?, in chain: PrefixChain, at time: Int
  ) -> CacheMiss {
    guard let last = marks.last else { return .unmarked }
    for position in stride(from: last.position, to: hit?.position ?? -1, by: -1) {
      for ttl in model.provider.ttls.reversed() {
        guard let entry = store.entry(chain.hashes[position], ttl) else { continue }
        let idle = time - entry.usedAt
        if !entry.isAlive(at: time, lifetime: ttl.milliseconds) {
          return .expired(idleMilliseconds: idle, ttl: ttl)
        }
        if entry.readyAt > time { return .notReady(millisecondsTooEarly: entry.readyAt - time) }
        if marks.contains(where: { $0.position >= position && isInReach(position, of: $0, chain) })
        {
          return .otherTTL
        }
        let nearest = marks.first { $0.position >= position } ?? last
        let steps = chain.steps[nearest.position] - chain.steps[position]
        return .outOfReach(positionsBack: steps)
      }
    }
    return .unseen
  }
}
