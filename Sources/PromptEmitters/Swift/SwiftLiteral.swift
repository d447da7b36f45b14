import PromptSkeleton
import SourceText

/// Writes Swift literals.
enum SwiftLiteral {
  /// A string on one line: plain where nothing needs an escape, else raw.
  static func string(_ text: String) -> String {
    let style = Style(text, isMultiline: false)
    return style.marks + "\"" + escaped(text, style) + "\"" + style.marks
  }

  /// The lines of a multi-line string that is the text, broken where a line would get longer than
  /// the limit and, in JSON, after each `\n`.
  static func multiline(_ text: String, width: Int) -> [String] {
    let style = Style(text, isMultiline: true)
    var lines = [style.marks + "\"\"\""]
    let paragraphs = text.unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    for line in paragraphs {
      let pieces = LinePieces.pieces(of: line, width: max(width - 3, 20))
      for (index, piece) in pieces.enumerated() {
        let isLast = index == pieces.count - 1
        lines.append(
          isLast
            ? protectingLastBlank(escaped(piece, style), style)
            : escaped(piece, style) + "\\" + style.marks)
      }
    }
    lines.append("\"\"\"" + style.marks)
    return lines
  }

  /// A value as code on one line; literals wherever they have the same meaning.
  static func value(_ value: PromptValue) -> String {
    switch value {
    case .null: ".null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): integer(number)
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

  /// Digits in groups of three from seven on, as the formatter's `GroupNumericLiterals` has them.
  private static func integer(_ number: Int) -> String {
    number.magnitude < 1_000_000 ? String(number) : NumberText.integer(number, separator: "_")
  }

  /// How a text is quoted.
  private struct Style {
    /// What stands around the quotes, and in escapes behind the backslash.
    let marks: String
    /// Whether quotes and backslashes of the text are escaped.
    let escapesQuotes: Bool

    private static let mostMarks = 3

    /// As many `#` as it takes for no quote or backslash of the text to mean anything; where that
    /// would be more than a few, none, and escapes.
    init(_ text: String, isMultiline: Bool) {
      var quotes = 0
      var needed = 0
      var run: Int?
      for byte in text.utf8 {
        quotes = byte == UInt8(ascii: "\"") ? quotes + 1 : 0
        switch byte {
        case UInt8(ascii: "\""): run = quotes >= (isMultiline ? 3 : 1) ? 0 : nil
        case UInt8(ascii: "\\"): run = 0
        case UInt8(ascii: "#"): run = run.map { $0 + 1 }
        default: run = nil
        }
        needed = max(needed, run.map { $0 + 1 } ?? 0)
      }
      escapesQuotes = needed > Self.mostMarks
      marks = escapesQuotes ? "" : String(repeating: "#", count: needed)
    }
  }

  /// The text with what cannot be seen spelled out: control, format and unassigned characters.
  private static func escaped(_ text: some StringProtocol, _ style: Style) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": output.append(contentsOf: "\\\(style.marks)n".unicodeScalars)
      case "\t": output.append(contentsOf: "\\\(style.marks)t".unicodeScalars)
      case "\"" where style.escapesQuotes, "\\" where style.escapesQuotes:
        output.append("\\")
        output.append(scalar)
      default:
        if scalar.isASCII ? scalar.value >= 0x20 && scalar.value != 0x7F : isVisible(scalar) {
          output.append(scalar)
        } else {
          let code = String(scalar.value, radix: 16, uppercase: true)
          output.append(contentsOf: "\\\(style.marks)u{\(code)}".unicodeScalars)
        }
      }
    }
    return String(output)
  }

  /// Editors take blanks from the ends of lines.
  private static func protectingLastBlank(_ line: String, _ style: Style) -> String {
    line.unicodeScalars.last == " " ? line.dropLast() + "\\\(style.marks)u{20}" : line
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate, .spaceSeparator:
      false
    default: true
    }
  }
}
