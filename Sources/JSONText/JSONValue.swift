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

  /// The text of a string, with U+FFFD for each lone surrogate; the raw bytes of any other value.
  package func stringBytes() -> [UInt8] {
    guard kind == .string else { return Array(rawBytes) }
    guard node.traits.contains(.hasEscapes) else { return Array(rawBytes.dropFirst().dropLast()) }
    return arena.withNodes { bytes, nodes in JSONString.decoded(nodes[index].raw(in: bytes)) }
  }

  /// The same as a `String`, for output only.
  package var string: String { String(decoding: stringBytes(), as: UTF8.self) }

  /// Whether this is a string that says exactly these bytes.
  package func isString(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { text in
      arena.withNodes { bytes, nodes in nodes[index].isString(text, in: bytes) }
    }
  }

  /// Whether this is a string that says exactly this text.
  package func isString(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { text in
      arena.withNodes { bytes, nodes in nodes[index].isString(text, in: bytes) }
    }
  }

  /// Whether a string has escapes; without them its raw bytes are its text in quotes.
  package var hasEscapes: Bool { node.traits.contains(.hasEscapes) }

  /// Whether a string escapes half of a surrogate pair, which no Unicode text can hold.
  package var hasLoneSurrogate: Bool { node.traits.contains(.hasLoneSurrogates) }

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
