import JSONText
package import PromptSkeleton

/// What a hole makes of a value that is at hand as raw JSON.
///
/// Two values render to the same bytes exactly if these are the same, however each is spelt.
package enum RenderedValue {
  /// The bytes, or nil where the value cannot be rendered that way.
  package static func bytes(
    ofRaw raw: ArraySlice<UInt8>, as encoding: Hole.Encoding
  ) -> [UInt8]? {
    if encoding == .text, raw.first == 0x22, !raw.contains(0x5C) {
      return Array(raw.dropFirst().dropLast())
    }
    // As many digits as surely fit an integer stand for themselves.
    if encoding == .text, 1...18 ~= raw.count, raw.allSatisfy({ $0 &- 0x30 < 10 }) {
      return Array(raw)
    }
    let value = try? JSONDocument(parsing: Array(raw)).root.promptValue()
    guard let value else { return nil }
    var output: [UInt8] = []
    switch (encoding, value) {
    case (.text, .string(let text)): JSONBytes.appendEscaped(text.utf8, to: &output)
    case (.text, .integer(let number)): output += String(number).utf8
    case (.text, .bool(let flag)): output += (flag ? "true" : "false").utf8
    case (.text, _): return nil
    case (.json, _):
      var canonical: [UInt8] = []
      guard (try? JSONBytes.appendCanonical(value, to: &canonical)) != nil else { return nil }
      JSONBytes.appendEscaped(canonical, to: &output)
    }
    return output
  }

  /// Whether two values render to the same bytes; false where one cannot be rendered.
  package static func areSame(
    _ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>, as encoding: Hole.Encoding
  ) -> Bool {
    if first == second { return true }
    guard let firstBytes = bytes(ofRaw: first, as: encoding) else { return false }
    return firstBytes == bytes(ofRaw: second, as: encoding)
  }
}
