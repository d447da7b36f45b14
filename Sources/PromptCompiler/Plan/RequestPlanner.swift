import PromptSkeleton
import PromptTemplate
import SourceText

/// Turns what the author wrote into the order of the request and attaches the breakpoints.
struct RequestPlanner {
  private let scope: LifetimeScope
  private var plan = RequestPlan()
  private(set) var diagnostics: [Diagnostic] = []

  private var template: Template { scope.template }

  private init(_ scope: LifetimeScope) { self.scope = scope }

  static func plan(_ scope: LifetimeScope) -> (plan: RequestPlan, diagnostics: [Diagnostic]) {
    var planner = RequestPlanner(scope)
    planner.planTools()
    planner.planSystem()
    planner.planMessages()
    return (planner.plan, planner.diagnostics)
  }

  private mutating func planTools() {
    for element in template.tools {
      if case .breakpoint(let marker) = element.content {
        attach(marker)
      } else {
        append(element, to: \.tools)
      }
    }
  }

  private mutating func planSystem() {
    var elements = template.system + leadingSystemElements
    let isExplicit = elements.contains { element in
      if case .breakpoint = element.content { true } else { element.marker != nil }
    }
    if template.order == .staticFirst, !isExplicit { elements = sortedByLifetime(elements) }
    for element in elements {
      if case .breakpoint(let marker) = element.content {
        attach(marker)
      } else {
        append(element, to: \.system)
      }
    }
  }

  /// The blocks of system messages that come before every other message: the API's `system`.
  private var leadingSystemElements: [Element] {
    var elements: [Element] = []
    for message in template.messages.prefix(leadingSystemCount) {
      switch message {
      case .message(let message):
        elements += message.content.map { element in
          var element = element
          element.condition = element.condition ?? message.condition
          element.repetition = element.repetition ?? message.repetition
          return element
        }
      case .breakpoint(let marker):
        elements.append(Element(content: .breakpoint(marker), span: marker.span))
      case .splice: break
      }
    }
    return elements
  }

  /// How many elements of `messages` belong to `system`: system messages and breakpoints after one.
  private var leadingSystemCount: Int {
    var count = 0
    for message in template.messages {
      switch message {
      case .message(let message) where message.role == .system: count += 1
      case .breakpoint where count > 0: count += 1
      default: return count
      }
    }
    return count
  }

  private mutating func sortedByLifetime(_ elements: [Element]) -> [Element] {
    let sorted = elements.enumerated().sorted { left, right in
      let (first, second) = (scope.lifetime(of: left.element), scope.lifetime(of: right.element))
      return first == second ? left.offset < right.offset : first < second
    }
    for (to, entry) in sorted.enumerated() where entry.offset > to {
      plan.moves.append(
        BlockMove(
          span: entry.element.span, from: entry.offset, to: to,
          lifetime: scope.lifetime(of: entry.element)))
    }
    return sorted.map(\.element)
  }

  private mutating func planMessages() {
    for message in template.messages.dropFirst(leadingSystemCount) {
      switch message {
      case .splice(let list, let condition):
        plan.messages.append(PlannedMessage(content: .splice(list, condition: condition)))
      case .breakpoint(let marker): attach(marker)
      case .message(let message):
        plan.messages.append(PlannedMessage(content: .message(message, [])))
        for element in message.content {
          if case .breakpoint(let marker) = element.content {
            attach(marker)
          } else {
            appendToLastMessage(element)
          }
        }
      }
    }
  }

  private mutating func append(
    _ element: Element, to section: WritableKeyPath<RequestPlan, [PlannedBlock]>
  ) {
    guard !isEmptyText(element) else { return }
    plan[keyPath: section].append(planned(element))
    if let marker = element.marker { attach(marker) }
  }

  private mutating func appendToLastMessage(_ element: Element) {
    guard !isEmptyText(element), let last = plan.messages.indices.last,
      case .message(let message, var blocks) = plan.messages[last].content
    else { return }
    blocks.append(planned(element))
    plan.messages[last].content = .message(message, blocks)
    if let marker = element.marker { attach(marker) }
  }

  private func planned(_ element: Element) -> PlannedBlock {
    PlannedBlock(element: element, lifetime: scope.lifetime(of: element))
  }

  /// The API refuses a text block without text, so none is sent.
  private mutating func isEmptyText(_ element: Element) -> Bool {
    guard case .text(let text) = element.content, text.isEmpty else { return false }
    report(
      "uncacheable-block", "an empty text block, which the API rejects", at: element.span,
      remedy: "Write text or remove the block.")
    return true
  }

  /// Attaches a breakpoint to the last block before it, in whichever section that is.
  private mutating func attach(_ marker: Element.Marker) {
    plan.hasWrittenMarker = true
    let planned = PlannedMarker(ttl: marker.ttl, span: marker.span, isWritten: true)
    if let last = plan.messages.indices.last {
      attach(planned, toMessage: last)
    } else if let last = plan.system.indices.last {
      plan.system[last] = carrying(planned, plan.system[last])
    } else if let last = plan.tools.indices.last {
      plan.tools[last] = carrying(planned, plan.tools[last])
    } else {
      report("uncacheable-block", "nothing stands above this breakpoint", at: marker.span)
    }
  }

  private mutating func attach(_ marker: PlannedMarker, toMessage index: Int) {
    switch plan.messages[index].content {
    case .message(let message, var blocks):
      guard let last = blocks.indices.last else {
        report("uncacheable-block", "the message above this breakpoint is empty", at: marker.span)
        return
      }
      if message.repetition != nil {
        reportRepeated(marker)
        return
      }
      blocks[last] = carrying(marker, blocks[last])
      plan.messages[index].content = .message(message, blocks)
    case .splice:
      guard isLastMessage(index) else {
        reportSpliced(marker)
        return
      }
      plan.trailingMarker = marker
    }
  }

  /// Whether a planned message is the last one that the template has.
  private func isLastMessage(_ index: Int) -> Bool {
    let remaining = template.messages.dropFirst(leadingSystemCount).filter { message in
      if case .breakpoint = message { false } else { true }
    }
    return index == remaining.count - 1
  }

  /// A block with the breakpoint, unless it cannot carry one, which is reported.
  private mutating func carrying(_ marker: PlannedMarker, _ block: PlannedBlock) -> PlannedBlock {
    if block.element.repetition != nil {
      reportRepeated(marker)
      return block
    }
    if case .splice = block.element.content {
      reportSpliced(marker)
      return block
    }
    if let reason = BlockCarriers.refusal(of: block.element.content) {
      report(
        "uncacheable-block", "a breakpoint cannot stand on \(reason)", at: marker.span,
        remedy: "Move the breakpoint to the block before or after it.")
      return block
    }
    if let earlier = block.marker {
      diagnostics.append(
        Diagnostic(
          rule: "too-many-breakpoints", severity: .warning,
          message: "two breakpoints on one block count once", span: marker.span,
          notes: [.init("the other one", span: earlier.span)]))
    }
    var block = block
    block.marker = marker
    return block
  }

  private mutating func reportRepeated(_ marker: PlannedMarker) {
    report(
      "uncacheable-block", "a breakpoint cannot stand on a block that 'each' repeats",
      at: marker.span, remedy: "Put a block that is there once between the two.")
  }

  private mutating func reportSpliced(_ marker: PlannedMarker) {
    report(
      "uncacheable-block",
      "a breakpoint cannot stand on a spliced list that is not the end of the request",
      at: marker.span, remedy: "Put a block between the list and the breakpoint.")
  }

  private mutating func report(
    _ rule: RuleID, _ message: String, at span: SourceSpan, remedy: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(rule: rule, severity: .error, message: message, span: span, remedy: remedy))
  }
}
