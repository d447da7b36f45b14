import PromptCompiler
import PromptSkeleton

/// Which requests of a batch warm the cache for the others: the first one of each prefix.
///
/// What tells prefixes apart is the values of the last breakpoint that many requests may share, one
/// of all or of a tenant. Prefixes of a user or a session start cold in the batch, for a request of
/// each in the warm-up would leave nothing that follows.
struct WarmUp {
  /// The prefix without its constant bytes, and the chunk at its end; nil where all share one.
  private let values: (skeleton: Skeleton, end: Int)?
  private var seen: Set<UInt64> = []
  /// The lifetimes of breakpoints that are not warmed.
  let cold: [Lifetime]

  init(_ compiled: CompiledTemplate) {
    let shared = compiled.breakpoints.last { $0.lifetime <= .tenant }
    cold = compiled.breakpoints.map(\.lifetime).filter { $0 > .tenant && $0 < .request }
    values = shared.map { breakpoint in
      var skeleton = compiled.skeleton
      for index in skeleton.chunks.indices {
        // The last byte decides about the separator behind it.
        guard case .constant(let bytes) = skeleton.chunks[index] else { continue }
        skeleton.chunks[index] = .constant([0] + bytes.suffix(1))
      }
      return (skeleton, breakpoint.end)
    }
  }

  /// How many prefixes there were.
  var count: Int { seen.count }

  /// Whether a request is the first one of its prefix.
  mutating func isFirst(_ row: PromptValue) throws(RenderError) -> Bool {
    let prefix = try values?.skeleton.renderPrefix(toChunk: values?.end ?? 0, row) { _, _ in }
    return seen.insert(BatchSelection.hash(prefix ?? [])).inserted
  }
}
