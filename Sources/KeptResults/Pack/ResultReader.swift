/// Reads the parts of a result in the order in which they were written.
struct ResultReader {
  /// What is not what `ResultWriter` writes.
  struct Damage: Error {}

  private let bytes: [UInt8]
  private var index: Int
  private let end: Int

  /// - Parameter range: Within the bytes.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { index == end }

  mutating func word() throws(Damage) -> UInt64 {
    let range = try take(8)
    var value: UInt64 = 0
    for byte in bytes[range].reversed() { value = value << 8 | UInt64(byte) }
    return value
  }

  mutating func integer() throws(Damage) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while index < end, shift < 64 {
      let byte = bytes[index]
      index += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value)) }
      shift += 7
    }
    throw Damage()
  }

  /// A number of things that follow, of which each has a byte at least.
  mutating func count() throws(Damage) -> Int {
    let count = try integer()
    guard count >= 0, count <= end - index else { throw Damage() }
    return count
  }

  mutating func text() throws(Damage) -> String {
    String(decoding: bytes[try take(try count())], as: UTF8.self)
  }

  /// The key of an entry and where its result is.
  mutating func entry() throws(Damage) -> (key: ContentDigest, range: Range<Int>) {
    let key = ContentDigest(high: try word(), low: try word())
    guard let length = Int(exactly: try word()) else { throw Damage() }
    _ = try word()
    return (key, try take(length))
  }

  private mutating func take(_ count: Int) throws(Damage) -> Range<Int> {
    guard count >= 0, count <= end - index else { throw Damage() }
    defer { index += count }
    return index..<(index + count)
  }
}
