/// Requests of one shape, as the planner needs them: arrivals, and the prefix at each candidate.
///
/// A candidate is a place where a breakpoint could stand, the same in all rows. Where a row lacks
/// the block of a candidate, it repeats the prefix and tokens of the candidate before.
package struct PlannerRows: Sendable {
  package let candidateCount: Int
  private(set) var times: [Int] = []
  private(set) var promptTokens: [Int] = []
  /// Row by row, one per candidate.
  private var boundaries: [StoredBoundary] = []
  private var extended: [Boundary] = []
  /// Where each row's part of `extended` ends.
  private var extendedEnds: [Int] = []

  package init(candidateCount: Int) { self.candidateCount = max(0, candidateCount) }

  package var count: Int { times.count }

  /// One row's prefix at one candidate.
  package struct Boundary: Sendable, Hashable {
    /// The fingerprint of the prefix: equal for equal prefixes only.
    package var prefix: UInt64
    /// The tokens of the prefix.
    package var tokens: Int
    /// The lookback positions up to it; all 0 where the lookback is known to suffice.
    package var steps: Int

    package init(prefix: UInt64, tokens: Int, steps: Int = 0) {
      self.prefix = prefix
      self.tokens = tokens
      self.steps = steps
    }
  }

  /// A boundary as it is kept for many rows.
  private struct StoredBoundary {
    var prefix: UInt64
    var tokens: Int32
    var steps: Int32

    init(_ boundary: Boundary) {
      prefix = boundary.prefix
      tokens = Int32(clamping: boundary.tokens)
      steps = Int32(clamping: boundary.steps)
    }
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - milliseconds: when the request starts.
  ///   - total: all tokens of the prompt.
  ///   - candidates: one per candidate, in ascending order of tokens; a missing one repeats the
  ///     one before.
  ///   - extended: in a conversation, the earlier turns' prefixes at the last candidate that this
  ///     row's prefix continues within the lookback, the longest first. One counts where it is at
  ///     least as long as the candidate before the last.
  package mutating func append(
    milliseconds: Int, promptTokens total: Int, candidates: [Boundary],
    extending extended: [Boundary] = []
  ) {
    var last = Boundary(prefix: 0, tokens: 0)
    var floor = 0
    for index in 0..<candidateCount {
      floor = last.tokens
      if index < candidates.count, candidates[index].tokens >= last.tokens {
        last = candidates[index]
      }
      boundaries.append(StoredBoundary(last))
    }
    times.append(milliseconds)
    promptTokens.append(max(total, last.tokens))
    self.extended += extended.filter { $0.tokens >= floor && $0.tokens <= last.tokens }
    extendedEnds.append(self.extended.count)
  }

  /// A row's prefix at a candidate.
  @inline(__always)
  func boundary(_ row: Int, _ candidate: Int) -> Boundary {
    let stored = boundaries[row &* candidateCount &+ candidate]
    return Boundary(
      prefix: stored.prefix, tokens: Int(stored.tokens), steps: Int(stored.steps))
  }

  /// The earlier turns' prefixes that a row continues.
  func continued(by row: Int) -> ArraySlice<Boundary> {
    extended[(row > 0 ? extendedEnds[row - 1] : 0)..<extendedEnds[row]]
  }

  /// Whether any row continues an earlier turn.
  var hasConversations: Bool { !extended.isEmpty }

  /// The rows' indices in the order of their arrival.
  var arrivalOrder: [Int] {
    let isSorted = zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }
    return isSorted ? Array(0..<count) : (0..<count).sorted { (times[$0], $0) < (times[$1], $1) }
  }
}
