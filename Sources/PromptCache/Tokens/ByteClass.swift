/// What a byte means to the run scanner.
enum ByteClass {
  static let upper: UInt8 = 0
  static let lower: UInt8 = 1
  static let digit: UInt8 = 2
  static let space: UInt8 = 3
  static let tab: UInt8 = 4
  static let newline: UInt8 = 5
  static let mark: UInt8 = 6
  static let beyondASCII: UInt8 = 7

  /// The class of each byte.
  static let table: [UInt8] = (0...255).map { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): upper
    case UInt8(ascii: "a")...UInt8(ascii: "z"): lower
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit
    case 0x20: space
    case 0x09, 0x0B, 0x0C: tab
    case 0x0A, 0x0D: newline
    case 0x80...: beyondASCII
    default: mark
    }
  }
}
