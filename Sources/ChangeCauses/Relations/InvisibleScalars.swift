/// Scalars that leave no mark on paper, by their UTF-8 bytes.
enum InvisibleScalars {
  /// The width of a scalar that is neither seen nor a space, or nil for any other.
  ///
  /// Zero-width spaces and joiners, direction marks, word joiner, soft hyphen, byte order mark
  /// (U+200B..U+200F, U+202A..U+202E, U+2060..U+2069, U+00AD, U+FEFF) and variation selectors; not
  /// the joiner that makes one emoji of two.
  static func width(in text: ArraySlice<UInt8>, at index: Int) -> Int? {
    let first = text[index]
    guard first >= 0xC2, index + 1 < text.endIndex else { return nil }
    let second = text[index + 1]
    if first == 0xC2 { return second == 0xAD ? 2 : nil }
    guard index + 2 < text.endIndex else { return nil }
    let third = text[index + 2]
    if first == 0xE2, second == 0x80, third == 0x8D,
      isEmoji(text.dropFirst(index + 3 - text.startIndex))
    {
      return nil
    }
    let isInvisible =
      switch (first, second) {
      case (0xE2, 0x80): (0x8B...0x8F).contains(third) || (0xAA...0xAE).contains(third)
      case (0xE2, 0x81): (0xA0...0xA9).contains(third)
      case (0xEF, 0xBB): third == 0xBF
      case (0xEF, 0xB8): (0x80...0x8F).contains(third)
      default: false
      }
    return isInvisible ? 3 : nil
  }

  /// Whether a text begins with an emoji or a sign that joins one: U+2190..U+2BFF, U+1F000 and on.
  private static func isEmoji(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, let second = text.dropFirst().first else { return false }
    return first == 0xF0 ? second == 0x9F : first == 0xE2 && second >= 0x86
  }

  /// The width of a space or line break, of ASCII or not, or nil for any other scalar.
  static func spaceWidth(in text: ArraySlice<UInt8>, at index: Int) -> Int? {
    let first = text[index]
    if first < 0x80 { return ByteClass.isSpace(first) ? 1 : nil }
    guard index + 1 < text.endIndex else { return nil }
    if first == 0xC2 { return text[index + 1] == 0xA0 || text[index + 1] == 0x85 ? 2 : nil }
    guard index + 2 < text.endIndex else { return nil }
    let third = text[index + 2]
    switch (first, text[index + 1]) {
    case (0xE2, 0x80):
      return (0x80...0x8A).contains(third) || (0xA8...0xA9).contains(third) || third == 0xAF
        ? 3 : nil
    case (0xE2, 0x81): return third == 0x9F ? 3 : nil
    case (0xE3, 0x80): return third == 0x80 ? 3 : nil
    default: return nil
    }
  }
}
