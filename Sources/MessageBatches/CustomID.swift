import PromptSkeleton

/// How the `custom_id` of a row is made.
///
/// Source of what is allowed: Anthropic, Message Batches, `^[a-zA-Z0-9_-]{1,64}$`.
struct CustomID {
  private enum Piece {
    case text(String)
    case path(ValuePath)
  }

  private let pieces: [Piece]

  /// - Parameter pattern: The path of a column, a text with holes, or nil for `row-1` and so on.
  init(_ pattern: String?) {
    guard let pattern else {
      pieces = []
      return
    }
    guard pattern.contains("{{") else {
      pieces = [.path(ValuePath(stringLiteral: pattern))]
      return
    }
    var pieces: [Piece] = []
    var rest = pattern[...]
    while let opening = rest.firstRange(of: "{{"),
      let closing = rest[opening.upperBound...].firstRange(of: "}}")
    {
      pieces.append(.text(String(rest[..<opening.lowerBound])))
      let path = rest[opening.upperBound..<closing.lowerBound].filter { $0 != " " }
      pieces.append(.path(ValuePath(stringLiteral: path)))
      rest = rest[closing.upperBound...]
    }
    self.pieces = pieces + [.text(String(rest))]
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

  private static func isValid(_ id: String) -> Bool {
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
