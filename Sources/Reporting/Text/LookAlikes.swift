/// Scalars that a reader takes for others.
enum LookAlikes {
  /// Whether a scalar looks like the space of ASCII and is another, or like nothing at all.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0: true
    default: false
    }
  }

  /// A text with the letters of Latin and the hyphens that others look like.
  static func latin(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var output = ""
    for scalar in text.unicodeScalars { output.unicodeScalars.append(letters[scalar] ?? scalar) }
    return output
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
    let others = "аеорсухіјѕԁһԛԝАВЕЅІЈКМНОРСТХУԌΑΒΕΖΗΙΚΜΝΟΡΤΥΧονıɡ‐‑−‒"
    let latin = "aeopcyxijsdhqwABESIJKMHOPCTXYGABEZHIKMNOPTYXovig----"
    return Dictionary(
      zip(others.unicodeScalars, latin.unicodeScalars), uniquingKeysWith: { first, _ in first })
  }()
}
