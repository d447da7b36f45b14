/// A 64-bit digest of bytes as the cache sees them.
///
/// It tells positions of requests apart; it is not meant to withstand someone who looks for
/// collisions, who could only hide a divergence of a log that is theirs.
struct WireDigest: Hashable, Sendable {
  var value: UInt64

  static let empty = WireDigest(value: 0x9E37_79B9_7F4A_7C15)

  init(value: UInt64) { self.value = value }

  init(of bytes: UnsafeRawBufferPointer) {
    var first = 0xA076_1D64_78BD_642F ^ UInt64(truncatingIfNeeded: bytes.count)
    var second: UInt64 = 0xE703_7ED1_A0B4_28DB
    var index = 0
    let count = bytes.count
    while index &+ 16 <= count {
      let low = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let high = bytes.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self)
      first = Self.folded(first ^ low, 0x8EBC_6AF0_9C88_C6E3)
      second = Self.folded(second ^ high, 0x5899_65CC_7537_4CC3)
      index &+= 16
    }
    var rest: UInt64 = 0
    while index < count {
      rest = rest &<< 8 | UInt64(bytes[index])
      index &+= 1
      if index & 7 == 0 {
        first = Self.folded(first ^ rest, 0x8EBC_6AF0_9C88_C6E3)
        rest = 0
      }
    }
    value = Self.folded(first ^ rest, second ^ 0x1D8E_4E27_C47D_124F)
  }

  init(of bytes: [UInt8]) { self = bytes.withUnsafeBytes { WireDigest(of: $0) } }

  /// The digest of this, followed by another.
  @inline(__always)
  func followed(by next: WireDigest) -> WireDigest {
    WireDigest(
      value: Self.folded(value ^ 0x2127_599B_F432_5C37, next.value ^ 0x8807_54A6_2F1C_D3E5))
  }

  /// The digest of this, followed by a small number that stands for a form or a role.
  @inline(__always)
  func followed(by tag: UInt8) -> WireDigest {
    followed(by: WireDigest(value: 0x1000_0000 &+ UInt64(tag)))
  }

  @inline(__always)
  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
