import Reporting
import Testing

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain", "\"plain\""), ("a\nb\tc\r", "\"a\\nb\\tc\\r\""), ("\u{1B}[0m", "\"\\u{1b}[0m\""),
    ("a\u{202E}b", "\"a\\u{202e}b\""), ("\u{FEFF}x\u{200B}", "\"\\u{feff}x\\u{200b}\""),
    ("a\\n", "\"a\\\\n\""), ("日本 👍", "\"日本 👍\""), ("\u{E0041}", "\"\\u{e0041}\""),
  ])
  func values(text: String, expected: String) {
    #expect(VisibleText.quoted(Array(text.utf8)) == expected)
  }

  @Test func bytesThatAreNotUTF8AreShown() {
    #expect(VisibleText.quoted([0x61, 0xFF, 0xC3, 0xC3, 0xA9]) == "\"a\\x{ff}\\x{c3}é\"")
  }

  @Test func valuesThatLookAlikeAreToldApart() {
    let shown = VisibleText.quoted(Array("Caf\u{E9}".utf8), Array("Cafe\u{301}".utf8))
    #expect(shown.first == "\"Caf\\u{e9}\"")
    #expect(shown.second == "\"Cafe\\u{301}\"")
  }
}
