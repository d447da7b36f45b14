/// Which locked prefixes the breakpoints of a template for one tier stand for.
struct LockComparison {
  /// One for each breakpoint, in order.
  private(set) var breakpoints: [Breakpoint] = []
  /// Locked prefixes that no breakpoint has any more.
  private(set) var gone: [LockEntry] = []
  /// Further lines for breakpoints that another line stands for, as a merge may leave them.
  private(set) var doubled: [LockEntry] = []

  enum Breakpoint {
    /// The prefix is locked, if perhaps under another number or TTL.
    case locked(LockEntry)
    case changed(from: LockEntry)
    case added
  }

  /// - Parameters:
  ///   - entries: What the template has now.
  ///   - locked: What the lock has for it, in any order.
  init(_ entries: [LockEntry], locked: [LockEntry]) {
    var rest = locked.sorted { $0.precedes($1) }
    var used: [LockEntry] = []
    func take(_ isWanted: (LockEntry) -> Bool) -> LockEntry? {
      guard let index = rest.firstIndex(where: isWanted) else { return nil }
      let entry = rest.remove(at: index)
      used.append(entry)
      return entry
    }
    var matches = entries.map { entry in
      take { $0.isSame(as: entry) } ?? take { $0.hasSamePrefix(as: entry) }
    }
    doubled = rest.filter { entry in used.contains { $0.key == entry.key } }
    rest.removeAll { entry in used.contains { $0.key == entry.key } }
    breakpoints = entries.indices.map { index in
      if let match = matches[index] { return .locked(match) }
      guard let first = rest.first else { return .added }
      matches[index] = take { $0.key == first.key }
      doubled += rest.filter { $0.key == first.key }
      rest.removeAll { $0.key == first.key }
      return .changed(from: first)
    }
    gone = rest
  }
}
