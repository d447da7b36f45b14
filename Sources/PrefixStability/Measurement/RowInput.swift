import PromptCompiler
package import PromptSkeleton
import PromptTemplate
import SampleRows
import SourceText

/// What a skeleton asks a row for at one path, and where the answer goes.
package struct RowInput: Sendable {
  package var path: ValuePath
  package var use: Use
  package var lifetime: Lifetime
  /// Whether the template declares the variable; one that it does not may change with each request.
  package var isDeclared: Bool
  /// The chunks that depend on it, in order; the first one is where a prefix that varies parts.
  package var chunks: [Int]
  /// The position of the variable among the members that a row is asked for.
  var slot: Int
  /// What stands in for an absent value, as it is rendered; nil makes an absence an error.
  var fallback: [UInt8]?

  package enum Use: Sendable, Hashable {
    case text
    case json
    /// The elements of `each` and `splice`.
    case list
    /// Whether a `when` holds.
    case condition
  }

  package var chunk: Int { chunks[0] }

  /// The inputs of a compiled template in the order of their first chunk.
  ///
  /// Holes inside a repetition that name its elements depend on the list, which is an input itself.
  static func inputs(of compiled: CompiledTemplate) -> [RowInput] {
    var collector = Collector(compiled)
    collector.collect(compiled.skeleton.chunks.indices, bound: [])
    return collector.inputs
  }

  private struct Collector {
    let compiled: CompiledTemplate
    private let template: Template
    var inputs: [RowInput] = []
    /// Where an input stands, once there are many.
    private var places: [Key: Int] = [:]
    private static let few = 16
    private var slots = NameIndex()

    private struct Key: Hashable {
      let path: ValuePath
      let use: Use
    }

    init(_ compiled: CompiledTemplate) {
      self.compiled = compiled
      template = compiled.template
      for variable in compiled.skeleton.variables { slots.append(variable.name) }
    }

    mutating func collect(_ range: Range<Int>, bound: [String]) {
      var index = range.lowerBound
      while index < range.upperBound {
        switch compiled.skeleton.chunks[index] {
        case .constant, .marker, .separator: break
        case .hole(let hole):
          add(
            hole.path, hole.encoding == .json ? .json : .text, index, bound,
            fallback: hole.fallback)
        case .splice(let path): add(path, .list, index, bound)
        case .when(let path, _): add(path, .condition, index, bound)
        case .each(let path, let name, let count):
          add(path, .list, index, bound)
          collect((index + 1)..<min(index + 1 + count, range.upperBound), bound: bound + [name])
          index += count
        }
        index += 1
      }
    }

    private mutating func add(
      _ path: ValuePath, _ use: Use, _ chunk: Int, _ bound: [String], fallback: PromptValue? = nil
    ) {
      if bound.contains(path.root) { return }
      if let index = index(of: path, use) {
        inputs[index].chunks.append(chunk)
        return
      }
      let variables = compiled.skeleton.variables
      guard let slot = slots.position(of: path.root) else { return }
      let value = variables[slot].fallback.flatMap { path.resolve(below: $0) } ?? fallback
      inputs.append(
        RowInput(
          path: path, use: use, lifetime: variables[slot].lifetime,
          isDeclared: template.index(ofVariable: path.root) != nil, chunks: [chunk], slot: slot,
          fallback: value.flatMap { InputValue.rendered($0, as: use) }
            ?? (use == .condition ? InputValue.isFalse : nil)))
      if inputs.count == Self.few + 1 {
        for index in inputs.indices { notePlace(index) }
      } else if inputs.count > Self.few {
        notePlace(inputs.count - 1)
      }
    }

    private mutating func notePlace(_ index: Int) {
      places[Key(path: inputs[index].path, use: inputs[index].use)] = index
    }

    private func index(of path: ValuePath, _ use: Use) -> Int? {
      inputs.count > Self.few
        ? places[Key(path: path, use: use)]
        : inputs.indices.first { inputs[$0].use == use && inputs[$0].path == path }
    }
  }
}
