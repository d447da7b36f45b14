/// Finds the lane that a request belongs to, whatever order parallel conversations arrive in.
final class LaneTable {
  /// All lanes, by number.
  private(set) var lanes: [Lane] = []
  let store: PrefixStore
  /// Lanes by the content of their messages, and by pieces of their instructions.
  private var content = LaneIndex()
  private var instructions = LaneIndex()
  /// The raw bytes of the histories of the live lanes.
  private var liveBytes = 0
  /// The pieces of the instructions that were last looked for.
  private var latestPieces: (digest: WireDigest, pieces: [WireDigest])?
  /// The latest lane with exactly these instructions, with and without the parameters before them.
  private var families: [WireDigest: Int] = [:]

  /// The most lanes that are compared with a request.
  private static let candidateLimit = 6
  /// The most lanes that are kept ready to be continued.
  private static let liveLimit = 64
  /// The most raw bytes of histories that are kept beyond the latest lane's.
  private static let byteLimit = 96 << 20

  init(store: PrefixStore) { self.store = store }

  /// How a request stands to what came before it.
  enum Relation {
    /// It repeats all that the tip's request cached.
    case extends(Lane, LaneTip)
    /// It belongs to the lane but no longer repeats what the tip's request cached.
    case diverges(Lane, LaneTip, LocatedDifference)
    /// It goes back to an earlier point of the lane and goes on from there.
    case branches(Lane, LaneTip, LocatedDifference)
    /// It starts another conversation with the same instructions as the tip's request.
    case restarts(Lane, LaneTip)
    /// It starts another conversation, and its instructions are not quite the tip's.
    case restartsDifferently(Lane, LaneTip, LocatedDifference)
    /// Nothing before it is like it.
    case begins

    /// The earlier request that the relation is to.
    var earlier: CapturedRequest? {
      switch self {
      case .extends(_, let tip), .restarts(_, let tip): tip.request
      case .diverges(_, let tip, _), .branches(_, let tip, _), .restartsDifferently(_, let tip, _):
        tip.request
      case .begins: nil
      }
    }
  }

  func relation(of request: CapturedRequest) -> Relation {
    continuation(of: request) ?? restart(of: request)
  }

  /// Looks for the lane whose messages the request repeats.
  private func continuation(of request: CapturedRequest) -> Relation? {
    if let lane = owner(of: request.history), canShareGroup(lane, request) {
      return judge(request, in: lane)
    }
    let overlap = ContentOverlap(of: request)
    let candidates = content.candidates(overlap.digests, limit: Self.candidateLimit)
      .map { lanes[$0] }
      .filter { $0.dialect == request.dialect && canShareGroup($0, request) }
    var best: (lane: Lane, lead: Lead)?
    for lane in candidates {
      for tip in lane.tips.reversed() {
        let lead = Lead(tip.request, request)
        guard lead.spoken > 0 else { continue }
        let isLonger = lead.count > best?.lead.count ?? 0
        let isLater =
          lead.count == best?.lead.count && lane.lastRequest > best?.lane.lastRequest ?? 0
        if isLonger || isLater { best = (lane, lead) }
      }
    }
    let chosen =
      best?.lane
      ?? candidates.first { lane in
        lane.tips.suffix(Lane.recentLimit).contains { overlap.isSubstantial(with: $0.request) }
      }
    return chosen.map { judge(request, in: $0) }
  }

  /// The lane that most of a history was read from, where that is beyond doubt.
  private func owner(of history: PrefixHistory) -> Lane? {
    guard let base = history.base, history.sharedCount > 2,
      history.sharedCount + 2 >= base.elements.count
    else { return nil }
    return store.live.last { lane in lane.tips.contains { $0.request.history.tail === base } }
  }

  private func canShareGroup(_ lane: Lane, _ request: CapturedRequest) -> Bool {
    guard let own = lane.group, let other = request.record.group else { return true }
    return own == other
  }

  /// Compares a request with the branches of its lane: the one that it extends, else the one that
  /// shares the most with it, the latest of equals.
  private func judge(_ request: CapturedRequest, in lane: Lane) -> Relation {
    var extended: (tip: LaneTip, lead: Int)?
    var nearest: (tip: LaneTip, difference: LocatedDifference)?
    for (age, tip) in lane.tips.reversed().enumerated() {
      let shared = nearest?.difference.divergence.position ?? -1
      // To locate a difference takes long: for old branches only where they share more.
      if age >= Lane.recentLimit,
        let divergence = PrefixDivergence.unlocated(between: tip.request, and: request),
        extended != nil || divergence.position <= shared
      {
        continue
      }
      if let difference = PrefixDivergence.first(between: tip.request, and: request) {
        if difference.divergence.position > shared { nearest = (tip, difference) }
      } else {
        let lead = Lead(tip.request, request).count
        if lead >= extended?.lead ?? 0 { extended = (tip, lead) }
      }
    }
    if let extended { return .extends(lane, extended.tip) }
    guard let nearest else { return .begins }
    if RewriteJudge.isBranch(request, from: nearest.tip, at: nearest.difference) {
      return .branches(lane, nearest.tip, nearest.difference)
    }
    return .diverges(lane, nearest.tip, nearest.difference)
  }

  /// Looks for a lane with the same instructions, else with similar ones.
  private func restart(of request: CapturedRequest) -> Relation {
    let digest = request.instructionDigest
    if request.instructionPositions > 0, let (lane, tip) = relative(of: request, digest) {
      if let rewritten = InstructionLikeness.rewrittenOpening(tip.request, request)
        ?? InstructionLikeness.compaction(tip.request, request)
      {
        return .diverges(lane, tip, rewritten)
      }
      if let volatile = InstructionLikeness.volatileOpening(tip.request, request) {
        return .restartsDifferently(lane, tip, volatile)
      }
      return .restarts(lane, tip)
    }
    let pieces = request.instructionPieces()
    latestPieces = (digest, pieces)
    for number in instructions.candidates(pieces, limit: Self.candidateLimit) {
      let lane = lanes[number]
      guard lane.dialect == request.dialect, let tip = lane.tips.last,
        let difference = PrefixDivergence.first(
          between: tip.request, and: request, in: .instructions),
        InstructionLikeness.sharesKey(tip.request, request)
          || InstructionLikeness.isSimilar(difference, tip.request, request)
      else { continue }
      return .restartsDifferently(lane, tip, difference)
    }
    return summary(request) ?? .begins
  }

  /// The latest request with the same instructions; one with the same parameters, where there is one.
  private func relative(
    of request: CapturedRequest, _ instructions: WireDigest
  ) -> (Lane, LaneTip)? {
    let family = request.familyDigest(instructions)
    if let number = families[family],
      let tip = lanes[number].tips.last(where: { $0.family == family })
    {
      return (lanes[number], tip)
    }
    guard let number = families[instructions],
      let tip = lanes[number].tips.last(where: { $0.instructions == instructions })
    else { return nil }
    return (lanes[number], tip)
  }

  /// A request that asks for a summary belongs to the conversation before it, whatever it repeats.
  private func summary(_ request: CapturedRequest) -> Relation? {
    guard request.history.count <= 3, CompactionCause.asksForSummary(request),
      let lane = store.live.last, lane.dialect == request.dialect, canShareGroup(lane, request),
      let tip = lane.tips.last, tip.request.model == request.model,
      tip.request.history.count > request.history.count,
      let difference = PrefixDivergence.first(
        between: tip.request, and: request, in: .instructions)
    else { return nil }
    return .restartsDifferently(lane, tip, difference)
  }
}

extension LaneTable {
  /// Takes a request into the lane that was found for it; a request that begins gets a new one.
  func commit(_ request: CapturedRequest, _ relation: Relation, entries: [CacheEntry]) -> Lane {
    var request = request
    let newContent = request.contentDigests(from: request.history.sharedCount)
    let lane: Lane
    switch relation {
    case .extends(let known, let tip):
      lane = known
      let isInPlace = request.history.base === tip.request.history.tail
      settle(&request, extendingBase: isInPlace)
      let next = LaneTip(request, entries: entries)
      (next.stillSteps, next.stillTokens) = (tip.stillSteps, tip.stillTokens)
      lane.replace(tip, with: next, in: store)
    case .diverges(let known, _, _), .branches(let known, _, _):
      lane = known
      settle(&request, extendingBase: false)
      lane.append(LaneTip(request, entries: entries), in: store)
    case .restarts, .restartsDifferently, .begins:
      settle(&request, extendingBase: false)
      lane = Lane(number: lanes.count, first: request)
      lanes.append(lane)
      lane.append(LaneTip(request, entries: entries), in: store)
    }
    lane.usage.add(request.record.usage)
    lane.lastRequest = request.index
    touch(lane)
    enter(newContent, lane)
    return lane
  }

  /// Makes a lane known by what its latest request says.
  private func enter(_ newContent: [WireDigest], _ lane: Lane) {
    if content.isFull {
      content.removeAll()
      for lane in store.live {
        for tip in lane.tips { content.enter(tip.request.contentDigests(), lane: lane.number) }
      }
    }
    content.enter(newContent, lane: lane.number)
    guard let tip = lane.tips.last else { return }
    if families.count > LaneIndex.limit / 8 { families.removeAll() }
    families[tip.family] = lane.number
    guard families[tip.instructions] != lane.number else { return }
    let isNew = families.updateValue(lane.number, forKey: tip.instructions) == nil
    if instructions.isFull { instructions.removeAll() }
    guard isNew else { return }
    let known = latestPieces?.digest == tip.instructions ? latestPieces?.pieces : nil
    instructions.enter(known ?? tip.request.instructionPieces(), lane: lane.number)
  }

  private func settle(_ request: inout CapturedRequest, extendingBase: Bool) {
    let text = request.history.committed(extendingBase: extendingBase)
    request.history = PrefixHistory(base: nil, sharedCount: 0, tail: text)
  }

  /// Moves a lane to the end of those in use and lets the oldest go where they take too much.
  private func touch(_ lane: Lane) {
    if store.live.last !== lane {
      if let index = store.live.lastIndex(where: { $0 === lane }) { store.live.remove(at: index) }
      store.live.append(lane)
    }
    liveBytes += lane.measure()
    while store.live.count > 1, liveBytes > Self.byteLimit || store.live.count > Self.liveLimit {
      let oldest = store.live.removeFirst()
      oldest.retire(from: store)
      liveBytes += oldest.measure()
    }
  }
}
