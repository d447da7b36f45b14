/// A value or key of a document.
package struct JSONValue: Sendable {
  let arena: JSONArena
  let index: Int

  var node: JSONNode { arena.nodes[index] }

  package var kind: JSONKind { node.kind }

  /// The bytes of the value in the document, quotes and brackets with it.
  package var range: Range<Int> { Int(node.start)..<Int(node.end) }

  /// The bytes as they stand in the document.
  package var rawBytes: ArraySlice<UInt8> { arena.bytes[range] }

  /// The same bytes for reading in place.
  func withRawBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let range = range
    return arena.bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The text of a string, with U+FFFD for each lone surrogate; the raw bytes of any other value.
  package func stringBytes() -> [UInt8] {
    guard kind == .string else { return Array(rawBytes) }
    guard node.traits.contains(.hasEscapes) else { return Array(rawBytes.dropFirst().dropLast()) }
    return withRawBytes { JSONString.decoded($0) }
  }

  /// The same as a `String`, for output only.
  package var string: String { String(decoding: stringBytes(), as: UTF8.self) }

  /// Whether this is a string that says exactly these bytes.
  package func isString(_ text: some Collection<UInt8>) -> Bool {
    guard kind == .string else { return false }
    guard node.traits.contains(.hasEscapes) else {
      return rawBytes.dropFirst().dropLast().elementsEqual(text)
    }
    return stringBytes().elementsEqual(text)
  }

  /// Whether this is a string that says exactly this text.
  package func isString(_ text: String) -> Bool { isString(text.utf8) }

  /// Whether a string has escapes; without them its raw bytes are its text in quotes.
  package var hasEscapes: Bool { node.traits.contains(.hasEscapes) }

  /// Whether a string escapes half of a surrogate pair, which no Unicode text can hold.
  package var hasLoneSurrogate: Bool { node.traits.contains(.hasLoneSurrogates) }

  /// The document's offsets of the escapes of a string's lone surrogates.
  package var loneSurrogateOffsets: [Int] {
    guard hasLoneSurrogate else { return [] }
    let start = range.lowerBound
    return withRawBytes { JSONString.loneSurrogates(in: $0).map { $0 + start } }
  }

  /// The value of `true` and `false`, nil for all others.
  package var bool: Bool? {
    switch kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The value of a number without fraction and exponent that fits.
  package var integer: Int? {
    guard kind == .number, node.traits.contains(.isInteger) else { return nil }
    return Int(String(decoding: rawBytes, as: UTF8.self))
  }

  /// The nearest double of a number; infinity where it is too large.
  package var double: Double? {
    guard kind == .number else { return nil }
    return Double(String(decoding: rawBytes, as: UTF8.self))
  }
}
