/// Makes the nodes of an arena.
struct JSONTreeBuilder: JSONSink {
  private(set) var nodes: [JSONNode] = []
  /// The innermost open container.
  private var innermost: UInt32 = 0

  /// Expects a node for about every 16 bytes, but no more room than 1 MiB in advance.
  init(size: Int) {
    nodes.reserveCapacity(min(size / 16 + 1, 1 << 16))
  }

  @inline(__always)
  mutating func open(_ kind: JSONKind, at start: Int) {
    let index = UInt32(truncatingIfNeeded: nodes.count)
    nodes.append(
      JSONNode(
        start: UInt32(truncatingIfNeeded: start), end: innermost, next: 0, kind: kind, traits: []))
    innermost = index
  }

  @inline(__always)
  mutating func close(before end: Int) {
    let index = Int(innermost)
    innermost = nodes[index].end
    nodes[index].end = UInt32(truncatingIfNeeded: end)
    nodes[index].next = UInt32(truncatingIfNeeded: nodes.count)
  }

  @inline(__always)
  mutating func leaf(_ kind: JSONKind, from start: Int, to end: Int, traits: JSONTraits) {
    let next = UInt32(truncatingIfNeeded: nodes.count &+ 1)
    nodes.append(
      JSONNode(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), next: next,
        kind: kind, traits: traits))
  }
}
