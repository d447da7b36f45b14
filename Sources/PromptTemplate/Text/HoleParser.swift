import PromptSkeleton

/// Reads what stands between `{{` and `}}`.
///
/// The grammar: `path [ "|" "json" ]`, or a quoted text that stands for itself, with
/// `path = name ( "." name | "[" digits "]" )*`; a name is of letters, digits, `_`, `-` and any
/// byte past ASCII, and does not start with `-`.
struct HoleParser {
  enum Content {
    case path(ValuePath, Hole.Encoding)
    case literal(Range<Int>)
  }

  /// What is wrong, as the end of a message.
  struct Failure: Error {
    var message: String
    var remedy: String?
  }

  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// Parses the whole inside of a hole.
  mutating func parse() throws(Failure) -> Content {
    skipBlanks()
    guard let first = peek() else {
      throw Failure(message: "empty hole", remedy: "Name a variable between the braces.")
    }
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") { return try literal(first) }
    let path = try path()
    skipBlanks()
    var encoding = Hole.Encoding.text
    if take(UInt8(ascii: "|")) {
      skipBlanks()
      let name = name() ?? ""
      guard name == "json" else {
        throw Failure(
          message: "unknown encoder '\(name)'",
          remedy: "The only encoder is 'json'; prepare other forms before the value goes in.")
      }
      encoding = .json
      skipBlanks()
    }
    guard index == bytes.endIndex else { throw notAPath() }
    return .path(path, encoding)
  }

  /// Parses a text that is a path and nothing else, as `splice`, `when` and `each` take it.
  mutating func parseBarePath() throws(Failure) -> ValuePath {
    let path = try path()
    guard index == bytes.endIndex else { throw notAPath() }
    return path
  }

  /// The most bytes of a path or a name; what is longer is a slip that no report could show.
  static let longestPath = 256

  private mutating func path() throws(Failure) -> ValuePath {
    let start = index
    let path = try steps()
    guard index - start <= Self.longestPath else {
      throw Failure(
        message: "a path of \(index - start) bytes, more than \(Self.longestPath)", remedy: nil)
    }
    return path
  }

  private mutating func steps() throws(Failure) -> ValuePath {
    guard let root = name() else { throw notAPath() }
    var path = ValuePath(root)
    while let byte = peek() {
      if byte == UInt8(ascii: ".") {
        index += 1
        guard let member = name() else { throw notAPath() }
        path.steps.append(.member(member))
      } else if byte == UInt8(ascii: "[") {
        index += 1
        path.steps.append(.element(try elementIndex()))
      } else {
        break
      }
    }
    return path
  }

  private mutating func elementIndex() throws(Failure) -> Int {
    let start = index
    while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    let digits = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let value = Int(digits), value < 1 << 31, take(UInt8(ascii: "]")) else {
      throw notAPath()
    }
    return value
  }

  private mutating func literal(_ quote: UInt8) throws(Failure) -> Content {
    index += 1
    let start = index
    while let byte = peek(), byte != quote { index += 1 }
    let range = start..<index
    guard take(quote) else {
      throw Failure(message: "unclosed quote in a hole", remedy: nil)
    }
    skipBlanks()
    guard index == bytes.endIndex else { throw notAPath() }
    return .literal(range)
  }

  private mutating func name() -> String? {
    let start = index
    while let byte = peek(), Self.isNameByte(byte) || (byte == UInt8(ascii: "-") && index > start) {
      index += 1
    }
    return start == index ? nil : String(decoding: bytes[start..<index], as: UTF8.self)
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default:
      false
    }
  }

  private func notAPath() -> Failure {
    Failure(
      message: "'\(String(decoding: bytes, as: UTF8.self).trimmingBlanks())' is not a path",
      remedy: "A hole holds a path like 'ticket.tags[0]', and at most '| json'; "
        + "compute anything else before the value goes in.")
  }

  private func peek() -> UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek(), byte == 0x20 || byte == 0x09 { index += 1 }
  }
}

extension String {
  /// The text without the blanks around it.
  func trimmingBlanks() -> String {
    let blanks: Set<Character> = [" ", "\t"]
    let start = drop { blanks.contains($0) }
    return String(start.reversed().drop { blanks.contains($0) }.reversed())
  }
}
