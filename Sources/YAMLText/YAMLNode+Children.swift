extension YAMLNode {
  /// The number of a sequence's elements or a mapping's entries; 0 for a scalar.
  package var count: Int { record.shape.isCollection ? Int(record.first) : 0 }

  /// The elements of a sequence in order; none for another kind.
  package var elements: YAMLElements {
    YAMLElements(parent: self, count: kind == .sequence ? count : 0)
  }

  /// The keys of a mapping and their values in the order written, repeated keys included.
  package var entries: YAMLEntries {
    YAMLEntries(parent: self, count: kind == .mapping ? count : 0)
  }

  /// The value of the first entry whose key is a scalar with this text.
  package subscript(_ key: String) -> YAMLNode? { entry(of: key)?.value }

  /// The first entry whose key is a scalar with this text.
  package func entry(of key: String) -> (key: YAMLNode, value: YAMLNode)? {
    let key = key.utf8
    return entries.first { $0.key.hasText(key) }
  }

  private func hasText(_ text: String.UTF8View) -> Bool {
    let record = record
    return record.shape.isScalar && Int(record.second - record.first) == text.count
      && scalarBytes.elementsEqual(text)
  }
}

/// The elements of a sequence node.
package struct YAMLElements: Sequence, IteratorProtocol, Sendable {
  private let parent: YAMLNode
  private var index: Int
  private var remaining: Int

  init(parent: YAMLNode, count: Int) {
    self.parent = parent
    index = parent.index + 1
    remaining = count
  }

  package var underestimatedCount: Int { remaining }

  package mutating func next() -> YAMLNode? {
    guard remaining > 0 else { return nil }
    remaining -= 1
    defer { index = parent.storage.index(after: index) }
    return YAMLNode(storage: parent.storage, index: index, alias: parent.alias)
  }
}

/// The entries of a mapping node.
package struct YAMLEntries: Sequence, IteratorProtocol, Sendable {
  private var nodes: YAMLElements

  init(parent: YAMLNode, count: Int) {
    nodes = YAMLElements(parent: parent, count: count * 2)
  }

  package var underestimatedCount: Int { nodes.underestimatedCount / 2 }

  package mutating func next() -> (key: YAMLNode, value: YAMLNode)? {
    guard let key = nodes.next(), let value = nodes.next() else { return nil }
    return (key, value)
  }
}
