package import PromptCache

/// A way to send the requests of a template.
package enum CacheStrategy: Sendable, Hashable {
  /// Without any breakpoint.
  case uncached
  /// With the breakpoints of the template, written or placed.
  case asWritten
  /// The same places, all with one TTL.
  case ttl(CacheTTL)
  /// As one batch, with the longest TTL, as `promptlint batch` writes it.
  case batch
  /// The first request alone, with the longest TTL, then all others as one batch.
  case warmedBatch

  /// The name in tables and JSON.
  package var name: String {
    switch self {
    case .uncached: "no cache"
    case .asWritten: "as written"
    case .ttl(let ttl): ttl.rawValue
    case .batch: "batch"
    case .warmedBatch: "batch, warmed up"
    }
  }

  package var isBatch: Bool { self == .batch || self == .warmedBatch }

  /// The strategies that a model offers for a layout.
  static func all(
    for model: Model, layout: [PlannedMark], canBatch: Bool
  ) -> [CacheStrategy] {
    var strategies: [CacheStrategy] = [.uncached, .asWritten]
    if model.maximumBreakpoints > 0, !layout.isEmpty {
      strategies += model.provider.ttls.filter {
        $0 == model.provider.ttls.first || model.isLong($0)
      }
      .map { .ttl($0) }
    }
    if canBatch, model.prices?.batch != nil { strategies += [.batch, .warmedBatch] }
    return strategies
  }

  /// A layout as this strategy has it.
  func layout(_ written: [PlannedMark], _ model: Model) -> [PlannedMark] {
    switch self {
    case .uncached: []
    case .asWritten: written
    case .ttl(let ttl): written.map { PlannedMark(candidate: $0.candidate, ttl: ttl) }
    case .batch, .warmedBatch:
      written.map { PlannedMark(candidate: $0.candidate, ttl: model.provider.ttls.last ?? $0.ttl) }
    }
  }
}
