import PromptSkeleton
import PromptTemplate
import SourceText

extension RequestPlanner {
  /// Attaches a breakpoint behind the first blocks of the request.
  mutating func attach(_ marker: Element.Marker, behind count: Int) {
    let planned = PlannedMarker(ttl: marker.ttl, span: marker.span, isWritten: true)
    switch plan.carrying(behind: count) {
    case .blocks(let places): attach(planned, to: places)
    case .end: attachToEnd(marker)
    case .nothing(let obstacle): report(obstacle, isBehindCondition: isConditional(count), planned)
    }
  }

  /// Marks the block above a breakpoint and those that take its part in rows that lack it, unless
  /// such a block has a breakpoint already.
  private mutating func attach(_ marker: PlannedMarker, to places: [RequestPlan.Place]) {
    let earlier = plan[places[0]]?.marker
    if let earlier { reportTwice(marker.span, earlier.span) }
    for (index, place) in places.enumerated() {
      if let present = plan[place]?.marker, present.span != earlier?.span { continue }
      var marker = marker
      marker.isStandIn = index > 0
      plan.mark(place, marker)
    }
  }

  /// Puts a breakpoint on whatever block the request ends with.
  mutating func attachToEnd(_ marker: Element.Marker) {
    plan.hasWrittenMarker = true
    guard plan.carriers.includesEnd else {
      report(
        "rejected-parameter", "Bedrock refuses automatic caching with models as old as this one",
        at: marker.span, remedy: "Write '- breakpoint' behind a block that is there once.")
      return
    }
    if let earlier = plan.trailingMarker { reportTwice(marker.span, earlier.span) }
    plan.trailingMarker = PlannedMarker(ttl: marker.ttl, span: marker.span, isWritten: true)
  }

  /// The API refuses two lifetimes for one block, as a breakpoint at the end of the request and one
  /// of the last block's own can ask for.
  ///
  /// A request has a message, so none that has any ends with a tool or a block of `system`.
  mutating func checkEnd() {
    guard let trailing = plan.trailingMarker else { return }
    for (index, place) in plan.lastBlocks.enumerated() {
      guard index == 0 && plan.messages.isEmpty || plan.message(at: place) != nil,
        let own = plan[place]?.marker, own.ttl != trailing.ttl
      else { continue }
      report(
        "ttl-order",
        index == 0
          ? "the breakpoint at the end of the request lives \(trailing.ttl.rawValue) and the one on "
            + "its last block \(own.ttl.rawValue), which the API rejects"
          : "where a row has nothing behind it, this block ends the request, and the API rejects "
            + "its two breakpoints, for \(own.ttl.rawValue) and \(trailing.ttl.rawValue)",
        severity: index == 0 ? .error : .warning, at: index == 0 ? trailing.span : own.span,
        notes: [
          .init("the other breakpoint", span: index == 0 ? own.span : trailing.span)
        ], remedy: "Give both the same lifetime.")
    }
  }

  private func isConditional(_ count: Int) -> Bool {
    guard count > 0 else { return false }
    let place = plan.places[count - 1]
    return plan[place]?.element.condition != nil || plan.message(at: place)?.condition != nil
  }

  private mutating func reportTwice(_ span: SourceSpan, _ earlier: SourceSpan) {
    report(
      "too-many-breakpoints", "two breakpoints on one block count once", severity: .warning,
      at: span, notes: [.init("the other one", span: earlier)])
  }

  private mutating func report(
    _ obstacle: RequestPlan.Obstacle, isBehindCondition: Bool, _ marker: PlannedMarker
  ) {
    if case .empty = obstacle {
      report("uncacheable-block", "nothing stands above this breakpoint", at: marker.span)
      return
    }
    if case .unsupported = obstacle {
      report(
        "uncacheable-block",
        "this model's API takes no breakpoint on \(obstacle.block), and none is sent",
        severity: .warning, at: marker.span, remedy: obstacle.remedy)
      return
    }
    report(
      "uncacheable-block",
      isBehindCondition
        ? "where the block above is left out, this breakpoint would stand on \(obstacle.block)"
        : "a breakpoint cannot stand on \(obstacle.block)",
      at: marker.span, remedy: obstacle.remedy)
  }
}

extension RequestPlan.Obstacle {
  /// What the block is.
  fileprivate var block: String {
    switch self {
    case .block(let kind), .unsupported(let kind): kind
    case .repeated: "a block that 'each' repeats"
    case .spliced: "a spliced list that is not the end of the request"
    case .splicedEnd:
      "a spliced list, and Bedrock has no automatic caching with models as old as this one"
    case .empty: "nothing"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .block: "Move the breakpoint to the block before or after it."
    case .unsupported: "Put the breakpoint behind text of 'system' or of the user."
    case .repeated: "Put a block that is there once between the two."
    case .spliced, .splicedEnd, .empty: "Put a block between the list and the breakpoint."
    }
  }
}
