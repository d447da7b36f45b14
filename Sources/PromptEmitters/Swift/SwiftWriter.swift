/// Writes lines of Swift, indented by two spaces a level.
struct SwiftWriter {
  private(set) var lines: [String] = []
  private var depth = 0

  static let width = 100

  /// The columns that are left on a line.
  var room: Int { Self.width - depth * 2 }

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func line(_ text: String) {
    lines.append(text.isEmpty ? "" : String(repeating: "  ", count: depth) + text)
  }

  /// An empty line, never the first of a block.
  mutating func gap() {
    if let last = lines.last, !last.isEmpty, !last.hasSuffix("{") { lines.append("") }
  }

  mutating func indented(_ body: (inout SwiftWriter) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  /// A block in braces.
  mutating func block(_ opening: String, _ body: (inout SwiftWriter) -> Void) {
    line(opening + " {")
    indented(body)
    line("}")
  }

  /// A documentation comment; each paragraph is wrapped.
  mutating func documentation(_ paragraphs: String...) {
    for (index, paragraph) in paragraphs.enumerated() {
      if index > 0 { line("///") }
      wrap(paragraph, first: "/// ", next: "/// ")
    }
  }

  /// An item of a list in a documentation comment.
  mutating func documentationItem(_ mark: String, _ text: String) {
    wrap(
      text, first: "/// \(mark) ",
      next: "/// " + String(repeating: " ", count: mark.utf8.count + 1))
  }

  private mutating func wrap(_ text: String, first: String, next: String) {
    var current = first
    var isEmpty = true
    for word in Self.visible(text).split(separator: " ") {
      if !isEmpty, current.unicodeScalars.count + word.unicodeScalars.count + 1 > room {
        line(current)
        current = next
        isEmpty = true
      }
      current += isEmpty ? String(word) : " " + word
      isEmpty = false
    }
    line(current)
  }

  /// The text without line ends and other characters that cannot be seen.
  private static func visible(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate:
        output.append("?")
      default: output.append(scalar)
      }
    }
    return String(output)
  }

  /// A call or declaration with its arguments on one line, or on one of their own, or one a line.
  mutating func call(_ opening: String, _ arguments: [String], _ closing: String) {
    let joined = arguments.joined(separator: ", ")
    let whole = opening + joined + closing
    if whole.unicodeScalars.count <= room {
      line(whole)
    } else if joined.unicodeScalars.count + 2 <= room {
      line(opening)
      indented { $0.line(joined) }
      line(closing)
    } else {
      line(opening)
      indented { inner in
        for (index, argument) in arguments.enumerated() {
          inner.line(index + 1 < arguments.count ? argument + "," : argument)
        }
      }
      line(closing)
    }
  }

  /// A list or dictionary literal on one line, or with one element a line.
  mutating func collection(_ opening: String, _ elements: [String], _ closing: String) {
    let whole = opening + "[" + elements.joined(separator: ", ") + "]" + closing
    if whole.unicodeScalars.count <= room {
      line(whole)
    } else {
      line(opening + "[")
      indented { inner in
        for element in elements { inner.line(elements.count > 1 ? element + "," : element) }
      }
      line("]" + closing)
    }
  }
}
