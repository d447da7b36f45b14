/// A 64-bit fingerprint of bytes, the same in every process.
///
/// It tells prefixes apart within one run; it is no protection against crafted collisions.
package struct PrefixHash: Sendable, Hashable {
  package private(set) var value: UInt64

  package init(seed: UInt64 = 0) { value = seed &+ 0x9E37_79B9_7F4A_7C15 }

  /// Folds another fingerprint in; the order counts.
  package mutating func combine(_ other: UInt64) {
    var mixed = value ^ other
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    value = (mixed ^ (mixed >> 31)) &+ 0x9E37_79B9_7F4A_7C15
  }

  /// Folds a text in, its length with it.
  package mutating func combine(_ bytes: some Collection<UInt8>) {
    let contiguous: Void? = bytes.withContiguousStorageIfAvailable { combine(buffer: $0) }
    if contiguous == nil { Array(bytes).withUnsafeBufferPointer { combine(buffer: $0) } }
  }

  private mutating func combine(buffer: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(buffer)
    var sum = value
    var offset = 0
    while offset &+ 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      sum = (sum ^ word) &* 0x9FB2_1C65_1E98_DF25
      sum ^= sum >> 29
      offset &+= 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(raw[offset])
      offset &+= 1
    }
    value = sum
    combine(rest)
    combine(UInt64(truncatingIfNeeded: raw.count))
  }
}
