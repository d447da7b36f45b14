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
