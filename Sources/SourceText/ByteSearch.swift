/// Looks for bytes in bytes, in time that grows with their number only.
package enum ByteSearch {
  /// The first place of a byte from an offset on, before an end; eight bytes are looked at at a time.
  package static func firstIndex(
    of byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) -> Int? {
    let pattern: UInt64 = 0x0101_0101_0101_0101 &* UInt64(byte)
    var index = start
    while index &+ 8 <= end {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = zeroBytes(of: word ^ pattern)
      if found != 0 { return index &+ (found.trailingZeroBitCount &>> 3) }
      index &+= 8
    }
    while index < end {
      if bytes[index] == byte { return index }
      index &+= 1
    }
    return nil
  }

  /// The high bits of the bytes of a word that are zero.
  ///
  /// The lowest bit that is set marks the first of them; a borrow can only add later ones.
  @inline(__always)
  static func zeroBytes(of word: UInt64) -> UInt64 {
    let borrows: UInt64 = word &- 0x0101_0101_0101_0101
    return borrows & ~word & 0x8080_8080_8080_8080
  }

  /// Whether a text has a part (Knuth, Morris and Pratt); needs four bytes for each byte of the part.
  package static func contains(_ part: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Bool {
    if part.isEmpty { return true }
    if part.count > text.count { return false }
    return part.withUnsafeBufferPointer { part in
      // For each beginning of the part, how long a shorter one ends it.
      var borders = [Int32](repeating: 0, count: part.count)
      func extended(_ length: Int, by byte: UInt8) -> Int {
        var length = length
        while length > 0, part[length] != byte { length = Int(borders[length - 1]) }
        return part[length] == byte ? length + 1 : 0
      }
      for index in part.indices.dropFirst() {
        borders[index] = Int32(extended(Int(borders[index - 1]), by: part[index]))
      }
      var found = 0
      for byte in text {
        found = extended(found, by: byte)
        if found == part.count { return true }
      }
      return false
    }
  }
}
