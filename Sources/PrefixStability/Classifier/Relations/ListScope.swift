/// The differing regions of both texts widened to whole items of a list.
struct ListScope {
  let left: Range<Int>
  let right: Range<Int>

  /// How far a region may be widened on either side.
  private static let reach = 1 << 16

  /// Widens to the separators, brackets, quotes, colons or line breaks on both sides.
  static func items(_ difference: TextDifference, separator: UInt8) -> ListScope {
    widened(difference) { $0 == separator || isLimit($0) }
  }

  /// Widens to the blanks on both sides, for a list that a sentence leads to.
  static func words(_ difference: TextDifference, separator: UInt8) -> ListScope {
    widened(difference) { $0 == separator || $0 == 0x20 || isLimit($0) }
  }

  /// Widens to whole elements of markup.
  static func elements(_ difference: TextDifference) -> ListScope {
    let left = difference.left
    let right = difference.right
    var start = difference.offset
    let floor = max(0, start - reach)
    while start > floor, left[start - 1] != 0x3E { start -= 1 }
    while start < difference.offset, left[start] != 0x3C { start += 1 }
    func end(_ text: [UInt8], _ from: Int) -> Int {
      let ceiling = min(text.count, from + reach)
      var end = from
      while end < ceiling, text[end - 1] != 0x3E || end == start { end += 1 }
      return end
    }
    return ListScope(
      left: start..<max(start, end(left, max(difference.leftRegion.upperBound, start + 1))),
      right: start..<max(start, end(right, max(difference.rightRegion.upperBound, start + 1))))
  }

  private static func widened(
    _ difference: TextDifference, while isLimit: (UInt8) -> Bool
  ) -> ListScope {
    var start = difference.offset
    let floor = max(0, start - reach)
    while start > floor, !isLimit(difference.left[start - 1]) { start -= 1 }
    func end(_ text: [UInt8], _ from: Int) -> Int {
      let ceiling = min(text.count, from + reach)
      var end = from
      while end < ceiling, !isLimit(text[end]) { end += 1 }
      // The point that ends a sentence is no part of its last item.
      if end > from, text[end - 1] == 0x2E { end -= 1 }
      return end
    }
    return ListScope(
      left: start..<end(difference.left, difference.leftRegion.upperBound),
      right: start..<end(difference.right, difference.rightRegion.upperBound))
  }

  private static func isLimit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x0D, 0x22, 0x27, 0x28, 0x29, 0x3A, 0x3C, 0x3D, 0x3E, 0x5B, 0x5D, 0x60, 0x7B, 0x7D:
      true
    default: false
    }
  }
}
