extension JSONValue {
  /// The members of an object in their written order; empty for any other value.
  package var members: JSONMembers { JSONMembers(self) }

  /// The elements of an array; empty for any other value.
  package var elements: JSONElements { JSONElements(self) }

  /// The value of the last member with exactly this name.
  ///
  /// The last of duplicates counts, as nearly every JSON parser has it.
  package subscript(_ name: String) -> JSONValue? {
    guard kind == .object else { return nil }
    var name = name
    let found = name.withUTF8 { name in
      arena.withNodes { bytes, nodes in
        var found: Int?
        var key = index + 1
        let end = Int(nodes[index].next)
        while key < end {
          if nodes[key].isString(name, in: bytes) { found = key + 1 }
          key = Int(nodes[key + 1].next)
        }
        return found
      }
    }
    return found.map { JSONValue(arena: arena, index: $0) }
  }

  /// The element at a position from 0; takes time in proportion to it.
  package subscript(_ position: Int) -> JSONValue? {
    guard position >= 0 else { return nil }
    return elements.dropFirst(position).first { _ in true }
  }

  /// The innermost value or key below this one that holds an offset of the document.
  package func smallest(holding offset: Int) -> JSONValue? {
    guard range.contains(offset) else { return nil }
    for element in elements {
      if let found = element.smallest(holding: offset) { return found }
    }
    for (key, value) in members {
      if let found = key.smallest(holding: offset) ?? value.smallest(holding: offset) {
        return found
      }
    }
    return self
  }

  /// The number of members or elements; counts them.
  package var count: Int {
    switch kind {
    case .object: members.reduce(0) { count, _ in count + 1 }
    case .array: elements.reduce(0) { count, _ in count + 1 }
    default: 0
    }
  }
}

/// The members of an object, in their written order.
package struct JSONMembers: Sequence, IteratorProtocol, Sendable {
  private var elements: JSONElements

  init(_ value: JSONValue) { elements = JSONElements(value, kind: .object) }

  package mutating func next() -> (key: JSONValue, value: JSONValue)? {
    guard let key = elements.next(), let value = elements.next() else { return nil }
    return (key, value)
  }
}

/// The elements of an array, in order.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
  private let arena: JSONArena
  private var index: Int
  private let end: Int

  init(_ value: JSONValue, kind: JSONKind = .array) {
    arena = value.arena
    index = value.index + 1
    end = value.kind == kind ? Int(value.node.next) : index
  }

  package mutating func next() -> JSONValue? {
    guard index < end else { return nil }
    defer { index = Int(arena.nodes[index].next) }
    return JSONValue(arena: arena, index: index)
  }
}
