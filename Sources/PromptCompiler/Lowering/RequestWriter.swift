import PromptSkeleton
import PromptTemplate
import SourceText

/// What every provider's lowering shares: values with holes, conditions, separators, positions.
struct RequestWriter: ~Copyable {
  private(set) var scope: LifetimeScope
  var builder = ChunkBuilder()
  private(set) var positions: [Position] = []
  private(set) var breakpoints: [CompiledBreakpoint] = []
  private(set) var variables: [Skeleton.Variable] = []
  private var variableNames = NameIndex()
  /// The conditions around what is being written, outermost first, with their chunks.
  private var conditions: [(opening: Int, reference: PathReference)] = []
  /// The shortest lifetime of anything written since the prefix started.
  private(set) var prefixLifetime = Lifetime.static

  init(_ scope: LifetimeScope) { self.scope = scope }

  var template: Template { scope.template }

  /// Whether the array that is being written has an element already.
  enum ArrayState {
    case empty
    case certain
    /// Only elements that a condition may leave out.
    case unsure
  }

  /// Writes an element of an array with its condition, repetition and separator.
  mutating func arrayElement(
    _ state: inout ArrayState, condition: PathReference?, repetition: Element.Repetition?,
    _ body: (inout RequestWriter) -> Void
  ) {
    let outerConditions = conditions.count
    if let condition { open(when: condition) }
    var opening: Int?
    if let repetition {
      if isOptional(repetition.list.path) { open(when: repetition.list) }
      note(repetition.list.path)
      opening = builder.open(
        .each(repetition.list.path, name: repetition.name, count: 0), repetition.list)
    }
    if opening == nil, conditions.count == outerConditions {
      if state == .certain { builder.frame(",") } else if state == .unsure { builder.separator() }
      state = .certain
    } else {
      if state == .certain { builder.frame(",") } else { builder.separator() }
      if state == .empty { state = .unsure }
    }
    let outer = scope
    scope = scope.entering(repetition)
    body(&self)
    scope = outer
    if let opening { builder.close(opening) }
    closeConditions(downTo: outerConditions)
  }

  /// Writes the elements of a list that is inserted as it is.
  mutating func splice(
    _ list: PathReference, condition: PathReference?, _ state: inout ArrayState
  ) {
    let outerConditions = conditions.count
    if let condition { open(when: condition) }
    if isOptional(list.path) { open(when: list) }
    note(list.path)
    builder.splice(list)
    closeConditions(downTo: outerConditions)
    if state == .empty { state = .unsure }
  }

  private mutating func open(when condition: PathReference) {
    note(condition.path)
    conditions.append((builder.open(.when(condition.path, count: 0), condition), condition))
  }

  private mutating func closeConditions(downTo count: Int) {
    for condition in conditions[count...].reversed() { builder.close(condition.opening) }
    conditions.removeSubrange(count...)
  }

  /// Ends the chunks so far outside of every condition, and goes on inside of the same ones.
  private mutating func flushConditions() -> Int {
    for condition in conditions.reversed() { builder.close(condition.opening) }
    let end = builder.flush()
    for index in conditions.indices {
      let reference = conditions[index].reference
      conditions[index].opening = builder.open(.when(reference.path, count: 0), reference)
    }
    return end
  }

  private func isOptional(_ path: ValuePath) -> Bool {
    scope.index(ofVariable: path.root).map { template.variables[$0].isOptional } ?? false
  }

  /// Writes a JSON value; an object's members can be followed by a breakpoint.
  mutating func value(_ value: TemplateValue, marker: (bytes: [UInt8], span: SourceSpan)? = nil) {
    switch value {
    case .object(let members, let span):
      builder.construct("{".utf8, span)
      for (index, member) in members.enumerated() {
        if index > 0 { builder.frame(",") }
        var name: [UInt8] = []
        JSONBytes.appendString(member.name, to: &name)
        builder.construct(name, member.nameSpan)
        builder.frame(":")
        self.value(member.value)
      }
      if let marker {
        let bytes = members.isEmpty ? Array(marker.bytes.dropFirst()) : marker.bytes
        builder.marker(bytes, marker.span)
      }
      builder.frame("}")
    case .array(let elements, let span):
      builder.construct("[".utf8, span)
      for (index, element) in elements.enumerated() {
        if index > 0 { builder.frame(",") }
        self.value(element)
      }
      builder.frame("]")
    case .text(let text, _): string(text)
    case .atom(let bytes, let span): builder.construct(bytes, span)
    }
  }

  /// Writes a parameter's name and the colon after it.
  mutating func parameterName(_ name: String, _ span: SourceSpan) {
    builder.construct("\"\(name)\":".utf8, span)
  }

  /// Writes a quoted string.
  mutating func string(_ text: TemplateText) {
    builder.frame("\"")
    inside(text)
    builder.frame("\"")
  }

  private mutating func inside(_ text: TemplateText) {
    for piece in text.pieces {
      switch piece {
      case .literal(let literal): builder.literal(literal)
      case .hole(let reference): hole(reference)
      }
    }
  }

  private mutating func hole(_ reference: HoleReference) {
    var fallback: PromptValue?
    if let index = scope.index(ofVariable: reference.path.root) {
      if let value = template.variables[index].value {
        constant(value, reference)
        return
      }
      if template.variables[index].isOptional, template.variables[index].fallback == nil {
        fallback = .string("")
      }
    }
    note(reference.path)
    let hole = Hole(
      path: reference.path, encoding: reference.encoding,
      lifetime: scope.lifetime(of: reference.path), fallback: fallback)
    builder.hole(hole, reference)
  }

  /// Puts in the value that a static variable has in the template itself.
  private mutating func constant(_ value: TemplateValue, _ reference: HoleReference) {
    if case .text(let text, _) = value, reference.path.steps.isEmpty, reference.encoding == .text {
      inside(text)
      return
    }
    do throws(RenderError) {
      builder.construct(try StaticValue.escaped(value, at: reference), reference.span)
    } catch {
      staticErrors.append(
        Diagnostic(
          rule: "missing-value", severity: .error, message: error.description,
          span: reference.span, preventsAnalysis: true))
    }
  }

  /// What is wrong with the values that the template itself gives.
  private(set) var staticErrors: [Diagnostic] = []

  /// Records that a path is asked for.
  private mutating func note(_ path: ValuePath) {
    prefixLifetime = max(prefixLifetime, scope.lifetime(of: path))
    guard !scope.isBound(path.root), variableNames.position(of: path.root) == nil else { return }
    variableNames.append(path.root)
    let declared = template.index(ofVariable: path.root)
    variables.append(
      .init(
        name: path.root, lifetime: template.lifetime(of: path.root),
        fallback: declared.flatMap { template.variables[$0].fallback }))
  }

  /// Starts the cached prefix at the next byte.
  mutating func startPrefix() -> Int {
    prefixLifetime = .static
    return builder.flush()
  }

  /// Records a position that has just been written, and the breakpoint after it.
  mutating func endPosition(
    _ section: Position.Section, from start: Int, block: PlannedBlock, kind: String?,
    message: Int? = nil
  ) {
    let end = builder.flush()
    positions.append(
      Position(
        section: section, span: block.element.span, item: block.element.item, chunks: start..<end,
        lifetime: block.lifetime, kind: kind, message: message))
    if let marker = block.marker { endPrefix(marker) }
  }

  /// Records a position that is a spliced list of messages.
  mutating func endSplicedMessages(_ list: PathReference, from start: Int, message: Int) {
    positions.append(
      Position(
        section: .messages, span: list.span, chunks: start..<builder.flush(),
        lifetime: scope.lifetime(of: list.path), kind: nil, message: message,
        isListOfMessages: true))
  }

  /// Records a breakpoint whose prefix ends here; a prefix is told by chunks outside of conditions.
  mutating func endPrefix(_ marker: PlannedMarker) {
    let end = flushConditions()
    breakpoints.append(
      CompiledBreakpoint(
        ttl: marker.ttl, span: marker.span, isWritten: marker.isWritten,
        isStandIn: marker.isStandIn, position: positions.count - 1, end: end,
        lifetime: prefixLifetime,
        section: positions.last?.section ?? .tools))
  }
}
