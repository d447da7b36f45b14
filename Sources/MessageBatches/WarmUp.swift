import PromptCompiler
import PromptSkeleton

/// Which requests of a batch warm the cache for the others: the first one of each prefix.
///
/// What tells prefixes apart is the values of the last breakpoint that many requests may share, one
/// of all or of a tenant. Prefixes of a user or a session start cold in the batch, for a request of
/// each in the warm-up would leave nothing that follows.
struct WarmUp {
  /// The request without its constant bytes.
  private var values: Skeleton
  /// The chunk after the prefix.
  private let end: Int
  private var seen: Set<UInt64> = []
  /// The lifetimes of breakpoints that are not warmed.
  let cold: [Lifetime]

  /// Nil where requests share no prefix.
  init?(_ compiled: CompiledTemplate) {
    guard let shared = compiled.breakpoints.last(where: { $0.lifetime <= .tenant }) else {
      return nil
    }
    cold = compiled.breakpoints.map(\.lifetime).filter { $0 > .tenant && $0 < .request }
    end = shared.end
    values = compiled.skeleton
    for index in values.chunks.indices {
      // The last byte decides about the separator behind it.
      guard case .constant(let bytes) = values.chunks[index] else { continue }
      values.chunks[index] = .constant([0] + bytes.suffix(1))
    }
  }

  /// How many prefixes there were.
  var count: Int { seen.count }

  /// Whether a request is the first one of its prefix.
  mutating func isFirst(_ row: PromptValue) throws(RenderError) -> Bool {
    let prefix = try values.renderPrefix(toChunk: end, row) { _, _ in }
    return seen.insert(BatchSelection.hash(prefix)).inserted
  }
}
