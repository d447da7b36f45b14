/// The differing regions of both texts widened to whole items of a list.
struct ListScope: Equatable {
  let left: Range<Int>
  let right: Range<Int>

  /// The scopes in which a list with a separator may stand, each once, the narrowest first.
  ///
  /// None that is longer than 64 KiB: no list is written on so long a line.
  static func all(_ difference: TextDifference, separator: ItemSeparator) -> [ListScope] {
    let regions = max(difference.leftRegion.count, difference.rightRegion.count)
    guard regions <= TextDifference.reach else { return [] }
    var scopes: [ListScope] = []
    for scope in [
      items(difference, separator: separator), words(difference, separator: separator),
      bracketed(difference), inner(difference, separator: separator),
    ] where !scopes.contains(scope) && scope.longest <= TextDifference.reach {
      scopes.append(scope)
    }
    return scopes
  }

  /// The length of the longer side.
  var longest: Int { max(left.count, right.count) }

  /// Widens to the separators, brackets, quotes, colons or line breaks on both sides.
  private static func items(_ difference: TextDifference, separator: ItemSeparator) -> ListScope {
    widened(difference, to: separator, while: isLimit)
  }

  /// Widens to the blanks on both sides, for a list that a sentence leads to.
  private static func words(_ difference: TextDifference, separator: ItemSeparator) -> ListScope {
    widened(difference, to: separator) { $0 == 0x20 || isLimit($0) }
  }

  /// Widens to the brackets or line breaks on both sides, quoted items included.
  private static func bracketed(_ difference: TextDifference) -> ListScope {
    widened(difference, to: nil) { isLimit($0) && !ByteClass.isQuote($0) }
  }

  /// Widens to the letters outside ASCII on both sides; not at all where such ones separate the items,
  /// for there nothing tells an item from the words beside it.
  private static func inner(_ difference: TextDifference, separator: ItemSeparator) -> ListScope {
    guard separator.bytes[0] < 0x80 else {
      return ListScope(left: difference.leftRegion, right: difference.rightRegion)
    }
    return widened(difference, to: separator) { $0 >= 0x80 || isLimit($0) }
  }

  /// Widens to the start of the element of markup that is open so many tags back, and to the end
  /// of as many closing tags.
  static func elements(_ difference: TextDifference, level: Int) -> ListScope? {
    let left = difference.left
    var start = difference.offset
    let floor = max(0, start - TextDifference.reach)
    var openings = 0
    while openings < level {
      guard start > floor else { return nil }
      start -= 1
      if left[start] == 0x3C, start + 1 < left.count, left[start + 1] != 0x2F { openings += 1 }
    }
    guard let leftEnd = elementEnd(left, from: difference.leftRegion.upperBound, level: level),
      let rightEnd = elementEnd(
        difference.right, from: difference.rightRegion.upperBound, level: level)
    else { return nil }
    return ListScope(left: start..<leftEnd, right: start..<rightEnd)
  }

  private static func elementEnd(_ text: [UInt8], from offset: Int, level: Int) -> Int? {
    var closings = 0
    var isClosing = false
    var index = max(offset - 1, 0)
    let ceiling = min(text.count, offset + TextDifference.reach)
    while index < ceiling {
      if text[index] == 0x2F { isClosing = true }
      if text[index] == 0x3C { isClosing = false }
      if text[index] == 0x3E, isClosing {
        closings += 1
        if closings == level, index >= offset - 1 { return index + 1 }
      }
      index += 1
    }
    return nil
  }

  private static func widened(
    _ difference: TextDifference, to separator: ItemSeparator?, while isLimit: (UInt8) -> Bool
  ) -> ListScope {
    var start = difference.offset
    let floor = max(0, start - TextDifference.reach)
    while start > floor, !isLimit(difference.left[start - 1]),
      !isWideLimit(difference.left, at: start - 3),
      !(separator?.ends(difference.left, before: start) ?? false)
    {
      start -= 1
    }
    while start < difference.offset, ByteClass.isBlank(difference.left[start]) { start += 1 }
    func end(_ text: [UInt8], _ from: Int) -> Int {
      let ceiling = min(text.count, from + TextDifference.reach)
      var end = from
      while end < ceiling, !isLimit(text[end]), !isWideLimit(text, at: end),
        !(separator?.starts(text[...], at: end) ?? false)
      {
        end += 1
      }
      // The mark that ends a sentence or a clause is no part of its last item.
      if end > from, [0x21, 0x2C, 0x2E, 0x3B, 0x3F].contains(text[end - 1]) { end -= 1 }
      return end
    }
    return ListScope(
      left: start..<end(difference.left, difference.leftRegion.upperBound),
      right: start..<end(difference.right, difference.rightRegion.upperBound))
  }

  /// `：`, `（`, `）`, `。` and the brackets of Chinese and Japanese.
  private static func isWideLimit(_ text: [UInt8], at index: Int) -> Bool {
    guard index >= 0, index + 2 < text.count else { return false }
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xEF, 0xBC, 0x88...0x89), (0xEF, 0xBC, 0x9A): return true
    case (0xE3, 0x80, 0x82), (0xE3, 0x80, 0x8C...0x91): return true
    default: return false
    }
  }

  private static func isLimit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x0D, 0x22, 0x27, 0x28, 0x29, 0x3A, 0x3C, 0x3D, 0x3E, 0x5B, 0x5D, 0x60, 0x7B, 0x7D:
      true
    default: false
    }
  }
}
