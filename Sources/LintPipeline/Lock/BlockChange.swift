/// How the blocks of a prefix differ from those that were locked.
struct BlockChange {
  /// What happened to them, as the end of a sentence.
  let description: String
  /// The index of the first block that is not as it was; the last block where those behind it are
  /// gone.
  let index: Int

  /// Compares the digests of blocks; nil where they are the same.
  init?(from old: [String], to new: [String]) {
    if old == new { return nil }
    let start = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed())
      .prefix { $0 == $1 }.count
    let was = old[start..<(old.count - tail)]
    let became = new[start..<(new.count - tail)]
    index = min(start, max(new.count - 1, 0))
    if was.isEmpty {
      description = Self.blocks(became.count, "was added", "were added")
    } else if became.isEmpty {
      description = Self.blocks(was.count, "was removed", "were removed")
    } else if was.sorted() == became.sorted() {
      description = "\(was.count) blocks come in another order"
    } else if was.count == became.count {
      description = Self.blocks(was.count, "changed", "changed")
    } else {
      description = Self.blocks(was.count, "became", "became") + " \(became.count)"
    }
  }

  private static func blocks(_ count: Int, _ one: String, _ many: String) -> String {
    count == 1 ? "a block \(one)" : "\(count) blocks \(many)"
  }
}
