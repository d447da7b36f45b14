import PromptCompiler
package import PromptSkeleton

/// What a skeleton asks a row for at one path, and where the answer goes.
package struct RowInput: Sendable {
  package var path: ValuePath
  package var use: Use
  package var lifetime: Lifetime
  /// Whether the template declares the variable; one that it does not may change with each request.
  package var isDeclared: Bool
  /// Whether its declaration says how long it lives; else rows decide.
  package var hasDeclaredLifetime: Bool
  /// The chunks that depend on it, in order.
  package var chunks: [Int]
  /// The first of them in the cached prefix, where a prefix that varies parts; nil where only
  /// request parameters ask for it, which no prefix depends on.
  package var prefixChunk: Int?
  /// The repetitions that its path goes through, outermost first: the first list is of the row, each
  /// other one of an element of the list before it. Empty for a path that starts at the row.
  package var loops: [Loop] = []
  /// What has to hold for its chunks to be there at all.
  var conditions: [Condition] = []
  /// The position of the variable among the members that a row is asked for.
  var slot: Int
  /// What the elements of a spliced list have to be.
  var elements: SplicedShape?
  /// What stands in for an absent value, as it is compared; nil makes an absence an error.
  var fallback: [UInt8]?

  package enum Use: Sendable, Hashable {
    case text
    case json
    /// The elements of a `splice`.
    case list
    /// How many elements an `each` repeats its block for; what it takes of them are other inputs.
    case repetition
    /// Whether a `when` holds.
    case condition
  }

  /// What is asked, wherever the answer goes.
  package struct Question: Sendable, Hashable {
    var path: ValuePath
    var use: Use
    var loops: [Loop]
  }

  /// A `when` around an input.
  struct Condition: Sendable, Hashable {
    var path: ValuePath
    var slot: Int
    /// Whether it holds in a row that has no value.
    var holdsWithout: Bool
  }

  /// An `each` around an input.
  package struct Loop: Sendable, Hashable {
    /// What the elements are called.
    package var name: String
    package var list: ValuePath
  }

  package var question: Question { Question(path: path, use: use, loops: loops) }

  /// Where it is shown, and where prefixes part if it is part of any.
  package var chunk: Int { prefixChunk ?? chunks[0] }

  /// Whether the prefix that ends before a chunk depends on it.
  package func isBefore(_ end: Int) -> Bool { prefixChunk.map { $0 < end } ?? false }

  /// Whether it is a list, or what a repetition takes of one: a conversation makes it longer.
  package var isOfList: Bool { use == .list || use == .repetition || !loops.isEmpty }

  /// Whether it decides which blocks there are.
  package var isStructure: Bool { [.condition, .list, .repetition].contains(use) }

  /// The path from the row on: that of the outermost list for what is taken of its elements.
  package var rowPath: ValuePath { loops.first?.list ?? path }

  /// The inputs of a compiled template, by the first chunk of the prefix that depends on them.
  static func inputs(of compiled: CompiledTemplate) -> [RowInput] {
    var collector = RowInputCollector(compiled)
    collector.collect(compiled.skeleton.chunks.indices, within: [], [])
    return collector.inputs.enumerated().sorted {
      ($0.element.chunk, $0.offset) < ($1.element.chunk, $1.offset)
    }.map(\.element)
  }
}
