/// Finds names by their bytes in the order in which they were added.
///
/// A few names are compared one by one, many through a hash table.
package struct NameIndex: Sendable {
  private var names: [String] = []
  private var table: [Key: Int] = [:]
  private static let few = 16

  package init() {}

  /// Adds a name; of two that are the same the first is found.
  package mutating func append(_ name: String) {
    names.append(name)
    if names.count == Self.few + 1 {
      for (index, name) in names.enumerated().reversed() { table[Key(name: name)] = index }
    } else if names.count > Self.few, table[Key(name: name)] == nil {
      table[Key(name: name)] = names.count - 1
    }
  }

  /// The position of a name.
  package func position(of name: String) -> Int? {
    names.count > Self.few
      ? table[Key(name: name)] : names.firstIndex { $0.hasSameBytes(as: name) }
  }

  /// A name that equals only one with the same bytes.
  private struct Key: Hashable {
    let name: String

    static func == (left: Key, right: Key) -> Bool { left.name.hasSameBytes(as: right.name) }

    func hash(into hasher: inout Hasher) {
      name.withBytes { hasher.combine(bytes: $0) }
    }
  }
}
