import PromptSkeleton

/// What a template asks of the value at one path, gathered from all the places that use it.
struct ValueShape {
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

  /// Records a use of the value at the end of a path.
  mutating func use(_ path: ArraySlice<Step>, depth: Int = 0, _ use: (inout ValueShape) -> Void) {
    guard let step = path.first else { return use(&self) }
    guard depth < Self.depthLimit else {
      isJSON = true
      return
    }
    switch step {
    case .member(let name):
      if let index = members.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
        members[index].shape.use(path.dropFirst(), depth: depth + 1, use)
      } else {
        var shape = ValueShape()
        shape.use(path.dropFirst(), depth: depth + 1, use)
        members.append((name, shape))
      }
    case .element(let name):
      var shape = ValueShape()
      var known = name
      if case .shape(let earlier, let earlierName)? = elements {
        shape = earlier
        known = earlierName ?? name
      }
      shape.use(path.dropFirst(), depth: depth + 1, use)
      elements = .shape(shape, name: known)
    }
  }

  /// The shape of each variable of a skeleton, in the order of its variables.
  static func shapes(of skeleton: Skeleton) -> [ValueShape] {
    var collector = ShapeCollector(variables: skeleton.variables.map(\.name))
    collector.collect(skeleton.chunks[...])
    return collector.shapes
  }
}

/// Walks a skeleton's chunks and records the use of every path, names of `each` blocks resolved.
private struct ShapeCollector {
  private let variables: [String]
  private(set) var shapes: [ValueShape]
  /// The names of the `each` blocks around the current chunk and what they stand for.
  private var scope: [(name: String, variable: Int, path: [ValueShape.Step])] = []

  init(variables: [String]) {
    self.variables = variables
    shapes = variables.map { _ in ValueShape() }
  }

  mutating func collect(_ chunks: ArraySlice<Chunk>) {
    var index = chunks.startIndex
    while index < chunks.endIndex {
      switch chunks[index] {
      case .constant, .marker, .separator: break
      case .hole(let hole):
        use(hole.path) { shape in
          switch hole.encoding {
          case .text: shape.isText = true
          case .json: shape.isJSON = true
          }
        }
      case .splice(let path): use(path) { $0.isSpliced = true }
      case .when(let path, _): use(path) { $0.isCondition = true }
      case .each(let path, let name, let count):
        let body = chunks[(index + 1)...].prefix(count)
        if let (variable, steps) = resolve(path) {
          let element = steps + [.element(name: name)]
          shapes[variable].use(element[...]) { _ in }
          scope.append((name, variable, element))
          collect(body)
          scope.removeLast()
        }
        index = body.endIndex - 1
      }
      index += 1
    }
  }

  private mutating func use(_ path: ValuePath, _ use: (inout ValueShape) -> Void) {
    guard let (variable, steps) = resolve(path) else { return }
    shapes[variable].use(steps[...], use)
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
