/// The number or bullet that an item of a list begins with.
enum ItemMark {
  /// What follows `1.`, `2)`, `(3)`, `[4]`, `#5` or `6:` and a blank, perhaps behind a bullet.
  static func afterNumber(of item: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = afterBullet(of: item) ?? item.drop(while: ByteClass.isBlank)
    let opener = rest.first
    let isOpened = opener == 0x28 || opener == 0x5B || opener == 0x23
    if isOpened { rest.removeFirst() }
    let text = rest.drop(while: ByteClass.isDigit)
    guard (1...4).contains(rest.count - text.count), let mark = text.first else { return nil }
    switch (opener, mark) {
    case (0x28, 0x29), (0x5B, 0x5D): break
    case (0x23, 0x20): return text.dropFirst()
    case (_, 0x2E) where !isOpened, (_, 0x29) where !isOpened, (_, 0x3A) where !isOpened: break
    default: return nil
    }
    let after = text.dropFirst()
    return after.first == 0x20 ? after.dropFirst() : nil
  }

  /// What follows `-`, `*`, `+` or `•` and a blank.
  static func afterBullet(of item: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let rest = item.drop(while: ByteClass.isBlank)
    for bullet in ["- ", "* ", "+ ", "• ", "– ", "?? "] as [StaticString] {
      let isThere = bullet.withUTF8Buffer { rest.starts(with: $0) }
      if isThere { return rest.dropFirst(bullet.utf8CodeUnitCount) }
    }
    return nil
  }
}
