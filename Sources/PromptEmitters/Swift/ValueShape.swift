import PromptSkeleton

/// What a template asks of the value at one path, gathered from all the places that use it.
struct ValueShape {
  /// The first chunk of the skeleton that asks for it or for something below it.
  let firstChunk: Int
  var isText = false
  var isJSON = false
  var isSpliced = false
  var isCondition = false
  /// In the order of their first use.
  var members: [(name: String, shape: ValueShape)] = []
  /// What is asked of the elements of a list, and the name that an `each` gives them.
  var elements: Elements?

  indirect enum Elements {
    case shape(ValueShape, name: String?)
  }

  /// One step on the way to a value.
  enum Step {
    case member(String)
    /// Any element; an `each` names it.
    case element(name: String?)
  }

  /// Paths that go deeper than this are taken as one value, whatever is asked below.
  static let depthLimit = 12

  init(firstChunk: Int) { self.firstChunk = firstChunk }

  /// Records a chunk's use of the value at the end of a path.
  mutating func use(
    _ path: ArraySlice<Step>, by chunk: Int, depth: Int = 0, _ use: (inout ValueShape) -> Void
  ) {
    guard let step = path.first else { return use(&self) }
    guard depth < Self.depthLimit else {
      isJSON = true
      return
    }
    switch step {
    case .member(let name):
      if let index = members.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
        members[index].shape.use(path.dropFirst(), by: chunk, depth: depth + 1, use)
      } else {
        var shape = ValueShape(firstChunk: chunk)
        shape.use(path.dropFirst(), by: chunk, depth: depth + 1, use)
        members.append((name, shape))
      }
    case .element(let name):
      var shape = ValueShape(firstChunk: chunk)
      var known = name
      if case .shape(let earlier, let earlierName)? = elements {
        shape = earlier
        known = earlierName ?? name
      }
      shape.use(path.dropFirst(), by: chunk, depth: depth + 1, use)
      elements = .shape(shape, name: known)
    }
  }

  /// The shape of each variable of a skeleton, in the order of its variables.
  ///
  /// The first chunk of one that no chunk asks for is 0.
  static func shapes(of skeleton: Skeleton) -> [ValueShape] {
    var collector = ShapeCollector(variables: skeleton.variables.map(\.name))
    collector.collect(skeleton.chunks[...])
    return collector.shapes
  }
}

/// Walks a skeleton's chunks and records the use of every path, names of `each` blocks resolved.
private struct ShapeCollector {
  private let variables: [String]
  private var found: [ValueShape?]
  /// The names of the `each` blocks around the current chunk and what they stand for.
  private var scope: [(name: String, variable: Int, path: [ValueShape.Step])] = []

  init(variables: [String]) {
    self.variables = variables
    found = variables.map { _ in nil }
  }

  var shapes: [ValueShape] { found.map { $0 ?? ValueShape(firstChunk: 0) } }

  mutating func collect(_ chunks: ArraySlice<Chunk>) {
    var index = chunks.startIndex
    while index < chunks.endIndex {
      switch chunks[index] {
      case .constant, .marker, .separator: break
      case .hole(let hole):
        use(hole.path, by: index) { shape in
          switch hole.encoding {
          case .text: shape.isText = true
          case .json: shape.isJSON = true
          }
        }
      case .splice(let path): use(path, by: index) { $0.isSpliced = true }
      case .when(let path, _): use(path, by: index) { $0.isCondition = true }
      case .each(let path, let name, let count):
        let body = chunks[(index + 1)...].prefix(count)
        if let (variable, steps) = resolve(path) {
          let element = steps + [.element(name: name)]
          use(variable, element, by: index) { _ in }
          scope.append((name, variable, element))
          collect(body)
          scope.removeLast()
        }
        index = body.endIndex - 1
      }
      index += 1
    }
  }

  private mutating func use(
    _ path: ValuePath, by chunk: Int, _ record: (inout ValueShape) -> Void
  ) {
    guard let (variable, steps) = resolve(path) else { return }
    use(variable, steps, by: chunk, record)
  }

  private mutating func use(
    _ variable: Int, _ steps: [ValueShape.Step], by chunk: Int,
    _ record: (inout ValueShape) -> Void
  ) {
    var shape = found[variable] ?? ValueShape(firstChunk: chunk)
    shape.use(steps[...], by: chunk, record)
    found[variable] = shape
  }

  /// The variable that a path starts from and the steps below it.
  private func resolve(_ path: ValuePath) -> (variable: Int, steps: [ValueShape.Step])? {
    let steps = path.steps.map { step -> ValueShape.Step in
      switch step {
      case .member(let name): .member(name)
      case .element: .element(name: nil)
      }
    }
    if let bound = scope.last(where: { $0.name.utf8.elementsEqual(path.root.utf8) }) {
      return (bound.variable, bound.path + steps)
    }
    let variable = variables.firstIndex { $0.utf8.elementsEqual(path.root.utf8) }
    return variable.map { ($0, steps) }
  }
}
