/// A hash of bytes that follows from the hashes of their parts, wherever they are cut.
///
/// It is the number whose digits are the bytes, modulo a prime; two texts made of other parts have one
/// print where they are the same bytes. It tells prefixes apart as `ByteHash` does, the same in every
/// process, and what is constant is read only once.
struct BytePrint: Hashable, Sendable {
  private var number: UInt64 = 0
  /// The base to the power of the count of bytes.
  private var scale: UInt64 = 1

  /// 2^61 - 1: a remainder takes no division.
  private static let modulus: UInt64 = 0x1FFF_FFFF_FFFF_FFFF
  /// So small that three digits are less than the modulus.
  private static let base: UInt64 = 0x2F9_A3B5
  private static let square = base * base
  private static let cube = product(square, base)

  /// The print of no bytes.
  init() {}

  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  init(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { bytes in
      let (base, square, cube) = (Self.base, Self.square, Self.cube)
      var number: UInt64 = 0
      var offset = 0
      while offset &+ 3 <= bytes.count {
        let digits =
          UInt64(bytes[offset]) &* square &+ UInt64(bytes[offset &+ 1]) &* base
          &+ UInt64(bytes[offset &+ 2])
        number = Self.sum(Self.product(number, cube), digits)
        offset &+= 3
      }
      while offset < bytes.count {
        number = Self.sum(Self.product(number, base), UInt64(bytes[offset]))
        offset &+= 1
      }
      self.number = number
    }
    var count = bytes.count
    var power = Self.base
    while count > 0 {
      if count & 1 == 1 { scale = Self.product(scale, power) }
      power = Self.product(power, power)
      count >>= 1
    }
  }

  var isEmpty: Bool { scale == 1 }

  /// Goes on with the bytes of another print.
  mutating func append(_ next: BytePrint) {
    number = Self.sum(Self.product(number, next.scale), next.number)
    scale = Self.product(scale, next.scale)
  }

  /// Goes on with a print itself, so that it is told where the next one begins.
  mutating func append(whole next: BytePrint) {
    number = Self.sum(Self.product(number, Self.cube), next.number)
    number = Self.sum(Self.product(number, Self.square), next.scale)
    scale = Self.product(scale, Self.product(Self.cube, Self.square))
  }

  /// Whether two texts go on with the same bytes, from one print of each to a later one.
  static func goOnAlike(
    _ left: (from: BytePrint, to: BytePrint), _ right: (from: BytePrint, to: BytePrint)
  ) -> Bool {
    // What stands between two prints is the later less the earlier one, shifted; all is multiplied by
    // both earlier scales here, so that nothing is divided.
    func between(_ text: (from: BytePrint, to: BytePrint)) -> UInt64 {
      let end = product(text.to.number, text.from.scale)
      return sum(end, modulus &- product(text.from.number, text.to.scale))
    }
    return product(left.to.scale, right.from.scale) == product(right.to.scale, left.from.scale)
      && product(between(left), right.from.scale) == product(between(right), left.from.scale)
  }

  /// Both parts in one, to tell prefixes apart.
  var hash: UInt64 { number ^ scale &* 0x9E37_79B9_7F4A_7C15 }

  private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return sum(low & modulus, high << 3 | low >> 61)
  }

  /// The remainder of the sum of two numbers that are no greater than the modulus.
  private static func sum(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let sum = left &+ right
    return sum >= modulus ? sum &- modulus : sum
  }
}
