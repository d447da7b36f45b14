/// Encoded media inside JSON: pictures, sound and documents that the model does not read as text.
enum MediaRuns {
  /// Shorter runs of base64 characters are text.
  private static let shortest = 1024

  /// The bytes without the runs, and how many there were.
  static func removed(from bytes: [UInt8]) -> (text: [UInt8], count: Int) {
    guard bytes.count >= shortest else { return (bytes, 0) }
    var text: [UInt8] = []
    var count = 0
    var start = 0
    var index = 0
    while index < bytes.count {
      let runStart = index
      while index < bytes.count, isEncoded(bytes[index]) { index += 1 }
      if index - runStart >= shortest {
        text += bytes[start..<runStart]
        start = index
        count += 1
      }
      index += 1
    }
    guard count > 0 else { return (bytes, 0) }
    return (text + bytes[start...], count)
  }

  @inline(__always)
  private static func isEncoded(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D, 0x2D, 0x5F: true
    default: false
    }
  }
}
