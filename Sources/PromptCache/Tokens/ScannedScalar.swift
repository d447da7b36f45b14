/// A code point as the run scanner reads it: never an error, at the price of odd values.
///
/// The leading byte alone decides the length, continuation bytes are not checked, and a sequence
/// cut off by the end is read as a shorter one. The coefficients were fitted with this reading.
struct ScannedScalar {
  let value: UInt32
  let length: Int

  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    let lead = UInt32(bytes[index])
    func low(_ distance: Int) -> UInt32 { UInt32(bytes[index &+ distance] & 63) }
    let rest = bytes.count &- index
    if lead >= 0xF0, rest > 3 {
      (value, length) = ((lead & 7) << 18 | low(1) << 12 | low(2) << 6 | low(3), 4)
    } else if lead >= 0xE0, rest > 2 {
      (value, length) = ((lead & 15) << 12 | low(1) << 6 | low(2), 3)
    } else if lead >= 0xC0, rest > 1 {
      (value, length) = ((lead & 31) << 6 | low(1), 2)
    } else {
      (value, length) = (lead, 1)
    }
  }

  /// True for accented Latin letters and combining marks, which belong to words.
  @inline(__always)
  var isLatinLetter: Bool {
    (value >= 0xC0 && value < 0x250 && value != 0xD7 && value != 0xF7)
      || (value >= 0x300 && value < 0x370) || (value >= 0x1E00 && value < 0x1F00)
  }

  /// The block of code points that has one rate: 128 each below U+3000, 15 ranges above.
  var block: Int {
    switch value {
    case ..<0x3000: Int(value >> 7)
    case ..<0x3040: 96
    case ..<0x3100: 97
    case ..<0x3400: 98
    case ..<0x4E00: 99
    case ..<0xA000: 100
    case ..<0xAC00: 101
    case ..<0xD7B0: 102
    case ..<0xFB00: 103
    case ..<0xFE00: 104
    case ..<0xFE10: 105
    case ..<0xFF00: 106
    case ..<0x10000: 107
    case 0x1F000..<0x1FB00: 108
    case 0x20000...: 109
    default: 110
    }
  }
}
