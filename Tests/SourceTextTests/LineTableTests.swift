import SourceText
import Testing

@Suite struct LineTableTests {
  private func position(_ text: String, at offset: Int) -> SourcePosition {
    LineTable(SourceFile(path: "x", bytes: Array(text.utf8))).position(at: offset)
  }

  @Test func columnsCountScalarsUTF16UnitsAndBytes() {
    let position = position("a\né😀x", at: 8)
    #expect(position == SourcePosition(line: 2, column: 3, utf16Column: 4, byteColumn: 7))
  }

  @Test(arguments: ["a\r\nb", "a\nb", "a\rb"])
  func everyLineBreakEndsALine(text: String) {
    let position = position(text, at: text.utf8.count - 1)
    #expect(position.line == 2)
    #expect(position.column == 1)
  }

  @Test func byteOrderMarkTakesNoColumn() {
    #expect(position("\u{FEFF}ab", at: 4).column == 2)
  }

  @Test(
    arguments: [
      ([0x61, 0xC3, 0xA9], nil), ([0x61, 0xC3], 1), ([0xED, 0xA0, 0x80], 0), ([0xC0, 0x80], 0),
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF0, 0x9F, 0x98, 0x80], nil),
    ] as [([UInt8], Int?)])
  func invalidUTF8IsFoundAtItsFirstByte(bytes: [UInt8], offset: Int?) {
    #expect(UTF8Text.firstInvalidByte(in: bytes) == offset)
  }
}
