import PromptCache

/// How far the provider looks back from a breakpoint for something that it has cached.
///
/// Runs of tool calls and of tool results count as one position on the Claude API; that other
/// platforms count so is not documented, and a body does not say where it goes.
struct CacheWindow {
  /// Positions looked at for one breakpoint, the breakpoint's own with them.
  static let size = 20

  let request: CapturedRequest
  /// Whether runs are taken to be one position.
  let countsRunsOnce: Bool

  init(of request: CapturedRequest, _ meter: TokenMeter) {
    self.request = request
    countsRunsOnce =
      request.dialect == .anthropicMessages && meter.reference(request.model)?.cloud == nil
  }

  /// What one request finds of the entries that were written before it.
  struct Result {
    /// The entry that covers the most of what a breakpoint reaches.
    var read: CacheEntry?
    /// The entry that covers the most of the request at all.
    var best: CacheEntry?
    /// The breakpoint that just fails to reach `best`, or may fail.
    var missedBy: Miss?
  }

  /// A breakpoint that does not reach an entry, or may not.
  struct Miss {
    var breakpoint: Breakpoint
    /// How far away the entry is, each block counted.
    var positions: Int
    /// Whether it is out of reach on every platform.
    var isCertain: Bool
    /// How many positions are reached for certain.
    var reached: Int
  }

  /// Looks up a request that repeats everything up to each entry's position.
  func lookUp(in entries: [CacheEntry]) -> Result {
    var result = Result()
    result.best = entries.last
    guard let best = result.best else { return result }
    var reached = 0
    for breakpoint in request.breakpoints {
      guard let nearest = entries.last(where: { $0.position <= breakpoint.position }) else {
        continue
      }
      let isNear = breakpoint.position - nearest.position < Self.size
      if isNear { reached = max(reached, nearest.position) }
      if isNear || countsRunsOnce && isNearByRuns(nearest, breakpoint),
        nearest.position > result.read?.position ?? -1
      {
        result.read = nearest
      }
    }
    if reached < best.position,
      let nearest = request.breakpoints.filter({ $0.position >= best.position })
        .min(by: { $0.position < $1.position })
    {
      result.missedBy = Miss(
        breakpoint: nearest, positions: nearest.position - best.position,
        isCertain: !isNearByRuns(best, nearest), reached: reached)
    }
    return result
  }

  private func isNearByRuns(_ entry: CacheEntry, _ breakpoint: Breakpoint) -> Bool {
    steps(from: entry.position, to: breakpoint.position) < Self.size
  }

  /// The positions between two places if runs of tool calls and of tool results count as one each.
  private func steps(from: Int, to: Int) -> Int {
    let spansMessages = CacheSwitches().runsSpanMessages
    var position = request.positionCount
    var steps = 0
    var last: PrefixBlock.Kind?
    for index in (0..<request.history.count).reversed() {
      let blocks = request.history.blocks(of: index)
      if blocks.isEmpty {
        if position <= to, position > from { steps += 1 }
        position -= 1
      }
      if blocks.isEmpty || !spansMessages { last = nil }
      for block in blocks.reversed() {
        if position <= from { return steps }
        if position <= to {
          let isRun = (block.kind == .toolUse || block.kind == .toolResult) && last == block.kind
          if !isRun { steps += 1 }
          last = block.kind
        }
        position -= 1
      }
    }
    return steps + max(0, min(position, to) - from)
  }
}
