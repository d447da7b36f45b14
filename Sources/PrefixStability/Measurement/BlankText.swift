/// White space in the bytes of JSON strings.
enum BlankText {
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// The bytes behind the white space, written plainly or escaped, that some start with.
  static func skipped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while let byte = rest.first {
      if byte == UInt8(ascii: " ") {
        rest = rest.dropFirst()
      } else if byte == backslash, let escape = rest.dropFirst().first, isBlank(escape: escape) {
        rest = rest.dropFirst(2)
      } else {
        break
      }
    }
    return rest
  }

  private static func isBlank(escape: UInt8) -> Bool {
    escape == UInt8(ascii: "n") || escape == UInt8(ascii: "r") || escape == UInt8(ascii: "t")
  }

  /// Whether a JSON value is a string of white space alone.
  static func isString(_ raw: ArraySlice<UInt8>) -> Bool {
    raw.first == quote && skipped(raw.dropFirst()).elementsEqual([quote])
  }

  /// Whether a JSON value has such a string anywhere in it, as a name of a member or a value.
  static func isInside(_ raw: ArraySlice<UInt8>) -> Bool {
    var index = raw.startIndex
    while let start = raw[index...].firstIndex(of: quote) {
      if skipped(raw[(start + 1)...]).first == quote { return true }
      var end = start + 1
      while end < raw.endIndex, raw[end] != quote { end += raw[end] == backslash ? 2 : 1 }
      if end >= raw.endIndex { break }
      index = end + 1
    }
    return false
  }

  /// Where the text of a block starts, if all of it that some bytes end with is white space; nil
  /// where they end otherwise.
  static func start(ofTextEnding bytes: [UInt8]) -> Int? {
    let name = Array("\"text\":\"".utf8)
    var start = bytes.count
    while !bytes[..<start].suffix(name.count).elementsEqual(name) {
      guard let byte = bytes[..<start].last else { return nil }
      if byte == UInt8(ascii: " ") {
        start -= 1
      } else if start > 1, bytes[start - 2] == backslash, isBlank(escape: byte) {
        start -= 2
      } else {
        return nil
      }
    }
    return start
  }
}
