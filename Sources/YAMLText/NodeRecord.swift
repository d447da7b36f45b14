/// What the arena keeps of one node; the arena holds the nodes of a document in pre-order.
///
/// Offsets and indices fit 32 bits because `YAMLLimits` allows no larger files, texts and trees.
struct NodeRecord {
  var shape: NodeShape
  /// The node's bytes in the file, without its tag and anchor.
  var start: UInt32
  var end: UInt32
  /// Scalar: where its decoded bytes start. Collection: its elements or entries. Alias: its target.
  var first: UInt32
  /// Scalar: where its decoded bytes end. Collection: the index after its last descendant.
  var second: UInt32 = 0
  /// One more than the index of the node's tag and anchor; 0 for a node without.
  var properties: UInt32 = 0
  /// Block scalar: the column of the collection around it plus one, 0 at the root.
  var outerIndentation: UInt32 = 0

  var range: Range<Int> { Int(start)..<Int(max(start, end)) }
}

/// The kind and the style of a node in one byte.
enum NodeShape: UInt8 {
  case plain, singleQuoted, doubleQuoted, literal, folded
  case blockSequence, flowSequence
  case blockMapping, flowMapping
  case alias

  var isScalar: Bool { rawValue <= NodeShape.folded.rawValue }
  var isBlockScalar: Bool { self == .literal || self == .folded }
  var isCollection: Bool {
    NodeShape.blockSequence.rawValue...NodeShape.flowMapping.rawValue ~= rawValue
  }
}

/// The tag and the anchor written before a node.
struct NodeProperties {
  /// The resolved tag in the document's text; empty where there is none.
  var tag: Range<Int>
  /// The anchor's name in the document's text; empty where there is none.
  var anchor: Range<Int>
  /// The bytes of both in the file, from the first one's start to the last one's end.
  var source: Range<Int>
}
