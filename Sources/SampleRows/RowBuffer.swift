import JSONText
import SourceText
import YAMLText

/// The bytes of one row, the places of its wanted members, and where it came from.
///
/// The reader uses it again for the next row unless someone still holds the row.
final class RowBuffer {
  let wanted: WantedMembers
  /// The row as a JSON object.
  var bytes: [UInt8] = []
  /// The place of each wanted member's value in `bytes`, nil where the row does not have it.
  var members: [Range<Int>?] = []
  /// The members of the object that paths led into last, which further paths look through.
  private(set) var inner: [JSONMemberRange] = []
  /// Where the value of `inner` starts; nil while it is of an earlier row.
  private var innerStart: Int?
  /// The keys in `bytes` that start with `$` and are no known fact.
  var unknownFacts: [Range<Int>] = []
  /// Room for the search for repeated keys.
  var keyRoom: [UInt64] = []
  /// Counts from 1.
  var number = 0
  var origin = RowOrigin.nowhere

  init(_ wanted: WantedMembers) {
    self.wanted = wanted
  }

  /// Forgets what was found in the row before.
  func startRow() { innerStart = nil }

  /// The room for keys, which its user gives back.
  func takeKeyRoom() -> [UInt64] {
    defer { keyRoom = [] }
    return keyRoom
  }

  /// Makes `inner` the members of the value at an offset; none where that is no object.
  func open(at start: Int) {
    if innerStart == start { return }
    innerStart = start
    inner.removeAll(keepingCapacity: true)
    bytes.withUnsafeBytes { bytes in
      guard var cursor = try? JSONMemberCursor(JSONScanner(bytes), at: start) else { return }
      while let member = try? cursor.next() { inner.append(member) }
    }
  }

  /// The span of the whole row.
  var span: SourceSpan {
    switch origin {
    case .nowhere:
      SourceFile(path: "", bytes: []).span(0..<0)
    case .line(let path, let start):
      RowOrigin.span(0..<bytes.count, of: bytes, path: path, start: start)
    case .record(let path, let start, let source):
      RowOrigin.span(0..<source.count, of: source, path: path, start: start)
    case .node(let node):
      node.span
    }
  }

  /// The span of a part of `bytes`; only for JSON lines is it narrower than the row.
  func span(of range: Range<Int>) -> SourceSpan {
    if case .line(let path, let start) = origin {
      return RowOrigin.span(range, of: bytes, path: path, start: start)
    }
    var span = span
    span.isExact = false
    return span
  }

  /// The span of a member's value: in YAML that of its node.
  func span(of value: Range<Int>, named name: String) -> SourceSpan {
    if case .node(let node) = origin, let value = node[name] { return value.span }
    return span(of: value)
  }

  /// The row in its file.
  var range: Range<Int> {
    switch origin {
    case .nowhere: 0..<0
    case .line(_, let start): start.bytes..<(start.bytes + bytes.count)
    case .record(_, let start, let source): start.bytes..<(start.bytes + source.count)
    case .node(let node): node.range
    }
  }

  func diagnostic(_ message: String, at span: SourceSpan) -> Diagnostic {
    .invalidRow("row \(number): \(message)", at: span)
  }
}

/// Where a row's bytes came from.
enum RowOrigin {
  case nowhere
  /// The row's bytes are the file's own.
  case line(path: String, start: SourceFile.Start)
  /// The row was made from these bytes of the file.
  case record(path: String, start: SourceFile.Start, source: [UInt8])
  case node(YAMLNode)

  /// How much of a row is kept for a diagnostic's excerpt.
  private static let windowSize = 64 << 10

  /// A span in a file of which only the row is at hand.
  static func span(
    _ range: Range<Int>, of row: [UInt8], path: String, start: SourceFile.Start
  ) -> SourceSpan {
    if row.count <= windowSize {
      return SourceFile(path: path, bytes: row, start: start).span(range)
    }
    let window = SourceFile(path: path, bytes: Array(row[..<windowSize]), start: start)
    return window.span(
      range.clamped(to: 0..<windowSize), isExact: range.upperBound <= windowSize)
  }
}

extension Diagnostic {
  /// A row that cannot be read.
  static func invalidRow(_ message: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: "invalid-row", severity: .error, message: message, span: span, preventsAnalysis: true)
  }
}
