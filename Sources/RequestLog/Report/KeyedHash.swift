/// SipHash-2-4: a hash of values for redacted output that tells nothing without the key.
struct KeyedHash: Sendable {
  private let first: UInt64
  private let second: UInt64

  init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// Takes its key from any text that the user chose.
  init(key: [UInt8]) {
    let digest = WireDigest(of: key)
    self.init(first: digest.value, second: digest.followed(by: 7).value)
  }

  func callAsFunction(_ bytes: [UInt8]) -> UInt64 {
    var state = State(first, second)
    var index = 0
    while index + 8 <= bytes.count {
      var word: UInt64 = 0
      for offset in 0..<8 { word |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
      state.absorb(word)
      index += 8
    }
    var last = UInt64(truncatingIfNeeded: bytes.count & 0xFF) << 56
    for offset in 0..<(bytes.count - index) {
      last |= UInt64(bytes[index + offset]) << UInt64(8 * offset)
    }
    state.absorb(last)
    return state.finish()
  }

  /// What stands for a name in redacted output.
  func name(of text: String) -> String { name(of: Array(text.utf8)) }

  /// What stands for a value in redacted output.
  func name(of value: [UInt8]) -> String {
    let digits = String(self(value), radix: 16)
    return "#" + (String(repeating: "0", count: 16 - digits.count) + digits).prefix(12)
  }

  private struct State {
    var v0, v1, v2, v3: UInt64

    init(_ first: UInt64, _ second: UInt64) {
      v0 = first ^ 0x736F_6D65_7073_6575
      v1 = second ^ 0x646F_7261_6E64_6F6D
      v2 = first ^ 0x6C79_6765_6E65_7261
      v3 = second ^ 0x7465_6462_7974_6573
    }

    mutating func absorb(_ word: UInt64) {
      v3 ^= word
      round()
      round()
      v0 ^= word
    }

    mutating func finish() -> UInt64 {
      v2 ^= 0xFF
      for _ in 0..<4 { round() }
      return v0 ^ v1 ^ v2 ^ v3
    }

    private mutating func round() {
      v0 = v0 &+ v1
      v1 = Self.rotated(v1, 13) ^ v0
      v0 = Self.rotated(v0, 32)
      v2 = v2 &+ v3
      v3 = Self.rotated(v3, 16) ^ v2
      v0 = v0 &+ v3
      v3 = Self.rotated(v3, 21) ^ v0
      v2 = v2 &+ v1
      v1 = Self.rotated(v1, 17) ^ v2
      v2 = Self.rotated(v2, 32)
    }

    private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
      word << count | word >> (64 - count)
    }
  }
}
