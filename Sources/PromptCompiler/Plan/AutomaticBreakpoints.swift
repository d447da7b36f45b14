import PromptCache
import PromptSkeleton
import PromptTemplate
import SourceText

/// Places breakpoints where the author wrote none: at the lifetime boundaries, where they pay.
///
/// `StructuralPlanner` judges whether they pay, by lifetimes and stated reuse and never by rows: what
/// is linted with one set of samples is built without any, and must be the same.
enum AutomaticBreakpoints {
  /// Of a model that is not known. Anthropic accepts four. Source: Anthropic, prompt caching.
  private static let usualLimit = 4
  /// What a value of unknown length is taken to add where its variable has no budget.
  private static let usualValueTokens = 100
  /// The most that values of unknown length may add.
  private static let unboundedTokens = 1_000_000

  /// A breakpoint to place.
  private struct Place {
    var position: Int
    var ttl: Skeleton.TTL
  }

  static func place(
    in plan: RequestPlan, compiled: CompiledTemplate, reference: ModelReference?
  ) -> (plan: RequestPlan, isChanged: Bool) {
    let places = places(in: compiled, reference: reference)
    guard !places.isEmpty else { return (plan, false) }
    let limit = limit(for: reference?.model)
    var plan = plan
    var count = 0
    for place in places {
      func marker(_ span: SourceSpan, isStandIn: Bool = false) -> PlannedMarker {
        PlannedMarker(ttl: place.ttl, span: span, isWritten: false, isStandIn: isStandIn)
      }
      let span = compiled.positions[place.position].span
      switch plan.carrying(behind: place.position + 1) {
      case .blocks(let carriers):
        let unmarked = carriers.count { plan[$0]?.marker == nil }
        guard count + unmarked <= limit else { continue }
        for (index, carrier) in carriers.enumerated() where plan[carrier]?.marker == nil {
          plan.mark(
            carrier, marker(plan[carrier]?.element.span ?? span, isStandIn: index > 0))
        }
        count += unmarked
      case .end where count < limit:
        plan.trailingMarker = marker(span)
        count += 1
      case .end, .nothing: continue
      }
    }
    return (plan, count > 0)
  }

  private static func limit(for model: Model?) -> Int {
    model.flatMap { $0.maximumMarkedBlocks > 0 ? $0.maximumMarkedBlocks : nil } ?? usualLimit
  }

  /// Where breakpoints go, as many as the model takes.
  ///
  /// Where the model takes none or is not known, every boundary counts that could be cached: what
  /// the provider may cache by itself is worth the same checks.
  private static func places(
    in compiled: CompiledTemplate, reference: ModelReference?
  ) -> [Place] {
    let boundaries = boundaries(of: compiled, reference: reference)
    guard let model = reference?.model, model.maximumBreakpoints > 0 else {
      let minimum = reference?.model?.minimum
      return boundaries.filter { minimum?.judge($0.boundary.tokens) != .below }.prefix(usualLimit)
        .map { Place(position: $0.position, ttl: .fiveMinutes) }
    }
    let plan = StructuralPlanner(model: model).plan(boundaries.map(\.boundary))
    var places = plan.marks.map {
      Place(
        position: boundaries[$0.candidate].position,
        ttl: model.isLong($0.ttl) ? .oneHour : .fiveMinutes)
    }
    if places.count < model.maximumMarkedBlocks, let tail = places.last,
      let position = firstAfterHistory(in: compiled, before: tail.position)
    {
      places.insert(Place(position: position, ttl: tail.ttl), at: places.count - 1)
    }
    return places
  }

  /// The first block behind the history, where another follows it.
  ///
  /// It is sure to come back as part of the next turn's history, and the blocks behind it may not:
  /// with a breakpoint of its own it is read then either way. A breakpoint more costs nothing.
  private static func firstAfterHistory(
    in compiled: CompiledTemplate, before tail: Int
  ) -> Int? {
    guard tail == compiled.positions.count - 1,
      let history = compiled.positions.lastIndex(where: \.isHistory)
    else { return nil }
    return compiled.positions.indices.first {
      $0 > history && $0 < tail && compiled.canCarryBreakpoint($0)
    }
  }

  /// The positions at which one lifetime ends and a shorter one begins, and the end of a
  /// conversation.
  private static func boundaries(
    of compiled: CompiledTemplate, reference: ModelReference?
  ) -> [(position: Int, boundary: StructuralPlanner.Boundary)] {
    let positions = compiled.positions
    let family = reference?.family ?? .generic
    let estimator = TokenEstimator(family: family)
    let reuse = compiled.template.reuse.map {
      PrefixReuse(requests: $0.reads, milliseconds: $0.seconds * 1000)
    }
    var tokens = TokenCount(family: family)
    var values = 0
    var counted = 0
    var lifetime = Lifetime.static
    var found: [(position: Int, boundary: StructuralPlanner.Boundary)] = []
    for (last, position) in positions.enumerated() {
      lifetime = max(lifetime, position.lifetime)
      let next = last + 1 < positions.count ? max(lifetime, positions[last + 1].lifetime) : nil
      let isBoundary = next.map { $0 > lifetime } ?? isConversation(positions)
      // A list cannot carry one: the block before it does, but at the end of a conversation.
      let first = next == nil ? last : found.last.map { $0.position + 1 } ?? 0
      guard isBoundary, lifetime < .request || next == nil,
        let index = (first..<last + 1).last(where: compiled.canCarryBreakpoint)
      else { continue }
      // Counted only as far as a breakpoint may stand.
      while counted <= index {
        compiled.forEachConstantText(ofPosition: counted) { tokens += estimator.count($1) }
        values += valueTokens(of: positions[counted], in: compiled)
        counted += 1
      }
      var estimate = tokens.estimate
      if values > 0 {
        estimate.point += values
        estimate.high += unboundedTokens
      }
      found.append(
        (
          index,
          .init(
            tokens: estimate, lifetime: next == nil ? min(lifetime, .session) : lifetime,
            reuse: reuse)
        ))
    }
    return found
  }

  /// About how many tokens the values of a position have.
  private static func valueTokens(of position: Position, in compiled: CompiledTemplate) -> Int {
    position.chunks.reduce(0) { sum, chunk in
      switch compiled.skeleton.chunks[chunk] {
      case .hole(let hole):
        let template = compiled.template
        let budget = template.index(ofVariable: hole.path.root)
          .flatMap { template.variables[$0].budget }
        let limit = budget.map { $0.unit == .bytes ? $0.limit / 4 : $0.limit } ?? usualValueTokens
        return sum + min(limit, usualValueTokens)
      case .splice, .each, .when: return sum + usualValueTokens
      case .constant, .marker, .separator: return sum
      }
    }
  }

  /// Whether the messages hold a history that grows with each turn, so that the next request
  /// extends this one.
  private static func isConversation(_ positions: [Position]) -> Bool {
    positions.contains(where: \.isHistory)
  }
}
