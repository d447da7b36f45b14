/// A fast 64-bit hash of bytes, the same in every process.
///
/// It tells the groups of rows apart, and the days that values name; `BytePrint` tells prefixes apart.
struct ByteHash {
  private(set) var value: UInt64

  init(seed: UInt64 = 0x9E37_79B9_7F4A_7C15) { value = seed }

  mutating func combine(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { combine($0) }
  }

  mutating func combine(_ number: Int) { mix(UInt64(truncatingIfNeeded: number)) }

  mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset + 8 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < bytes.count {
      tail = tail << 8 | UInt64(bytes[offset])
      offset += 1
    }
    mix(tail)
    mix(UInt64(bytes.count))
  }

  private mutating func mix(_ word: UInt64) {
    let product = (value ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    value = product.high ^ product.low ^ word.byteSwapped
  }

  static func of(_ text: String) -> UInt64 {
    var hash = ByteHash()
    var text = text
    text.withUTF8 { hash.combine(UnsafeRawBufferPointer($0)) }
    return hash.value
  }

  static func of(_ bytes: [UInt8]) -> UInt64 {
    var hash = ByteHash()
    hash.combine(bytes)
    return hash.value
  }
}
