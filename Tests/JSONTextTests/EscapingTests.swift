import PromptSkeleton
import Testing

struct EscapingTests {
  /// Text in one piece and text that comes byte by byte are escaped alike, wherever a byte stands.
  @Test(arguments: [
    0x00, 0x08, 0x0A, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0xFF,
  ])
  func positions(_ byte: UInt8) {
    for length in [1, 7, 8, 9, 17] {
      for position in 0..<length {
        var text = [UInt8](repeating: 0x61, count: length)
        text[position] = byte
        var fromArray: [UInt8] = [0x22]
        JSONBytes.appendEscaped(text, to: &fromArray)
        var byByte: [UInt8] = [0x22]
        JSONBytes.appendEscaped(
          sequence(state: 0) { index in
            defer { index += 1 }
            return index < text.count ? text[index] : nil
          }, to: &byByte)
        #expect(fromArray == byByte)
      }
    }
  }

  @Test(arguments: [
    ("", ""), ("a\"b\\c/d", #"a\"b\\c/d"#), ("\u{8}\t\n\u{c}\r", #"\b\t\n\f\r"#),
    ("\u{0}\u{1f}\u{7f}", "\\u0000\\u001f\u{7f}"), ("日本 \u{2028}😀", "日本 \u{2028}😀"),
    ("\"\"\"\"\"\"\"\"\"", #"\"\"\"\"\"\"\"\"\""#),
  ])
  func escapes(_ text: String, _ escaped: String) {
    var output: [UInt8] = []
    JSONBytes.appendEscaped(text.utf8, to: &output)
    #expect(output == Array(escaped.utf8))
  }
}
