/// The way from libyaml's marks, which count Unicode scalars, to byte offsets.
///
/// libyaml's `index` starts behind a byte order mark and counts CR and LF of a CRLF each. The marks
/// of successive events lie close together, so the cursor walks from the last one asked for; in a
/// file of ASCII there is nothing to walk. The bytes must be well-formed UTF-8.
struct MarkCursor {
  private let bytes: [UInt8]
  private let isASCII: Bool
  private let base: Int
  private var index = 0
  private var offset: Int

  init(_ bytes: [UInt8], input: InputCheck) {
    self.bytes = bytes
    isASCII = input.isASCII
    base = input.markLength
    offset = base
  }

  /// The byte offset of the scalar that a mark's `index` counts to, the file's length at most.
  mutating func offset(ofIndex target: Int) -> Int {
    if isASCII { return min(target + base, bytes.count) }
    while index < target, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      index += 1
    }
    while index > target, offset > base {
      offset -= 1
      while offset > base, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      index -= 1
    }
    return offset
  }
}
