import Reporting
import Testing

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain", "\"plain\""), ("a\nb\tc\r", "\"a\\nb\\tc\\r\""), ("\u{1B}[0m", "\"\\u{1b}[0m\""),
    ("a\u{202E}b", "\"a\\u{202e}b\""), ("\u{FEFF}x\u{200B}", "\"\\u{feff}x\\u{200b}\""),
    ("a\u{A0}b\u{202F}c\u{3000}d", "\"a\\u{a0}b\\u{202f}c\\u{3000}d\""),
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

  @Test func lettersOfOtherAlphabetsThatLookAlikeAreToldApart() {
    let shown = VisibleText.quoted(Array("…Acme é".utf8), Array("…Ас\u{6D}е é".utf8))
    #expect(shown.first == "\"…Acme \\u{e9}\"")
    #expect(shown.second == "\"…\\u{410}\\u{441}m\\u{435} \\u{e9}\"")
  }

  @Test func lettersThatDoNotLookAlikeStay() {
    let shown = VisibleText.quoted(Array("Жанна".utf8), Array("Анна".utf8))
    #expect(shown == ("\"Жанна\"", "\"Анна\""))
  }
}
