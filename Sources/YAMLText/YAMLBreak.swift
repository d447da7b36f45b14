/// The line breaks of YAML 1.1: LF, CR, CRLF and, beyond ASCII, NEL, LS and PS.
enum YAMLBreak {
  /// The length in bytes of the line break at an offset; 0 where there is none.
  static func width(in bytes: [UInt8], at offset: Int) -> Int {
    let first = bytes[offset]
    if first == 0x0A { return 1 }
    if first == 0x0D { return offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1 }
    if first == 0xC2 { return offset + 1 < bytes.count && bytes[offset + 1] == 0x85 ? 2 : 0 }
    if first == 0xE2 { return isSeparator(in: bytes, at: offset) ? 3 : 0 }
    return 0
  }

  /// The offset of the first line break from `start` on, or `limit`.
  static func next(in bytes: [UInt8], from start: Int, upTo limit: Int) -> Int {
    var offset = start
    while offset < limit {
      switch bytes[offset] {
      case 0x0A, 0x0D: return offset
      case 0xC2, 0xE2:
        if width(in: bytes, at: offset) > 0 { return offset }
        offset += 1
      default: offset += 1
      }
    }
    return limit
  }

  /// Whether LS or PS, which libyaml keeps as they are, stands at an offset.
  static func isSeparator(in bytes: [UInt8], at offset: Int) -> Bool {
    offset + 2 < bytes.count && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
      && bytes[offset + 2] & 0xFE == 0xA8
  }

  /// The length of the NEL, LS or PS that ends at an offset.
  static func wideWidth(endingAt end: Int, in bytes: [UInt8]) -> Int? {
    if end >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0x85 { return 2 }
    return end >= 3 && isSeparator(in: bytes, at: end - 3) ? 3 : nil
  }

  /// Whether LS or PS ends some decoded text.
  static func ends(_ text: ArraySlice<UInt8>) -> Bool {
    text.count >= 3 && text[text.endIndex - 1] & 0xFE == 0xA8 && text[text.endIndex - 2] == 0x80
      && text[text.endIndex - 3] == 0xE2
  }
}
