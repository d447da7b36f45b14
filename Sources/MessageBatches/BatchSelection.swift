import Files
import JSONText
import SourceText

/// The identifiers of the requests that are wanted.
struct BatchSelection {
  private var ids: [String] = []
  /// Where an identifier stands in the list, by its hash.
  private var places: [UInt64: Int] = [:]
  private var isFound: [Bool] = []
  /// The hashes of those that succeeded, be it in another try.
  private var succeeded: Set<UInt64> = []
  /// Lines that cannot be understood, each of which may be a request that would be lost.
  private(set) var problems: [Diagnostic] = []

  /// Reads a file of one identifier a line; a line of results stands for its own unless this or
  /// another line says that the request succeeded.
  init(_ path: String) throws(FileError) {
    let file = try FileReader.sourceFile(path)
    var start = 0
    for line in file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let span = file.span(start..<(start + line.count))
      start += line.count + 1
      let text = line.last == 0x0D ? line.dropLast() : line
      if text.isEmpty { continue }
      if text.first == UInt8(ascii: "{") {
        add(result: Array(text), at: span)
      } else {
        add(String(decoding: text, as: UTF8.self), at: span)
      }
    }
  }

  private mutating func add(result line: [UInt8], at span: SourceSpan) {
    guard let root = try? JSONDocument(parsing: line).root, let id = root["custom_id"],
      id.kind == .string
    else { return fail("not a line of batch results", at: span) }
    if let result = root["result"] {
      guard let type = result["type"], type.kind == .string else {
        return fail("a result without a type", at: span)
      }
      if type.stringBytes() == Array("succeeded".utf8) {
        succeeded.insert(Self.hash(id.stringBytes()))
        return
      }
    }
    add(String(decoding: id.stringBytes(), as: UTF8.self), at: span)
  }

  private mutating func add(_ id: String, at span: SourceSpan) {
    guard CustomID.isValid(id) else {
      return fail("'\(id.prefix(80))' cannot be a custom_id", at: span)
    }
    let hash = Self.hash(id.utf8)
    guard places[hash] == nil else { return }
    places[hash] = ids.count
    ids.append(id)
    isFound.append(false)
  }

  private mutating func fail(_ message: String, at span: SourceSpan) {
    problems.append(
      Diagnostic(
        rule: "invalid-row", severity: .error, message: message, span: span,
        preventsAnalysis: true))
  }

  /// Whether an identifier is wanted; it then counts as found.
  mutating func take(_ id: String) -> Bool {
    let hash = Self.hash(id.utf8)
    guard let place = places[hash], !succeeded.contains(hash) else { return false }
    isFound[place] = true
    return true
  }

  /// The identifiers that no row has had.
  var missing: [String] {
    zip(ids, isFound).filter { !$0.1 && !succeeded.contains(Self.hash($0.0.utf8)) }.map(\.0)
  }

  /// FNV-1a in 64 bits: a million identifiers share one by chance once in thirty million runs.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
