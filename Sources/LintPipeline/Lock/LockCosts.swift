import PromptCache
import PromptSkeleton
import SourceText

/// What it costs that prefixes are no longer the locked ones.
struct LockCosts {
  private let entries: [LockEntry]
  private let firstCold: Int?
  private let prices: CostModel?

  init(_ entries: [LockEntry], _ comparison: LockComparison, _ reference: ModelReference?) {
    self.entries = entries
    prices = reference?.model.flatMap { CostModel($0) }
    firstCold = comparison.breakpoints.firstIndex {
      if case .changed = $0 { true } else { false }
    }
  }

  /// What the first request after a deploy pays: everything from the first changed prefix on is
  /// written again, what is cached before it is read.
  var coldStart: String? {
    guard let firstCold, let last = entries.last else { return nil }
    var start = firstCold == 0 ? 0 : entries[firstCold - 1].tokens
    var written = TokenUsage(read: start)
    for entry in entries[firstCold...] {
      let added = max(0, entry.tokens - start)
      if entry.ttl == .oneHour { written.longWrite += added } else { written.shortWrite += added }
      start = entry.tokens
    }
    let tokens = written.longWrite + written.shortWrite
    return
      "every cache of it starts cold: about \(tokens) "
      + (tokens == 1 ? "token is written again" : "tokens are written again")
      + change(from: TokenUsage(read: last.tokens), to: written, "prefixes")
  }

  /// What each request pays for a prefix that is no longer cached; nil where another one covers it.
  func uncached(without gone: LockEntry) -> String? {
    let cached = entries.last?.tokens ?? 0
    let tokens = gone.tokens - cached
    guard tokens > 0 else { return nil }
    return "about \(tokens) \(tokens == 1 ? "token is" : "tokens are") no longer cached"
      + change(
        from: TokenUsage(read: gone.tokens), to: TokenUsage(uncached: tokens, read: cached),
        "requests")
  }

  private func change(from: TokenUsage, to: TokenUsage, _ unit: String) -> String {
    guard let prices else { return "" }
    return ", for \(NumberText.money(prices.dollarsPerThousand(to))) instead of "
      + "\(NumberText.money(prices.dollarsPerThousand(from))) per 1,000 \(unit)"
  }
}
