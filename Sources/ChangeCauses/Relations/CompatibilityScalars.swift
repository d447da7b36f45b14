import SourceText

/// Scalars that stand for plain ones: full-width forms, ligatures, wide spaces, digits of scripts.
enum CompatibilityScalars {
  /// What a text says with the plain scalars that read the same.
  ///
  /// A part of what NFKC does: full-width and half-width forms, ligatures, spaces, the ellipsis and
  /// a few signs. Raised and circled digits stay what they are, for 10² is not 102.
  static func folded(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars { append(scalar, to: &output) }
    return output
  }

  /// The bytes of a text with digits, letters and signs of other scripts as those of ASCII.
  ///
  /// Nil where there are none, and where the bytes are not UTF-8.
  static func plain(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(where: { $0 >= 0xC2 }), let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    var output = ""
    for scalar in text.unicodeScalars {
      if let digit = digit(scalar) {
        output += String(digit)
      } else if let sign = sign(scalar) {
        output.unicodeScalars.append(sign)
      } else if let mark = markedDigit(scalar) {
        output += String(mark)
      } else {
        append(scalar, to: &output)
      }
    }
    let folded = Array(output.utf8)
    return folded == bytes ? nil : folded
  }

  /// Whether a byte belongs to a digit outside ASCII that is no wide form of one of ASCII.
  static func isForeignDigit(in bytes: [UInt8], at index: Int) -> Bool {
    guard index < bytes.count, bytes[index] >= 0x80 else { return false }
    var start = index
    while start > 0, UTF8Text.isContinuation(bytes[start]) { start -= 1 }
    let text = String(decoding: bytes[start..<min(start + 4, bytes.count)], as: UTF8.self)
    guard let scalar = text.unicodeScalars.first, scalar.value < 0xFF00 else { return false }
    return digit(scalar) != nil
  }

  /// Whether a scalar is one that `folded` replaces.
  static func isFolded(_ scalar: Unicode.Scalar) -> Bool {
    var output = ""
    append(scalar, to: &output)
    return Array(output.utf8) != Array(String(scalar).utf8)
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout String) {
    switch scalar.value {
    case 0xFF01...0xFF5E: output.append(Character(Unicode.Scalar(UInt8(scalar.value - 0xFEE0))))
    case 0xFF61...0xFF9F: output.unicodeScalars.append(kana[Int(scalar.value - 0xFF61)])
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: output += " "
    case 0xFB00: output += "ff"
    case 0xFB01: output += "fi"
    case 0xFB02: output += "fl"
    case 0xFB03: output += "ffi"
    case 0xFB04: output += "ffl"
    case 0x2026: output += "..."
    case 0x2011: output += "\u{2010}"
    case 0x2116: output += "No"
    case 0x2122: output += "TM"
    default: output.unicodeScalars.append(scalar)
    }
  }

  /// The number of a raised, lowered or circled digit.
  private static func markedDigit(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar.value {
    case 0xB2, 0xB3: scalar.value - 0xB0
    case 0xB9: 1
    case 0x2070, 0x2074...0x2079: scalar.value - 0x2070
    case 0x2080...0x2089: scalar.value - 0x2080
    case 0x2460...0x2473: scalar.value - 0x245F
    default: nil
    }
  }

  /// The full-width forms of the half-width marks and letters of Japanese from U+FF61 on.
  private static let kana = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}".unicodeScalars)

  /// The value of a decimal digit outside ASCII.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    guard scalar.value >= 0x660, scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }

  /// The sign of ASCII that a mark between or behind digits of other scripts stands for.
  private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x66A: "%"
    case 0x66B: "."
    case 0x66C, 0x60C: ","
    default: nil
    }
  }
}
