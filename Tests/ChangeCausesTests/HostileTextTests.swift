import PromptSkeleton
import TestSupport
import Testing

@testable import ChangeCauses

/// Long runs of one byte, cut scalars and broken brackets: an answer, and ranges inside the texts.
@Suite struct HostileTextTests {
  private static let units = [
    "1", "a", "<", "{", "[", "\"", "\\", " ", "\n", "\r", ",", "/", ":", "-", "_", "=", "1-", "1:",
    "a,",
    "<a>", "{\"a\":", "é", "\u{200B}", "年", "１", "m1", "in ", "a b ", "\\u0061", "Mon ", "f00.",
    "::", "、", "a、", "1. a\n", "- a\n", "/a b", "٠", "1 000 ", "[1,", "{\"role\":\"user\"},", "Ａ",
  ]

  @Test(arguments: units)
  func longRunsAreAnswered(unit: String) {
    let run = Array(String(repeating: unit, count: 5_000 / unit.utf8.count).utf8)
    let middle = run.count / 2
    for replacement in [UInt8(0x31), 0x20] {
      var other = run
      other[middle] = other[middle] == replacement ? 0x32 : replacement
      check(run, other)
    }
    check(run, Array(run.dropLast(7)))
    check(run, Array(run.reversed()))
    check(run, [])
  }

  @Test(arguments: ["1", "<", "a,", "{", "a、", "- a\n", "[1],"])
  func textsBeyondEveryBoundAreAnswered(unit: String) {
    let run = Array(String(repeating: unit, count: 1_100_000 / unit.utf8.count).utf8)
    check(run, Array("x".utf8) + run)
  }

  @Test func everyCutOfWideTextIsAnswered() {
    let text = Array("今日は２０２５年５月４日（日）é\u{301}\u{200B} 10:21 😀".utf8)
    for cut in 0...text.count {
      check(Array(text[..<cut]), text)
      if cut < text.count {
        var other = text
        other[cut] ^= 0x01
        check(text, other)
      }
    }
  }

  /// Several changes at once, of content and of form, in texts and in the strings of JSON.
  @Test func mixedTextsAreAnswered() {
    let pieces =
      Self.units + [
        "e\u{301}", "\r\n", "\u{FEFF}", "1e5", "-0.5e-3", "x@y.de", "日本", "**", "; ", "caf\u{E9}",
        "\t",
        "2026-11-20T09:00:00Z", "{\"a\":\"\\r\\n\"}", "word", "  ",
      ]
    var random = SplitMix(state: 7)
    for _ in 0..<500 {
      let left = (0...random.below(12)).map { _ in random.pick(pieces) }
      var right = left
      for _ in 0...random.below(3) { right[random.below(right.count)] = random.pick(pieces) }
      let texts = [left, right].map { Array($0.joined().utf8) }
      check(texts[0], texts[1])
      let strings = texts.map { text in
        var bytes: [UInt8] = []
        JSONBytes.appendString(text, to: &bytes)
        return bytes
      }
      check(strings[0], strings[1])
      let list = strings.map {
        Array("[{\"a\":".utf8) + $0 + Array(",\"b\": ".utf8) + $0 + Array("}]".utf8)
      }
      check(list[0], list[1])
      check(list[0], texts[1])
    }
  }

  @Test func offsetsOutsideTheTextsAreHarmless() {
    for offset in [-1, 0, 3, 99] {
      let cause = ChangeClassifier.classify(
        left: [0x61, 0x62], right: [0x61, 0x63], firstDifference: offset)
      #expect(cause.left.upperBound <= 2)
    }
  }

  private func check(_ left: [UInt8], _ right: [UInt8]) {
    let cause = ChangeClassifier.classify(left: left, right: right)
    #expect(cause.left.lowerBound >= 0 && cause.left.upperBound <= left.count)
    #expect(cause.right.lowerBound >= 0 && cause.right.upperBound <= right.count)
  }
}
