import PromptCache

extension CacheSimulator {
  /// Caches without breakpoints: the longest earlier prefix is read, nothing is charged for writing.
  ///
  /// Positions are compared whole: a prefix that parts inside a block counts up to that block. The
  /// provider promises nothing, so that this is what requests close in time can expect.
  mutating func playAutomatic(_ request: CacheRequest, _ chain: PrefixChain) -> CacheOutcome {
    let total = chain.tokens.last ?? 0
    guard total >= minimum else {
      let miss = CacheMiss.belowMinimum(tokens: total, minimum: minimum)
      return uncached(request, chain, because: miss)
    }
    let time = request.milliseconds
    let lifetime = switches.automaticMilliseconds
    // Stands for "no TTL of its own" among the entries' keys.
    let key = CacheTTL.fiveMinutes
    var read = 0
    var hit: CacheOutcome.Hit?
    var miss: CacheMiss? = .unseen
    for position in chain.hashes.indices.reversed() where chain.tokens[position] >= minimum {
      guard let entry = store.entry(chain.hashes[position], key) else { continue }
      if !entry.isAlive(at: time, lifetime: lifetime) {
        if miss == .unseen { miss = .expired(idleMilliseconds: time - entry.usedAt, ttl: key) }
      } else if entry.readyAt > time {
        if miss == .unseen { miss = .notReady(millisecondsTooEarly: entry.readyAt - time) }
      } else {
        let step = max(1, switches.automaticStep)
        read = chain.tokens[position] / step * step
        hit = .init(position: position, tokens: read, ttl: key)
        if position == chain.hashes.count - 1 { miss = nil }
        break
      }
    }
    for position in chain.hashes.indices where chain.tokens[position] >= minimum {
      store.write(
        chain.hashes[position], key, at: time, readyAt: readyTime(of: request), lifetime: lifetime)
    }
    let usage = TokenUsage(
      uncached: total &- read &+ request.trailingTokens, read: read, output: request.outputTokens)
    return CacheOutcome(
      usage: usage, hit: hit, miss: miss, marks: request.marks.map { _ in .ignored })
  }
}
