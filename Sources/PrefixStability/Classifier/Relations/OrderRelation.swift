/// Recognises texts that hold the same things in another order.
enum OrderRelation {
  static func cause(of difference: TextDifference) -> ChangeCause? {
    guard !difference.leftRegion.isEmpty, !difference.rightRegion.isEmpty else { return nil }
    return lines(difference) ?? elements(difference) ?? list(difference)
  }

  private static func lines(_ difference: TextDifference) -> ChangeCause? {
    let (left, right) = difference.lines
    guard difference.left[left].contains(0x0A), difference.right[right].contains(0x0A),
      ItemList(linesOf: difference.left[left])
        .hasSameItems(as: ItemList(linesOf: difference.right[right]))
    else { return nil }
    return ChangeCause(.lineOrder, .relation, left: left, right: right)
  }

  private static func elements(_ difference: TextDifference) -> ChangeCause? {
    let scope = ListScope.elements(difference)
    guard difference.left[scope.left].contains(0x3E) else { return nil }
    let left = ItemList(elementsOf: difference.left[scope.left])
    guard left.items.count > 1,
      left.hasSameItems(as: ItemList(elementsOf: difference.right[scope.right]))
    else { return nil }
    return ChangeCause(.listOrder, .relation, left: scope.left, right: scope.right)
  }

  private static func list(_ difference: TextDifference) -> ChangeCause? {
    for separator in ItemSeparators.all {
      let scopes = [
        ListScope.items(difference, separator: separator),
        ListScope.words(difference, separator: separator),
      ]
      for scope in scopes {
        let left = ItemList(difference.left[scope.left], separatedBy: separator)
        guard left.items.count > 1 else { continue }
        let right = ItemList(difference.right[scope.right], separatedBy: separator)
        guard left.hasSameItems(as: right), left.items != right.items else { continue }
        let areMembers = left.items.allSatisfy { $0.contains(0x3A) || $0.contains(0x3D) }
        return ChangeCause(
          areMembers ? .keyOrder : .listOrder, .relation, left: scope.left, right: scope.right)
      }
    }
    return nil
  }
}

/// The bytes that items of a list on one line are separated by.
enum ItemSeparators {
  /// Comma, semicolon, bar, ampersand, space.
  static let all: [UInt8] = [0x2C, 0x3B, 0x7C, 0x26, 0x20]
  /// Those that prose has not between its words.
  static let marks: [UInt8] = [0x2C, 0x3B, 0x7C, 0x26]
}
