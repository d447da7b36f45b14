/// The few facts about UTF-8 that code working on bytes needs.
package enum UTF8Text {
  /// The length in bytes of the scalar that a lead byte starts; 1 for a byte that can start none.
  package static func width(ofLeadByte byte: UInt8) -> Int {
    if byte < 0xC2 { return 1 }
    if byte < 0xE0 { return 2 }
    if byte < 0xF0 { return 3 }
    return byte < 0xF5 ? 4 : 1
  }

  /// Whether a byte continues a scalar that an earlier byte started.
  package static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Whether a text is empty or white space alone, as APIs take it that want text.
  package static func isBlank(_ text: some Sequence<UInt8>) -> Bool {
    text.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  /// Whether every byte is a scalar of its own.
  package static func isASCII(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var bits: UInt64 = 0
      var index = 0
      while index + 8 <= bytes.count {
        bits |= bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        index += 8
      }
      for byte in bytes[index...] { bits |= UInt64(byte) }
      return bits & 0x8080_8080_8080_8080 == 0
    }
  }

  /// The length of the UTF-8 byte order mark that a text starts with: 3 or 0.
  package static func byteOrderMarkLength(of bytes: some Collection<UInt8>) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The encoding of two or four bytes a unit that a byte order mark names.
  package static func wideEncoding(of bytes: some Collection<UInt8>) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return "UTF-32"
    }
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return isUTF16 ? "UTF-16" : nil
  }

  /// The offset of the first byte that is not well-formed UTF-8, or nil.
  ///
  /// Follows the table of well-formed byte sequences of the Unicode Standard (3.9, table 3-7):
  /// overlong forms, surrogates and values past U+10FFFF are ill-formed.
  package static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { firstInvalidByte(in: $0) }
  }

  package static func firstInvalidByte(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let count = bytes.count
    var index = 0
    while index < count {
      if index + 8 <= count {
        let word = UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          index += 8
          continue
        }
      }
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let width = width(ofLeadByte: lead)
      guard width > 1, index + width <= count else { return index }
      let second = bytes[index + 1]
      let isSecondValid =
        switch lead {
        case 0xE0: (0xA0...0xBF).contains(second)
        case 0xED: (0x80...0x9F).contains(second)
        case 0xF0: (0x90...0xBF).contains(second)
        case 0xF4: (0x80...0x8F).contains(second)
        default: isContinuation(second)
        }
      guard isSecondValid else { return index }
      for following in 2..<max(width, 2) where !isContinuation(bytes[index + following]) {
        return index
      }
      index += width
    }
    return nil
  }
}
