/// An anchor as the latest definition of its name left it.
struct Anchor {
  /// The record of the node that it names.
  var record: Int
  /// What an alias adds to the tree; nil while the node is being read, for it would contain itself.
  var expansion: Expansion?
  /// The levels of the node.
  var height = 1
}

/// The size of a tree with every alias written out.
struct Expansion {
  var nodes = 0
  var bytes = 0

  static func - (left: Expansion, right: Expansion) -> Expansion {
    Expansion(nodes: left.nodes - right.nodes, bytes: left.bytes - right.bytes)
  }
}

/// A collection whose end has not been read.
struct OpenCollection {
  let record: Int
  /// The column that a block scalar inside must be indented past; -1 where there is none.
  let indentation: Int
  /// Whether it ends with a bracket.
  let isBracketed: Bool
  let anchor: [UInt8]?
  /// What the tree held before it.
  let expansionBefore: Expansion
  var children = 0
  /// The levels below it.
  var height = 0
}
