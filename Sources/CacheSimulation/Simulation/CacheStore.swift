import PromptCache

/// The entries that requests have written, alive or dead.
struct CacheStore {
  private var entries: [Key: Entry] = [:]
  /// Above this many entries the dead ones are dropped: afterwards they count as never written.
  private var sweepThreshold = 1 << 20

  private struct Key: Hashable {
    var hash: UInt64
    var ttl: CacheTTL
  }

  struct Entry {
    /// When the first response that wrote it began.
    var readyAt: Int
    /// The start of the latest request that wrote or read it.
    var usedAt: Int
    var ttl: CacheTTL

    func isAlive(at time: Int, lifetime: Int) -> Bool { time &- usedAt <= lifetime }
  }

  /// The entry of a prefix under a TTL, in whatever state.
  func entry(_ hash: UInt64, _ ttl: CacheTTL) -> Entry? { entries[Key(hash: hash, ttl: ttl)] }

  /// Writes an entry, or takes part in writing one that is not ready yet.
  mutating func write(
    _ hash: UInt64, _ ttl: CacheTTL, at time: Int, readyAt: Int, lifetime: Int
  ) {
    let key = Key(hash: hash, ttl: ttl)
    var entry = Entry(readyAt: readyAt, usedAt: time, ttl: ttl)
    if let old = entries[key], old.isAlive(at: time, lifetime: lifetime) {
      entry.readyAt = min(old.readyAt, readyAt)
    }
    entries[key] = entry
    if entries.count > sweepThreshold { sweep(at: time, lifetime: lifetime) }
  }

  mutating func refresh(_ hash: UInt64, _ ttl: CacheTTL, at time: Int) {
    entries[Key(hash: hash, ttl: ttl)]?.usedAt = time
  }

  private mutating func sweep(at time: Int, lifetime: Int) {
    entries = entries.filter { key, entry in
      entry.isAlive(at: time, lifetime: max(lifetime, key.ttl.milliseconds))
    }
    sweepThreshold = max(1 << 20, entries.count &* 2)
  }
}
