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
    if index < target { advance(to: target) }
    while index > target, offset > base {
      offset -= 1
      while offset > base, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      index -= 1
    }
    return offset
  }

  private mutating func advance(to target: Int) {
    let (start, left) = (offset, target - index)
    let (passed, end) = unsafe bytes.withUnsafeBytes { bytes in
      unsafe Self.end(of: left, in: bytes, from: start)
    }
    index += passed
    offset = end
  }

  /// How many scalars there are from an offset on, `count` at most, and where they end.
  private static func end(
    of count: Int, in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> (passed: Int, end: Int) {
    var offset = start
    var passed = 0
    while passed < count, offset < bytes.count {
      if count &- passed >= 8, offset &+ 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          offset &+= 8
          passed &+= 8
          continue
        }
      }
      offset &+= 1
      while offset < bytes.count, unsafe bytes[offset] & 0xC0 == 0x80 { offset &+= 1 }
      passed &+= 1
    }
    return (passed, offset)
  }
}
