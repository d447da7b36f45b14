/// Looks for single bytes, eight at a time.
package enum ByteSearch {
  /// The first place of a byte from an offset on, before an end.
  package static func firstIndex(
    of byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(byte)
    var index = start
    while index &+ 8 <= end {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let others = word ^ pattern
      // The lowest bit that is set marks the first place; a borrow can only add later ones.
      let found = (others &- ones) & ~others & (ones &* 0x80)
      if found != 0 { return index &+ (found.trailingZeroBitCount &>> 3) }
      index &+= 8
    }
    while index < end {
      if bytes[index] == byte { return index }
      index &+= 1
    }
    return nil
  }
}
