import PromptSkeleton
import PromptTemplate
import SourceText

/// How the `custom_id` of a row is made.
///
/// Source of what is allowed: Anthropic, Message Batches, `^[a-zA-Z0-9_-]{1,64}$`.
struct CustomID {
  private enum Piece {
    case text(String)
    case path(ValuePath)
  }

  private let pieces: [Piece]

  /// Reads how the identifiers are made, or says what is wrong with that.
  ///
  /// - Parameter pattern: The path of a column, a text with holes, or nil for `row-1` and so on.
  static func parse(_ pattern: String?) -> Result<CustomID, Failure> {
    guard let pattern else { return .success(CustomID(pieces: [])) }
    let isText = pattern.contains("{{")
    let bytes = Array((isText ? pattern : "{{ \(pattern) }}").utf8)
    let file = SourceFile(path: "--id", bytes: bytes)
    let scanned = TextScanner.scan(bytes[...], origin: .construct(file.span(0..<bytes.count)))
    if let problem = scanned.diagnostics.first {
      return .failure(Failure(message: problem.message))
    }
    var pieces: [Piece] = []
    for piece in scanned.text.pieces {
      switch piece {
      case .literal(let literal):
        pieces.append(.text(String(decoding: literal.bytes, as: UTF8.self)))
      case .hole(let hole):
        guard hole.encoding == .text else {
          return .failure(Failure(message: "'\(hole.path)' goes in without an encoder"))
        }
        pieces.append(.path(hole.path))
      }
    }
    return .success(CustomID(pieces: pieces))
  }

  /// The identifier of a row, or what is wrong with it.
  func id(row: Int, _ values: PromptValue) -> Result<String, Failure> {
    if pieces.isEmpty { return .success("row-\(row)") }
    var id = ""
    for piece in pieces {
      switch piece {
      case .text(let text): id += text
      case .path(let path):
        switch values.member(path.root).flatMap(path.resolve(below:)) {
        case .string(let text): id += text
        case .integer(let number): id += String(number)
        case .bool(let flag): id += flag ? "true" : "false"
        case nil: return .failure(Failure(message: "no value for '\(path)', which makes custom_id"))
        case let other?:
          return .failure(
            Failure(message: "'\(path)' is \(other.kindName), which cannot make a custom_id"))
        }
      }
    }
    guard Self.isValid(id) else {
      return .failure(
        Failure(
          message: "'\(id.prefix(80))' cannot be a custom_id: 1 to 64 letters, digits, '_' and '-'")
      )
    }
    return .success(id)
  }

  struct Failure: Error {
    var message: String
  }

  static func isValid(_ id: String) -> Bool {
    (1...64).contains(id.utf8.count)
      && id.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
