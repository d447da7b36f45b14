/// The one way in which this package writes JSON: RFC 8785, the JSON Canonicalization Scheme.
///
/// It is also how constant text is lowered, so a value and a literal with the same text give the
/// same bytes.
public enum JSONBytes {
  /// Appends the bytes of a string's inside: no quotes, `"`, `\` and control characters escaped.
  ///
  /// The shortest escapes where JSON has them, else `\u00xx` in lower case (RFC 8785, 3.2.2.2).
  @inlinable
  public static func appendEscaped(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    let done: Void? = text.withContiguousStorageIfAvailable { appendRuns(of: $0, to: &output) }
    if done != nil { return }
    for byte in text {
      if byte >= 0x20, byte != 0x22, byte != 0x5C {
        output.append(byte)
      } else {
        appendEscape(of: byte, to: &output)
      }
    }
  }

  /// Appends text that is in one piece: what needs no escape is copied as a whole.
  @usableFromInline
  static func appendRuns(of text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    let raw = UnsafeRawBufferPointer(text)
    var start = 0
    var index = 0
    while index < raw.count {
      if index &+ 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let quotes: UInt64 = below(0x0101_0101_0101_0101, word ^ 0x2222_2222_2222_2222)
        let backslashes: UInt64 = below(0x0101_0101_0101_0101, word ^ 0x5C5C_5C5C_5C5C_5C5C)
        let controls: UInt64 = below(0x2020_2020_2020_2020, word)
        if (quotes | backslashes | controls) == 0 {
          index &+= 8
          continue
        }
      }
      let byte = raw[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C {
        output.append(contentsOf: text[start..<index])
        appendEscape(of: byte, to: &output)
        start = index &+ 1
      }
      index &+= 1
    }
    output.append(contentsOf: text[start...])
  }

  /// A word with the high bit of some byte set wherever one of the eight is below that of a bound.
  @inline(__always)
  private static func below(_ bound: UInt64, _ word: UInt64) -> UInt64 {
    let borrows: UInt64 = word &- bound
    return borrows & ~word & 0x8080_8080_8080_8080
  }

  /// Appends the escape of one byte that cannot stand for itself in a JSON string.
  @usableFromInline
  static func appendEscape(of byte: UInt8, to output: inout [UInt8]) {
    let short: UInt8? =
      switch byte {
      case 0x08: UInt8(ascii: "b")
      case 0x09: UInt8(ascii: "t")
      case 0x0A: UInt8(ascii: "n")
      case 0x0C: UInt8(ascii: "f")
      case 0x0D: UInt8(ascii: "r")
      case 0x22, 0x5C: byte
      default: nil
      }
    output.append(0x5C)
    if let short {
      output.append(short)
    } else {
      let digits = Array("0123456789abcdef".utf8)
      output += [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")]
      output += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }

  /// Appends a quoted string.
  public static func appendString(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    output.append(0x22)
    appendEscaped(text, to: &output)
    output.append(0x22)
  }

  /// Appends a value as canonical JSON: no white space, members sorted by UTF-16 code units.
  ///
  /// - Throws: `JSONError.notExact` for an integer that a double cannot hold, which RFC 8785 would
  ///   silently change, and for infinity and NaN, which JSON cannot say.
  public static func appendCanonical(
    _ value: PromptValue, to output: inout [UInt8]
  ) throws(JSONError) {
    switch value {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .integer(let value):
      guard value.magnitude <= 1 << 53 else { throw .notExact(String(value)) }
      output += String(value).utf8
    case .number(let value):
      guard value.isFinite else { throw .notExact(String(value)) }
      output += CanonicalNumber.text(of: value).utf8
    case .string(let text): appendString(text.utf8, to: &output)
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        try appendCanonical(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      let sorted = members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
      for (index, member) in sorted.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        appendString(member.name.utf8, to: &output)
        output.append(UInt8(ascii: ":"))
        try appendCanonical(member.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  /// Why a value has no canonical JSON.
  public enum JSONError: Error, Sendable {
    /// The number, as written, that would change if it were encoded.
    case notExact(String)
  }
}
