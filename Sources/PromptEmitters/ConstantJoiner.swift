import PromptSkeleton

/// Joins neighbouring constants of a skeleton, which the compiler keeps apart by their origin.
///
/// A constant ends where a prefix starts or ends and where a block does; the bytes are the same.
struct ConstantJoiner {
  private let skeleton: Skeleton
  private let boundaries: Set<Int>
  private var chunks: [Chunk] = []
  private var pending: [UInt8] = []
  /// Where the boundaries have gone.
  private var moved: [Int: Int] = [:]

  private init(_ skeleton: Skeleton) {
    self.skeleton = skeleton
    boundaries = Set([skeleton.prefixStart] + skeleton.breakpoints.map(\.end))
  }

  static func joined(_ skeleton: Skeleton) -> Skeleton {
    var joiner = ConstantJoiner(skeleton)
    joiner.join(skeleton.chunks.indices)
    joiner.mark(skeleton.chunks.count)
    joiner.flush()
    var joined = skeleton
    joined.chunks = joiner.chunks
    joined.prefixStart = joiner.moved[skeleton.prefixStart] ?? joiner.chunks.count
    for index in joined.breakpoints.indices {
      joined.breakpoints[index].end =
        joiner.moved[skeleton.breakpoints[index].end] ?? joiner.chunks.count
    }
    return joined
  }

  private mutating func join(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      mark(index)
      let chunk = skeleton.chunks[index]
      switch chunk {
      case .constant(let bytes): pending += bytes
      case .marker, .separator, .hole, .splice: append(chunk)
      case .when(let path, let count):
        let opening = append(chunk)
        index = joinBody(range, count, from: index + 1)
        chunks[opening] = .when(path, count: chunks.count - opening - 1)
      case .each(let path, let name, let count):
        let opening = append(chunk)
        index = joinBody(range, count, from: index + 1)
        chunks[opening] = .each(path, name: name, count: chunks.count - opening - 1)
      }
      index += 1
    }
  }

  /// Joins the chunks of a block and returns the index of its last one.
  private mutating func joinBody(_ range: Range<Int>, _ count: Int, from start: Int) -> Int {
    let end = range.end(of: count, from: start)
    join(start..<end)
    flush()
    return end - 1
  }

  @discardableResult
  private mutating func append(_ chunk: Chunk) -> Int {
    flush()
    chunks.append(chunk)
    return chunks.count - 1
  }

  private mutating func flush() {
    if pending.isEmpty { return }
    chunks.append(.constant(pending))
    pending.removeAll()
  }

  private mutating func mark(_ index: Int) {
    guard boundaries.contains(index) else { return }
    flush()
    moved[index] = chunks.count
  }
}
