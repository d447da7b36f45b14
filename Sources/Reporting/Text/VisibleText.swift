/// Text from outside made safe for a terminal and honest about what cannot be seen.
///
/// Control characters, bidirectional controls, line separators, invisible spaces and tag characters
/// become `\u{1b}` and its like, in values also the spaces that look like a plain one; bytes that are not UTF-8 become `\x{ff}`.
package enum VisibleText {
  /// A value between double quotes; `\n`, `\t`, `\r` and `\\` have their short forms.
  package static func quoted(_ bytes: some Sequence<UInt8>) -> String {
    "\"" + escaped(bytes, all: false) + "\""
  }

  /// Two values between quotes, so that they look different wherever their bytes are.
  ///
  /// Composed and decomposed letters look alike, and so do some of Latin, Greek and Cyrillic; then
  /// all that is not ASCII is escaped.
  package static func quoted(
    _ first: [UInt8], _ second: [UInt8]
  ) -> (first: String, second: String) {
    let pair = (escaped(first, all: false), escaped(second, all: false))
    let lookAlike = LookAlikes.latin(pair.0) == LookAlikes.latin(pair.1)
    let shown = lookAlike ? (escaped(first, all: true), escaped(second, all: true)) : pair
    return ("\"" + shown.0 + "\"", "\"" + shown.1 + "\"")
  }

  /// What excerpts put where they are cut; it looks like nothing else.
  private static let ellipsis: Unicode.Scalar = "…"

  /// A phrase or a path: what would act on the terminal is escaped, all else stays.
  package static func plain(_ text: String) -> String {
    var text = text
    let isPrintable = text.withUTF8 { bytes in bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
    if isPrintable { return text }
    var output = ""
    for scalar in text.unicodeScalars {
      if isInvisible(scalar) {
        output += escape(scalar)
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private static func escaped(_ bytes: some Sequence<UInt8>, all: Bool) -> String {
    var output = ""
    forEachScalar(in: bytes) { scalar, byte in
      guard let scalar else {
        output += escape(byte)
        return
      }
      switch scalar {
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case "\r": output += "\\r"
      case "\\": output += "\\\\"
      case _
      where isInvisible(scalar) || isJoiner(scalar) || LookAlikes.isSpace(scalar)
        || (all && !scalar.isASCII && scalar != ellipsis):
        output += escape(scalar)
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// Calls a closure with each scalar, or with nil and the byte where the bytes are not UTF-8.
  static func forEachScalar(
    in bytes: some Sequence<UInt8>, _ body: (Unicode.Scalar?, UInt8) -> Void
  ) {
    let bytes = Array(bytes)
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        body(Unicode.Scalar(bytes[index]), bytes[index])
        index += 1
        continue
      }
      var iterator = bytes[index..<min(index + 4, bytes.count)].makeIterator()
      var decoder = UTF8()
      if case .scalarValue(let scalar) = decoder.decode(&iterator) {
        body(scalar, bytes[index])
        index += UTF8.width(scalar)
      } else {
        body(nil, bytes[index])
        index += 1
      }
    }
  }

  static func escape(_ byte: UInt8) -> String { "\\x{" + String(byte, radix: 16) + "}" }

  static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16) + "}"
  }

  /// Joiners shape letters and emoji in text, but between two values they may be the difference.
  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200C || scalar.value == 0x200D
  }

  /// Whether a scalar would act on the terminal, or could hide from a reader.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F: true
    case 0xAD, 0x61C, 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }
}
