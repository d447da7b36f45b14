/// The life of the cache entries that one breakpoint writes, one entry per distinct prefix.
package struct EntryLives {
  private let lifetime: Int
  private let wait: Int
  /// When each prefix was last written or read; meaningless before the first time.
  private var usedAt: [Int]
  private var readyAt: [Int]
  private var exists: [Bool]

  package init(groupCount: Int, ttl: CacheTTL, wait: Int) {
    lifetime = ttl.milliseconds
    self.wait = wait
    usedAt = Array(repeating: 0, count: groupCount)
    readyAt = usedAt
    exists = Array(repeating: false, count: groupCount)
  }

  private func isAlive(_ group: Int, at time: Int) -> Bool {
    exists[group] && time &- usedAt[group] <= lifetime
  }

  /// Reads an entry where it is alive and ready, and refreshes it.
  package mutating func read(_ group: Int, at time: Int) -> Bool {
    guard isAlive(group, at: time), readyAt[group] <= time else { return false }
    usedAt[group] = time
    return true
  }

  package mutating func write(_ group: Int, at time: Int) {
    let ready = time &+ wait
    readyAt[group] = isAlive(group, at: time) ? min(readyAt[group], ready) : ready
    usedAt[group] = time
    exists[group] = true
  }
}
