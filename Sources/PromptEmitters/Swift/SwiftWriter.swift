import PromptSkeleton

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
    let longest = max(room - next.unicodeScalars.count, 20)
    for word in Self.visible(text).split(separator: " ").flatMap({ Self.parts(of: $0, longest) }) {
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

  /// A word, or the parts of a path that is longer than a line.
  private static func parts(of word: Substring, _ longest: Int) -> [String] {
    var parts: [String] = []
    var part = ""
    for step in word.split(separator: "/", omittingEmptySubsequences: false) {
      let next = part.isEmpty ? String(step) : part + "/" + step
      if next.unicodeScalars.count < longest || part.isEmpty {
        part = next
      } else {
        parts.append(part + "/")
        part = String(step)
      }
    }
    return parts + [part]
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

  /// A call with its arguments on one line, or on one of their own, or one a line.
  mutating func call(_ opening: String, _ arguments: [SwiftArgument], _ closing: String) {
    if fits(opening, arguments, closing) { return }
    line(opening)
    let joined = arguments.map(\.code).joined(separator: ", ") + closing
    indented { inner in
      if joined.unicodeScalars.count <= inner.room {
        inner.line(joined)
        return
      }
      for (index, argument) in arguments.enumerated() {
        let end = index + 1 < arguments.count ? "," : closing
        inner.write(argument, end, isTextIndented: !argument.label.isEmpty)
      }
    }
  }

  /// The head of a function, laid out in the same way but for the closing on a line of its own.
  mutating func function(_ opening: String, _ parameters: [SwiftArgument], _ closing: String) {
    if fits(opening, parameters, closing) { return }
    line(opening)
    let joined = parameters.map(\.code).joined(separator: ", ")
    indented { inner in
      if joined.unicodeScalars.count <= inner.room {
        inner.line(joined)
      } else {
        inner.list(parameters)
      }
    }
    line(closing)
  }

  /// A list or dictionary literal on one line, or with one element a line.
  mutating func collection(_ opening: String, _ elements: [SwiftArgument], _ closing: String) {
    if fits(opening + "[", elements, "]" + closing) { return }
    line(opening + "[")
    indented { $0.list(elements, isTrailing: elements.count > 1) }
    line("]" + closing)
  }

  private mutating func fits(
    _ opening: String, _ arguments: [SwiftArgument], _ closing: String
  ) -> Bool {
    let whole = opening + arguments.map(\.code).joined(separator: ", ") + closing
    guard whole.unicodeScalars.count <= room else { return false }
    line(whole)
    return true
  }

  /// Elements one a line, with a comma behind each, or each but the last.
  private mutating func list(_ elements: [SwiftArgument], isTrailing: Bool = false) {
    for (index, element) in elements.enumerated() {
      let comma = isTrailing || index + 1 < elements.count ? "," : ""
      write(element, comma, isTextIndented: false)
    }
  }

  /// - Parameter isTextIndented: Whether the lines of a text stand deeper than its label: the
  ///   formatter wants it so in calls, and nowhere else.
  private mutating func write(_ argument: SwiftArgument, _ closing: String, isTextIndented: Bool) {
    switch argument.content {
    case .literal(let value):
      literal(argument.label, value, closing, isTextIndented: isTextIndented)
    case .code(let code):
      let whole = argument.label + code + closing
      if whole.unicodeScalars.count <= room || argument.label.isEmpty {
        line(whole)
      } else {
        line(String(argument.label.dropLast()))
        indented { $0.line(code + closing) }
      }
    }
  }

  /// A value as code, on as many lines as it takes.
  mutating func literal(
    _ label: String, _ value: PromptValue, _ closing: String, isTextIndented: Bool = false
  ) {
    let whole = label + SwiftLiteral.value(value) + closing
    if whole.unicodeScalars.count <= room {
      line(whole)
      return
    }
    switch value {
    case .string(let text):
      let indent = isTextIndented ? 1 : 0
      let lines = SwiftLiteral.multiline(text, width: room - indent * 2)
      line(label + lines[0])
      depth += indent
      for text in lines.dropFirst().dropLast() { line(text) }
      line((lines.last ?? "") + closing)
      depth -= indent
    case .array(let elements):
      collection(label, elements.map { SwiftArgument("", $0) }, closing)
    case .object(let members):
      let elements = members.map {
        SwiftArgument(SwiftLiteral.string($0.name) + ": ", $0.value)
      }
      collection(label, elements, closing)
    case .null, .bool, .integer, .number: line(whole)
    }
  }
}

/// An argument of a call, a parameter of a function or an element of a literal.
struct SwiftArgument {
  /// What stands before it, with a blank behind; empty where there is no label.
  var label: String
  var content: Content

  enum Content {
    case code(String)
    /// A value, which may take several lines.
    case literal(PromptValue)
  }

  init(_ label: String = "", code: String) {
    self.label = label
    content = .code(code)
  }

  init(_ label: String, _ value: PromptValue) {
    self.label = label
    content = .literal(value)
  }

  /// The argument on one line.
  var code: String {
    switch content {
    case .code(let code): label + code
    case .literal(let value): label + SwiftLiteral.value(value)
    }
  }
}
