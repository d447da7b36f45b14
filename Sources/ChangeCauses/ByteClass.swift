/// The classes of ASCII bytes that the scanners ask for.
package enum ByteClass {
  @inline(__always) package static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  @inline(__always) static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
  @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  @inline(__always) static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte)
  }
  @inline(__always) static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 0x61 < 6
  }
  /// A letter, a digit or an underscore.
  @inline(__always) static func isWord(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x5F
  }
  /// What the URL-safe Base64 alphabet and most ids are made of.
  @inline(__always) static func isTokenByte(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == 0x2D
  }
  /// What standard Base64 and its padding are made of.
  @inline(__always) static func isBase64(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x2B || byte == 0x2F || byte == 0x3D
  }
  @inline(__always) static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  @inline(__always) package static func isLineBreak(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D
  }
  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool {
    isBlank(byte) || isLineBreak(byte) || byte == 0x0B || byte == 0x0C
  }
  /// A letter of ASCII or any byte of a scalar outside ASCII.
  @inline(__always) static func isLetterOrWide(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte >= 0x80
  }
  /// A quotation mark or backtick.
  @inline(__always) static func isQuote(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27 || byte == 0x60
  }
  @inline(__always) static func lowered(_ byte: UInt8) -> UInt8 {
    isUpper(byte) ? byte | 0x20 : byte
  }
}
