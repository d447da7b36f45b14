/// How much a YAML file may ask for before it is refused.
///
/// Aliases make a small file stand for a large tree, so the tree is measured as it would be with
/// every alias written out; what an alias stands for is never copied.
package struct YAMLLimits: Sendable {
  /// The limits for files that people write.
  package static let standard = YAMLLimits()

  /// The most bytes that a file may have, 1 GiB at most.
  package let fileBytes: Int
  /// The most nodes that a file may write, aliases counted once.
  package let nodes: Int
  /// The deepest nesting, the root being 1 and aliases counted as what they stand for.
  package let depth: Int
  /// The most nodes with every alias written out.
  package let expandedNodes: Int
  /// The most bytes of decoded scalars and tags with every alias written out, 1 GiB at most.
  package let expandedBytes: Int

  package init(
    fileBytes: Int = 256 << 20,
    nodes: Int = 1_000_000,
    depth: Int = 100,
    expandedNodes: Int = 1_000_000,
    expandedBytes: Int = 64_000_000
  ) {
    // Offsets have 32 bits, and decoded text may be half as long again as its source (`\L`).
    self.fileBytes = min(fileBytes, 1 << 30)
    self.nodes = min(nodes, 1 << 30)
    self.depth = depth
    self.expandedNodes = min(expandedNodes, 1 << 60)
    self.expandedBytes = min(expandedBytes, 1 << 30)
  }
}
