/// Comparing long runs of raw bytes, a word at a time.
enum SharedBytes {
  /// How many bytes two buffers have in common from their starts.
  static func prefixCount(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let count = min(left.count, right.count)
    var index = 0
    while index &+ 32 <= count {
      let difference =
        (word(left, index) ^ word(right, index))
        | (word(left, index &+ 8) ^ word(right, index &+ 8))
        | (word(left, index &+ 16) ^ word(right, index &+ 16))
        | (word(left, index &+ 24) ^ word(right, index &+ 24))
      if difference != 0 { break }
      index &+= 32
    }
    while index < count, left[index] == right[index] { index &+= 1 }
    return index
  }

  /// The same for arrays.
  static func prefixCount(_ left: [UInt8], _ right: [UInt8]) -> Int {
    left.withUnsafeBytes { left in right.withUnsafeBytes { prefixCount(left, $0) } }
  }

  /// How many bytes two arrays have in common at their ends, at most `limit`.
  static func suffixCount(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    let most = min(left.count, right.count, limit)
    var count = 0
    while count < most, left[left.count - 1 - count] == right[right.count - 1 - count] {
      count += 1
    }
    return count
  }

  /// The offset of the first line feed from `start` on, or nil.
  static func lineFeed(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    let count = bytes.count
    while index &+ 32 <= count {
      let found =
        lineFeedBits(word(bytes, index)) | lineFeedBits(word(bytes, index &+ 8))
        | lineFeedBits(word(bytes, index &+ 16)) | lineFeedBits(word(bytes, index &+ 24))
      if found != 0 { break }
      index &+= 32
    }
    while index < count {
      if bytes[index] == 0x0A { return index }
      index &+= 1
    }
    return nil
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// Not zero where one of the eight bytes is a line feed.
  @inline(__always)
  private static func lineFeedBits(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let distance = word ^ (ones &* 0x0A)
    return (distance &- ones) & ~distance & (ones &* 0x80)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes of `sign` stand anywhere in these; for short signs in small buffers.
  func contains(_ sign: [UInt8]) -> Bool {
    guard let first = sign.first, count >= sign.count else { return false }
    for index in 0...(count - sign.count) where self[index] == first {
      if UnsafeRawBufferPointer(rebasing: self[index..<(index + sign.count)]).elementsEqual(sign) {
        return true
      }
    }
    return false
  }
}
