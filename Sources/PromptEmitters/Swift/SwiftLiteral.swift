import PromptSkeleton

/// Writes Swift literals.
enum SwiftLiteral {
  /// A string on one line: plain where nothing needs an escape, else raw.
  static func string(_ text: String) -> String {
    let needsRaw = text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    let marks = needsRaw ? delimiter(for: text) : ""
    return marks + "\"" + escaped(text, marks) + "\"" + marks
  }

  /// The lines of a raw multi-line string that is the text, broken after its line feeds (`\n` in
  /// JSON) and where a line would get longer than the limit.
  static func multiline(_ text: String, width: Int) -> [String] {
    let marks = delimiter(for: text)
    var lines = [marks + "\"\"\""]
    for (index, piece) in pieces(of: text, width: max(width - 3, 20)).enumerated() {
      if index > 0 { lines[lines.count - 1] += "\\" + marks }
      lines.append(escaped(piece, marks))
    }
    lines.append("\"\"\"" + marks)
    return lines
  }

  /// A value as code; literals wherever they have the same meaning.
  static func value(_ value: PromptValue) -> String {
    switch value {
    case .null: ".null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let number): number.isFinite ? number.description : ".null"
    case .string(let text): string(text)
    case .array(let elements): "[" + elements.map(Self.value).joined(separator: ", ") + "]"
    case .object(let members):
      members.isEmpty
        ? "[:]"
        : "["
          + members.map { string($0.name) + ": " + Self.value($0.value) }.joined(separator: ", ")
          + "]"
    }
  }

  /// As many `#` as it takes for no quote or backslash of the text to mean anything.
  private static func delimiter(for text: String) -> String {
    var longest = 0
    var run: Int?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): run = 0
      case UInt8(ascii: "#"): run = run.map { $0 + 1 }
      default: run = nil
      }
      longest = max(longest, run ?? 0)
    }
    return String(repeating: "#", count: longest + 1)
  }

  /// The text with what cannot be seen spelled out: control, format and unassigned characters.
  private static func escaped(_ text: String, _ marks: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isASCII ? scalar.value >= 0x20 && scalar.value != 0x7F : isVisible(scalar) {
        output.append(scalar)
      } else {
        let code = String(scalar.value, radix: 16, uppercase: true)
        output.append(contentsOf: "\\\(marks)u{\(code)}".unicodeScalars)
      }
    }
    return String(output)
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate, .spaceSeparator:
      false
    default: true
    }
  }

  /// The text cut after each escaped line feed, and after a blank where a piece gets too long.
  private static func pieces(of text: String, width: Int) -> [String] {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    var length = 0
    var lastBlank: Int?
    var isEscape = false
    for scalar in text.unicodeScalars {
      piece.append(scalar)
      length += 1
      if scalar == " " { lastBlank = length }
      let endsLine = isEscape && scalar == "n"
      isEscape = scalar == "\\" && !isEscape
      if endsLine || (length >= width && lastBlank == nil && !isEscape) {
        pieces.append(String(piece))
        (piece, length, lastBlank) = (.init(), 0, nil)
      } else if length >= width, let blank = lastBlank {
        let cut = piece.index(piece.startIndex, offsetBy: blank)
        pieces.append(String(piece[..<cut]))
        piece = String.UnicodeScalarView(piece[cut...])
        (length, lastBlank) = (length - blank, nil)
      }
    }
    if length > 0 { pieces.append(String(piece)) }
    return pieces
  }
}
