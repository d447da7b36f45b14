import PromptCache

extension CacheSimulator {
  /// OpenAI from GPT-5.6 on: exact boundaries, an implicit one at the end of the latest message.
  mutating func playImplicit(_ request: CacheRequest, _ chain: PrefixChain) -> CacheOutcome {
    let marks = request.marks.filter { chain.hashes.indices.contains($0.position) }
    let ends = request.positions.indices.filter { request.positions[$0].endsMessage }
    let shortTTL = model.provider.ttls.first ?? .thirtyMinutes
    let implicit = request.marksImplicitly ? ends.last : nil
    guard implicit != nil || !marks.isEmpty else {
      return uncached(request, chain, because: .unmarked)
    }
    let maximum = model.maximumBreakpoints
    var writes = Array(marks.suffix(implicit == nil ? maximum : maximum - 1))
    if let implicit, !writes.contains(where: { $0.position == implicit }) {
      writes.append(CacheMark(position: implicit, ttl: shortTTL))
      writes.sort { $0.position < $1.position }
    }
    let eligible = writes.filter { chain.tokens[$0.position] >= minimum }
    guard let last = eligible.last else {
      let tokens = writes.last.map { chain.tokens[$0.position] } ?? 0
      let miss = CacheMiss.belowMinimum(tokens: tokens, minimum: minimum)
      return uncached(request, chain, because: miss, marks: .belowMinimum)
    }
    var hit: CacheOutcome.Hit?
    for position in lookups(marks: marks, ends: implicit == nil ? [] : ends, request) {
      let mark = marks.first { $0.position == position }
      let through = mark ?? CacheMark(position: position, ttl: shortTTL)
      if let ttl = readableTTL(
        of: chain.hashes[position], through: through, at: request.milliseconds)
      {
        hit = .init(position: position, tokens: chain.tokens[position], ttl: ttl)
        break
      }
    }
    let isComplete = hit.map { $0.position >= last.position } ?? false
    let miss =
      isComplete ? nil : missReason(from: eligible, past: hit, in: chain, at: request.milliseconds)
    return settle(request, chain, writing: eligible, hit: hit, miss: miss)
  }

  /// The positions at which entries are looked for, from the last.
  private func lookups(marks: [CacheMark], ends: [Int], _ request: CacheRequest) -> [Int] {
    var positions: Set<Int> = []
    switch switches.openAILookup {
    case .guide:
      positions.formUnion(marks.prefix(2).map(\.position))
      positions.formUnion(marks.suffix(50).map(\.position))
      positions.formUnion(ends.suffix(21))
      let initial = ends.last { request.positions[$0].section == .system }
      if let initial { positions.insert(initial) }
    case .latest80:
      positions.formUnion(marks.suffix(80).map(\.position))
      positions.formUnion(ends.suffix(max(0, 80 - positions.count)))
    }
    return positions.sorted(by: >)
  }
}
