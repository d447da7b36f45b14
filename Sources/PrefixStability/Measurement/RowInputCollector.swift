import PromptCompiler
import PromptSkeleton
import PromptTemplate

/// Collects the inputs of a skeleton, with the repetitions and conditions around each.
struct RowInputCollector: ~Copyable {
  let compiled: CompiledTemplate
  private let template: Template
  private(set) var inputs: [RowInput] = []
  /// Where an input stands, once there are many.
  private var places: [Key: Int] = [:]
  private static let few = 16
  private var slots = NameIndex()

  private struct Key: Hashable {
    let question: RowInput.Question
    let conditions: [RowInput.Condition]
  }

  init(_ compiled: CompiledTemplate) {
    self.compiled = compiled
    template = compiled.template
    for variable in compiled.skeleton.variables { slots.append(variable.name) }
  }

  mutating func collect(
    _ range: Range<Int>, within loops: [RowInput.Loop], _ conditions: [RowInput.Condition]
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch compiled.skeleton.chunks[index] {
      case .constant, .marker, .separator: break
      case .hole(let hole):
        add(
          hole.path, hole.encoding == .json ? .json : .text, index, loops, conditions,
          fallback: hole.fallback)
      case .splice(let path): add(path, .list, index, loops, conditions)
      case .when(let path, let count):
        add(path, .condition, index, loops, conditions)
        collect(
          (index + 1)..<min(index + 1 + count, range.upperBound), within: loops,
          conditions + [condition(path, loops)].compactMap { $0 })
        index += count
      case .each(let path, let name, let count):
        add(path, .repetition, index, loops, conditions)
        collect(
          (index + 1)..<min(index + 1 + count, range.upperBound),
          within: loops + [RowInput.Loop(name: name, list: path)], conditions)
        index += count
      }
      index += 1
    }
  }

  /// What a `when` asks of a row; nil where it asks it of an element of a list.
  private func condition(_ path: ValuePath, _ loops: [RowInput.Loop]) -> RowInput.Condition? {
    guard Self.loops(leadingTo: path, loops[...]).isEmpty,
      let slot = slots.position(of: path.root)
    else { return nil }
    let value = compiled.skeleton.variables[slot].fallback.flatMap { path.resolve(below: $0) }
    return RowInput.Condition(path: path, slot: slot, holdsWithout: value?.isTruthy ?? false)
  }

  private mutating func add(
    _ path: ValuePath, _ use: RowInput.Use, _ chunk: Int, _ loops: [RowInput.Loop],
    _ conditions: [RowInput.Condition],
    fallback: PromptValue? = nil
  ) {
    let isInPrefix = chunk >= compiled.skeleton.prefixStart
    let question = RowInput.Question(
      path: path, use: use, loops: Self.loops(leadingTo: path, loops[...]))
    // Within an `each` over another list nothing is asked where that list is empty.
    let others = loops.indices.filter { !question.loops.contains(loops[$0]) }
    let conditions =
      conditions + others.compactMap { condition(loops[$0].list, Array(loops[..<$0])) }
    let key = Key(question: question, conditions: conditions)
    if let index = index(of: key) {
      inputs[index].chunks.append(chunk)
      if isInPrefix, inputs[index].prefixChunk == nil { inputs[index].prefixChunk = chunk }
      return
    }
    let variables = compiled.skeleton.variables
    let root = question.loops.first?.list.root ?? path.root
    guard let slot = slots.position(of: root) else { return }
    let declaration = template.index(ofVariable: root)
    var input = RowInput(
      path: path, use: use, lifetime: variables[slot].lifetime,
      isDeclared: declaration != nil,
      hasDeclaredLifetime: declaration.map { template.variables[$0].hasLifetime } ?? false,
      chunks: [chunk],
      prefixChunk: isInPrefix ? chunk : nil, loops: question.loops,
      conditions: conditions, slot: slot)
    if use == .list { input.elements = shape(ofListAt: chunk) }
    let value = variables[slot].fallback.flatMap { input.rowPath.resolve(below: $0) } ?? fallback
    input.fallback = InputValue.ofAbsent(input, default: value)
    inputs.append(input)
    if inputs.count == Self.few + 1 {
      for index in inputs.indices { notePlace(index) }
    } else if inputs.count > Self.few {
      notePlace(inputs.count - 1)
    }
  }

  private func shape(ofListAt chunk: Int) -> SplicedShape? {
    guard let index = compiled.position(ofChunk: chunk) else { return nil }
    let position = compiled.positions[index]
    let kind: SplicedShape.Kind =
      position.section == .tools ? .tools : position.isListOfMessages ? .messages : .blocks
    return SplicedShape(kind: kind, endpoint: compiled.skeleton.endpoint)
  }

  /// The loops whose elements a path goes through, of those around it.
  private static func loops(leadingTo path: ValuePath, _ loops: ArraySlice<RowInput.Loop>)
    -> [RowInput.Loop]
  {
    guard let index = loops.lastIndex(where: { $0.name.hasSameBytes(as: path.root) }) else {
      return []
    }
    return Self.loops(leadingTo: loops[index].list, loops[..<index]) + [loops[index]]
  }

  private func key(of input: RowInput) -> Key {
    Key(question: input.question, conditions: input.conditions)
  }

  private mutating func notePlace(_ index: Int) { places[key(of: inputs[index])] = index }

  private func index(of key: Key) -> Int? {
    inputs.count > Self.few
      ? places[key] : inputs.indices.first { self.key(of: inputs[$0]) == key }
  }
}
