/// A JSON text with a node for every value and key, each with its exact bytes.
///
/// Strict RFC 8259, but for a byte order mark at the start, which that document lets a reader skip.
/// Member order, number spelling and duplicate keys are kept as they stand.
package struct JSONDocument: Sendable {
  let arena: JSONArena

  /// Reads a whole text.
  ///
  /// - Throws: `JSONSyntaxError` at the first byte, in order, that cannot be part of a JSON text.
  package init(
    parsing bytes: [UInt8], limits: JSONLimits = .standard
  ) throws(JSONSyntaxError) {
    try self.init(parsing: bytes, in: 0..<bytes.count, limits: limits)
  }

  /// Reads the text in one part of some bytes; all offsets count from the start of the bytes.
  package init(
    parsing bytes: [UInt8], in range: Range<Int>, limits: JSONLimits = .standard
  ) throws(JSONSyntaxError) {
    guard bytes.count <= JSONLimits.size else {
      throw JSONSyntaxError(.tooLarge, at: JSONLimits.size)
    }
    let range = range.clamped(to: 0..<bytes.count)
    var builder = JSONTreeBuilder(size: range.count)
    try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
      let text = UnsafeBufferPointer(rebasing: buffer[..<range.upperBound])
      try Self.scan(JSONScanner(text, limits: limits), from: range.lowerBound, into: &builder)
    }
    arena = JSONArena(bytes: bytes, nodes: builder.nodes)
  }

  private static func scan(
    _ scanner: JSONScanner, from start: Int, into builder: inout JSONTreeBuilder
  ) throws(JSONSyntaxError) {
    var start = start
    if start == 0, scanner.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    let valueEnd = try scanner.scanValue(from: start, into: &builder)
    let end = scanner.whitespaceEnd(from: valueEnd)
    guard end == scanner.bytes.count else { throw JSONSyntaxError(.textAfterValue, at: end) }
  }

  package var bytes: [UInt8] { arena.bytes }

  package var root: JSONValue { JSONValue(arena: arena, index: 0) }
}
