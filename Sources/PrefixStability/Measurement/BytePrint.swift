/// A hash of bytes that follows from the hashes of their parts, wherever they are cut.
///
/// It is the number that the bytes write in base 256, modulo a prime; two texts made of other parts
/// have one print where they are the same bytes. It tells prefixes apart as `ByteHash` does, the same
/// in every process, and takes its time for the bytes only once.
struct BytePrint: Hashable, Sendable {
  private(set) var number: UInt64 = 0
  /// 256 to the power of the count of bytes.
  private var scale: UInt64 = 1

  private static let modulus: UInt64 = 0x5B3C_9A7E_1F26_4DC9

  /// The print of no bytes.
  init() {}

  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  init(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        number = Self.remainder((number, UInt64(bigEndian: word)))
        offset += 8
      }
      while offset < bytes.count {
        number = Self.remainder((number >> 56, number << 8 | UInt64(bytes[offset])))
        offset += 1
      }
    }
    var count = bytes.count
    var power: UInt64 = 256
    while count > 0 {
      if count & 1 == 1 { scale = Self.product(scale, power) }
      power = Self.product(power, power)
      count >>= 1
    }
  }

  var isEmpty: Bool { scale == 1 }

  /// Goes on with the bytes of another print.
  mutating func append(_ next: BytePrint) {
    number = Self.remainder(number.multipliedFullWidth(by: next.scale), adding: next.number)
    scale = Self.product(scale, next.scale)
  }

  /// Goes on with a print itself, as sixteen bytes: what it stands for is then told from what follows.
  mutating func append(whole next: BytePrint) {
    for word in [next.number, next.scale] {
      number = Self.remainder((number, word))
      scale = Self.remainder((scale, 0))
    }
  }

  private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
    remainder(left.multipliedFullWidth(by: right))
  }

  /// - Parameter value: Twice as wide as the modulus at most, as products of two remainders are.
  private static func remainder(
    _ value: (high: UInt64, low: UInt64), adding next: UInt64 = 0
  ) -> UInt64 {
    let rest = modulus.dividingFullWidth(value).remainder &+ next
    return rest >= modulus ? rest &- modulus : rest
  }

  /// Both parts in one, to tell prefixes apart.
  var hash: UInt64 { number ^ scale &* 0x9E37_79B9_7F4A_7C15 }
}
