/// Recognises texts that hold the same things in another order.
enum OrderRelation {
  static func cause(of difference: TextDifference) -> ChangeCause? {
    guard !difference.leftRegion.isEmpty, !difference.rightRegion.isEmpty else { return nil }
    return JSONRelation.cause(of: difference) ?? lines(difference) ?? elements(difference)
      ?? list(difference)
  }

  private static func lines(_ difference: TextDifference) -> ChangeCause? {
    for (left, right) in [difference.lines, difference.paragraph] {
      guard mayHoldTheSame(left, right), difference.left[left].contains(0x0A),
        difference.right[right].contains(0x0A)
      else { continue }
      let first = ItemList(linesOf: difference.left[left])
      let second = ItemList(linesOf: difference.right[right])
      guard
        first.hasSameItems(as: second) || first.unnumbered.hasSameItems(as: second.unnumbered)
      else { continue }
      return ChangeCause(.lineOrder, .relation, left: left, right: right)
    }
    return nil
  }

  /// Whether two ranges are as long as each other but for blanks and quotes between items.
  private static func mayHoldTheSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    abs(left.count - right.count) <= 16
  }

  private static func elements(_ difference: TextDifference) -> ChangeCause? {
    for level in 1...4 {
      guard let scope = ListScope.elements(difference, level: level) else { return nil }
      guard mayHoldTheSame(scope.left, scope.right) else { continue }
      let left = ItemList(elementsOf: difference.left[scope.left])
      guard left.items.count > 1,
        left.hasSameItems(as: ItemList(elementsOf: difference.right[scope.right]))
      else { continue }
      return ChangeCause(.listOrder, .relation, left: scope.left, right: scope.right)
    }
    return nil
  }

  private static func list(_ difference: TextDifference) -> ChangeCause? {
    for separator in ItemSeparator.all(in: difference) {
      for scope in ListScope.all(difference, separator: separator)
      where mayHoldTheSame(scope.left, scope.right) {
        let left = ItemList(difference.left[scope.left], separatedBy: separator)
        guard left.items.count > 1 else { continue }
        let right = ItemList(difference.right[scope.right], separatedBy: separator)
        guard
          [(left, right), (left.unnumbered, right.unnumbered)].contains(where: {
            $0.hasSameItems(as: $1) && $0.items != $1.items
          })
        else { continue }
        let areMembers = left.items.allSatisfy { $0.contains(0x3A) || $0.contains(0x3D) }
        return ChangeCause(
          areMembers ? .keyOrder : .listOrder, .relation, left: scope.left, right: scope.right)
      }
    }
    return nil
  }
}
