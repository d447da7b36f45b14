import PromptSkeleton
import PromptTemplate
import SourceText

/// Turns what the author wrote into the order of the request and attaches the breakpoints.
struct RequestPlanner {
  let scope: LifetimeScope
  var plan: RequestPlan
  private(set) var diagnostics: [Diagnostic] = []
  /// The breakpoints that are written as elements or on blocks, each with how many blocks stand
  /// before it; they are attached once it is known what follows.
  private var markers: [(marker: Element.Marker, blocks: Int)] = []

  /// Whether white space is no text to the API.
  private let rejectsBlankText: Bool

  var template: Template { scope.template }

  private init(_ scope: LifetimeScope, _ carriers: BreakpointCarriers, rejectsBlankText: Bool) {
    self.scope = scope
    self.rejectsBlankText = rejectsBlankText
    plan = RequestPlan(carriers: carriers)
  }

  /// - Parameter rejectsBlankText: Whether white space is no text to the API.
  static func plan(
    _ scope: LifetimeScope, carriers: BreakpointCarriers, rejectsBlankText: Bool
  ) -> (plan: RequestPlan, diagnostics: [Diagnostic]) {
    var planner = RequestPlanner(scope, carriers, rejectsBlankText: rejectsBlankText)
    planner.planTools()
    planner.planSystem()
    planner.planMessages()
    for (marker, blocks) in planner.markers { planner.attach(marker, behind: blocks) }
    if let marker = planner.template.automaticMarker { planner.attachToEnd(marker) }
    planner.checkEnd()
    return (planner.plan, planner.diagnostics)
  }

  private mutating func planTools() {
    for element in template.tools {
      if case .breakpoint(let marker) = element.content {
        note(marker)
      } else if !isEmptyText(element) {
        plan.append(tool: planned(element))
        if let marker = element.marker { note(marker) }
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
        note(marker)
      } else if !isEmptyText(element) {
        plan.append(system: planned(element))
        if let marker = element.marker { note(marker) }
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
      case .message(let message) where message.role == .system && message.outputConfig == nil:
        count += 1
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
      case .splice(let list, let condition): plan.append(splice: list, condition: condition)
      case .breakpoint(let marker): note(marker)
      case .message(let message):
        plan.append(message: message)
        for element in message.content {
          if case .breakpoint(let marker) = element.content {
            note(marker)
          } else if !isEmptyText(element) {
            plan.append(toLastMessage: planned(canonical(element)))
            if let marker = element.marker { note(marker) }
          }
        }
      }
    }
  }

  /// A block of a message as `splice` writes it, so that it comes back in the history with the same
  /// bytes.
  private func canonical(_ element: Element) -> Element {
    guard case .value(let value) = element.content else { return element }
    var element = element
    element.content = .value(value.canonical)
    return element
  }

  private func planned(_ element: Element) -> PlannedBlock {
    PlannedBlock(element: element, lifetime: scope.lifetime(of: element))
  }

  /// Takes a breakpoint behind the blocks so far.
  private mutating func note(_ marker: Element.Marker) {
    plan.hasWrittenMarker = true
    if let last = plan.messages.last, case .message(_, let blocks) = last.content, blocks.isEmpty {
      report("uncacheable-block", "the message above this breakpoint is empty", at: marker.span)
      return
    }
    markers.append((marker, plan.places.count))
  }

  /// The API refuses a text block without text, so none is sent.
  private mutating func isEmptyText(_ element: Element) -> Bool {
    guard let text = text(of: element.content),
      has(text, only: { rejectsBlankText ? UTF8Text.isBlank($0) : $0.isEmpty })
    else { return false }
    if element.marker != nil { plan.hasWrittenMarker = true }
    let block =
      has(text, only: { $0.isEmpty }) ? "an empty text block" : "a text block of white space alone"
    report(
      "uncacheable-block",
      element.marker == nil
        ? "\(block), which the API rejects"
        : "a breakpoint cannot stand on \(block), which the API rejects",
      at: element.marker?.span ?? element.span, remedy: "Write text or remove the block.")
    return true
  }

  /// The text of a block that is one.
  private func text(of content: Element.Content) -> TemplateText? {
    switch content {
    case .text(let text): return text
    case .value(let value):
      guard value.member("type")?.constantText?.elementsEqual("text".utf8) ?? false,
        case .text(let text, _)? = value.member("text")
      else { return nil }
      return text
    case .splice, .breakpoint: return nil
    }
  }

  /// Whether all that can come of a text is of some kind, whatever the rows.
  private func has(_ text: TemplateText, only isKind: (ArraySlice<UInt8>) -> Bool) -> Bool {
    text.pieces.allSatisfy { piece in
      switch piece {
      case .literal(let literal): return isKind(literal.bytes)
      case .hole(let hole):
        let value = scope.index(ofVariable: hole.path.root).flatMap { template.variables[$0].value }
        return hole.path.steps.isEmpty && hole.encoding == .text
          && (value?.constantText.map { isKind($0[...]) } ?? false)
      }
    }
  }

  mutating func report(
    _ rule: RuleID, _ message: String, severity: Severity = .error, at span: SourceSpan,
    notes: [Diagnostic.Note] = [], remedy: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        rule: rule, severity: severity, message: message, span: span, notes: notes, remedy: remedy))
  }
}
