/// How far the provider looks back from a breakpoint for something that it has cached.
struct CacheWindow {
  /// Positions looked at for one breakpoint, the breakpoint's own with them.
  static let size = 20

  /// What one request finds of the entries that were written before it.
  struct Result {
    /// The entry that covers the most of what a breakpoint reaches.
    var read: CacheEntry?
    /// The entry that covers the most of the request at all.
    var best: CacheEntry?
    /// The breakpoint that just failed to reach `best`, and how far away that is.
    var missedBy: (breakpoint: Breakpoint, positions: Int, collapsed: Int)?
  }

  /// Looks up a request that repeats everything up to each entry's position.
  static func lookUp(_ request: CapturedRequest, in entries: [CacheEntry]) -> Result {
    var result = Result()
    result.best = entries.last
    guard let best = result.best else { return result }
    for breakpoint in request.breakpoints {
      let reached = entries.last {
        $0.position <= breakpoint.position && breakpoint.position - $0.position < size
      }
      if let reached, reached.position > result.read?.position ?? -1 { result.read = reached }
    }
    if (result.read?.position ?? -1) < best.position,
      let nearest = request.breakpoints.filter({ $0.position >= best.position })
        .min(by: { $0.position < $1.position })
    {
      result.missedBy = (
        nearest, nearest.position - best.position,
        collapsedDistance(request, from: best.position, to: nearest.position)
      )
    }
    return result
  }

  /// The positions between two places if runs of tool calls and of tool results count as one each.
  ///
  /// So the Claude API counts since September 2026; that other platforms do is not documented.
  private static func collapsedDistance(_ request: CapturedRequest, from: Int, to: Int) -> Int {
    var position = request.positionCount
    var distance = 0
    var last: PrefixBlock.Kind?
    for index in (0..<request.history.count).reversed() {
      let blocks = request.history.blocks(of: index)
      if blocks.isEmpty {
        if position <= to, position > from { distance += 1 }
        position -= 1
        last = nil
      }
      for block in blocks.reversed() {
        if position <= from { return distance }
        if position <= to {
          let isRun = (block.kind == .toolUse || block.kind == .toolResult) && last == block.kind
          if !isRun { distance += 1 }
          last = block.kind
        }
        position -= 1
      }
    }
    return max(distance, distance + min(position, to) - from)
  }
}
