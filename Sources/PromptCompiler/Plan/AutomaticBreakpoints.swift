import PromptCache
import PromptSkeleton
import PromptTemplate
import SourceText

/// Places breakpoints where the author wrote none: at the lifetime boundaries, where they pay.
///
/// A boundary pays if the provider would cache that much for the model at all and if what stands
/// before it outlives a request.
enum AutomaticBreakpoints {
  /// Anthropic accepts four. Source: Anthropic, prompt caching.
  private static let limit = 4

  static func place(
    in plan: RequestPlan, compiled: CompiledTemplate, reference: ModelReference?
  ) -> (plan: RequestPlan, isChanged: Bool) {
    let boundaries = boundaries(of: compiled, reference: reference)
    guard !boundaries.isEmpty else { return (plan, false) }
    var plan = plan
    var position = 0
    func mark(_ block: inout PlannedBlock) {
      if boundaries.contains(position) {
        block.marker = PlannedMarker(
          ttl: .fiveMinutes, span: block.element.span, isWritten: false)
      }
      position += 1
    }
    for index in plan.tools.indices { mark(&plan.tools[index]) }
    for index in plan.system.indices { mark(&plan.system[index]) }
    for index in plan.messages.indices {
      switch plan.messages[index].content {
      case .splice(let list, _):
        if boundaries.contains(position) {
          plan.trailingMarker = PlannedMarker(
            ttl: .fiveMinutes, span: list.span, isWritten: false)
        }
        position += 1
      case .message(let message, var blocks):
        for block in blocks.indices { mark(&blocks[block]) }
        plan.messages[index].content = .message(message, blocks)
      }
    }
    return (plan, true)
  }

  /// The positions after which a breakpoint goes, at most four, the longest-lived first.
  private static func boundaries(
    of compiled: CompiledTemplate, reference: ModelReference?
  ) -> [Int] {
    let positions = compiled.positions
    let estimator = TokenEstimator(family: reference?.family ?? .generic)
    var tokens = TokenCount(family: reference?.family ?? .generic)
    var counted = 0
    var lifetime = Lifetime.static
    var found: [Int] = []
    for (index, position) in positions.enumerated() {
      lifetime = max(lifetime, position.lifetime)
      let next = index + 1 < positions.count ? max(lifetime, positions[index + 1].lifetime) : nil
      let isBoundary = next.map { $0 > lifetime } ?? isConversation(positions)
      guard isBoundary, lifetime < .request || next == nil, canCarry(index, in: compiled) else {
        continue
      }
      if let minimum = reference?.model?.minimum {
        while counted <= index {
          compiled.forEachConstantText(ofPosition: counted) { tokens += estimator.count($1) }
          counted += 1
        }
        if minimum.judge(tokens.estimate) == .below,
          lifetime == .static || !hasHoles(compiled, through: index)
        {
          continue
        }
      }
      found.append(index)
    }
    return Array(found.prefix(limit))
  }

  /// Whether the messages hold a history that grows with each turn, so that the next request
  /// extends this one.
  private static func isConversation(_ positions: [Position]) -> Bool {
    positions.contains { $0.section == .messages && $0.kind == nil && $0.lifetime >= .session }
  }

  /// Whether values add tokens that only rows can tell.
  private static func hasHoles(_ compiled: CompiledTemplate, through index: Int) -> Bool {
    compiled.positions[...index].contains { $0.lifetime > .static }
  }

  /// A repeated block and a spliced list carry no marker, but for the list that ends the request.
  private static func canCarry(_ index: Int, in compiled: CompiledTemplate) -> Bool {
    let position = compiled.positions[index]
    if position.kind == nil {
      return position.section == .messages && index == compiled.positions.count - 1
    }
    for chunk in position.chunks {
      if case .each = compiled.skeleton.chunks[chunk] { return false }
    }
    return !["thinking", "redacted_thinking"].contains(position.kind)
  }
}
