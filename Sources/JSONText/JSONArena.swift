/// The nodes of one JSON text, in pre-order, and the bytes that they point into.
final class JSONArena: Sendable {
  let bytes: [UInt8]
  let nodes: [JSONNode]

  init(bytes: [UInt8], nodes: [JSONNode]) {
    self.bytes = bytes
    self.nodes = nodes
  }

  /// Lends both for reading in place, without a count of references for every step.
  func withNodes<Result, Failure>(
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<JSONNode>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withUnsafeBufferPointer { bytes throws(Failure) in
      try nodes.withUnsafeBufferPointer { nodes throws(Failure) in try body(bytes, nodes) }
    }
  }
}
