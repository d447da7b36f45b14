import YAMLText

extension YAMLDocument {
  /// Every node that is written in the file, in order; what an alias stands for is not repeated.
  var writtenNodes: [YAMLNode] {
    var nodes: [YAMLNode] = []
    func visit(_ node: YAMLNode) {
      guard node.aliasSpan == nil else { return }
      nodes.append(node)
      node.elements.forEach(visit)
      for (key, value) in node.entries {
        visit(key)
        visit(value)
      }
    }
    if let root { visit(root) }
    return nodes
  }
}
