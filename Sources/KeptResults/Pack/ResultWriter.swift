/// Writes the parts of a result one behind the other.
struct ResultWriter {
  private(set) var bytes: [UInt8] = []

  /// Eight bytes, the lower first.
  mutating func word(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Seven bits a byte, the lower first; a set eighth bit says that more follow.
  mutating func integer(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A length and as many bytes.
  mutating func text(_ text: String) {
    integer(text.utf8.count)
    bytes += text.utf8
  }
}
