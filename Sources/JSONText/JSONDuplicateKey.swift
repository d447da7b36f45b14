/// A key that stands more than once in an object.
package struct JSONDuplicateKey: Sendable {
  package let first: JSONValue
  /// The later key, compared by what it says, not by how it is escaped.
  package let second: JSONValue
}

extension JSONDocument {
  /// Every key that repeats an earlier one of its object, in the order of the objects.
  package func duplicateKeys() -> [JSONDuplicateKey] {
    arena.nodes.indices.flatMap { index in
      arena.nodes[index].kind == .object
        ? JSONValue(arena: arena, index: index).duplicateKeys() : []
    }
  }
}

extension JSONValue {
  /// The keys of this object that repeat an earlier one, in order.
  package func duplicateKeys() -> [JSONDuplicateKey] {
    var duplicates: [JSONDuplicateKey] = []
    if count > 8 {
      var firsts: [[UInt8]: JSONValue] = [:]
      for (key, _) in members {
        let name = key.stringBytes()
        if let first = firsts[name] {
          duplicates.append(JSONDuplicateKey(first: first, second: key))
        } else {
          firsts[name] = key
        }
      }
    } else {
      var earlier: [JSONValue] = []
      for (key, _) in members {
        if let first = earlier.first(where: { $0.saysSame(as: key) }) {
          duplicates.append(JSONDuplicateKey(first: first, second: key))
        } else {
          earlier.append(key)
        }
      }
    }
    return duplicates
  }

  private func saysSame(as other: JSONValue) -> Bool {
    if !hasEscapes, !other.hasEscapes { return rawBytes == other.rawBytes }
    return stringBytes() == other.stringBytes()
  }
}
