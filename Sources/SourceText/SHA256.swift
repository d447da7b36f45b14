/// The SHA-256 digest of a stream of bytes (FIPS 180-4).
///
/// Bytes can be added in parts, and a copy continues on its own: the digest of a longer prefix does
/// not hash the shorter one again.
package struct SHA256: Sendable {
  private var state: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
  )
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  package init() {}

  /// The digest of some bytes in lower-case hexadecimal digits.
  package static func hexDigest(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexDigest()
  }

  package mutating func update(_ bytes: [UInt8]) {
    length &+= UInt64(bytes.count)
    bytes.withUnsafeBufferPointer { update($0) }
  }

  private mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    var rest = bytes[...]
    if !pending.isEmpty {
      let taken = rest.prefix(64 - pending.count)
      pending += taken
      rest = rest.dropFirst(taken.count)
      guard pending.count == 64 else { return }
      pending.withUnsafeBufferPointer { compress($0, at: 0) }
      pending.removeAll(keepingCapacity: true)
    }
    var index = rest.startIndex
    while rest.endIndex - index >= 64 {
      compress(bytes, at: index)
      index += 64
    }
    pending += rest[index...]
  }

  /// The digest of all bytes so far, in 64 lower-case hexadecimal digits.
  package func hexDigest() -> String {
    let (a, b, c, d, e, f, g, h) = finished().state
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for word: UInt32 in [a, b, c, d, e, f, g, h] {
      for byte in withUnsafeBytes(of: word.bigEndian, [UInt8].init) {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The first 128 bits of the digest of all bytes so far.
  package func leadingBits() -> (high: UInt64, low: UInt64) {
    let (a, b, c, d, _, _, _, _) = finished().state
    return (UInt64(a) << 32 | UInt64(b), UInt64(c) << 32 | UInt64(d))
  }

  /// The hash after the padding, whose state is the digest.
  private func finished() -> SHA256 {
    var last = self
    let bits = length &* 8
    let padding = 1 + (119 - Int(length % 64)) % 64
    last.update([0x80] + [UInt8](repeating: 0, count: padding - 1))
    last.update(withUnsafeBytes(of: bits.bigEndian) { [UInt8]($0) })
    return last
  }

  private mutating func compress(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
      var index = 0
      while index < 16 {
        let offset = start &+ index &* 4
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(
          fromByteOffset: offset, as: UInt32.self)
        words[index] = UInt32(bigEndian: word)
        index &+= 1
      }
      while index < 64 {
        let early = words[index &- 15]
        let late = words[index &- 2]
        let low: UInt32 = Self.rotate(early, 7) ^ Self.rotate(early, 18) ^ (early &>> 3)
        let high: UInt32 = Self.rotate(late, 17) ^ Self.rotate(late, 19) ^ (late &>> 10)
        let sum: UInt32 = words[index &- 16] &+ words[index &- 7]
        words[index] = sum &+ low &+ high
        index &+= 1
      }
      var (a, b, c, d, e, f, g, h) = state
      Self.constants.withUnsafeBufferPointer { constants in
        // Eight rounds at a time: after them each variable has its own name again.
        index = 0
        while index < 64 {
          Self.round(a, b, c, &d, e, f, g, &h, constants[index] &+ words[index])
          Self.round(h, a, b, &c, d, e, f, &g, constants[index &+ 1] &+ words[index &+ 1])
          Self.round(g, h, a, &b, c, d, e, &f, constants[index &+ 2] &+ words[index &+ 2])
          Self.round(f, g, h, &a, b, c, d, &e, constants[index &+ 3] &+ words[index &+ 3])
          Self.round(e, f, g, &h, a, b, c, &d, constants[index &+ 4] &+ words[index &+ 4])
          Self.round(d, e, f, &g, h, a, b, &c, constants[index &+ 5] &+ words[index &+ 5])
          Self.round(c, d, e, &f, g, h, a, &b, constants[index &+ 6] &+ words[index &+ 6])
          Self.round(b, c, d, &e, f, g, h, &a, constants[index &+ 7] &+ words[index &+ 7])
          index &+= 8
        }
      }
      state = (
        state.0 &+ a, state.1 &+ b, state.2 &+ c, state.3 &+ d,
        state.4 &+ e, state.5 &+ f, state.6 &+ g, state.7 &+ h
      )
    }
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
  ) {
    let high: UInt32 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let choice: UInt32 = g ^ (e & (f ^ g))
    let first: UInt32 = h &+ high &+ choice &+ input
    let low: UInt32 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    let majority: UInt32 = (a & b) | (c & (a | b))
    d = d &+ first
    h = first &+ low &+ majority
  }

  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
