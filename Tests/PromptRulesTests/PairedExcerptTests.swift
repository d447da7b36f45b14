import ChangeCauses
import PrefixStability
import SourceText
import Testing

@testable import PromptRules

@Suite struct PairedExcerptTests {
  private func pair(_ left: String, _ right: String) -> (String, String) {
    let cause = ChangeClassifier.classify(left: Array(left.utf8), right: Array(right.utf8))
    let shown = PairedExcerpt.pair(of: Pair(Array(left.utf8), Array(right.utf8)), cause: cause)
    return (
      String(decoding: shown.first ?? [], as: UTF8.self),
      String(decoding: shown.second ?? [], as: UTF8.self)
    )
  }

  @Test func shortValuesAreShownWhole() {
    #expect(pair("a 1", "a 2") == ("a 1", "a 2"))
  }

  /// Wherever long values part, both excerpts start alike and differ.
  @Test(arguments: ["a", "é", "日", "👍", "{\"k\": 1, "])
  func excerptsOfLongValuesDiffer(unit: String) throws {
    let repeated = (0..<40).map { _ in unit }
    for place in 0...40 {
      var one = repeated
      var other = repeated
      one.insert("x", at: place)
      other.insert("y", at: place)
      let (first, second) = pair(one.joined(), other.joined())
      #expect(first != second)
      #expect(first.utf8.count <= 60 && second.utf8.count <= 60)
      #expect(!first.unicodeScalars.contains("\u{FFFD}"))
      let left = try #require(first.firstIndex(of: "x"))
      let right = try #require(second.firstIndex(of: "y"))
      #expect(first[..<left] == second[..<right])
    }
  }

  @Test func cutEndsHaveAnEllipsis() {
    let lead = String(repeating: "lead ", count: 30)
    let tail = String(repeating: " tail", count: 30)
    let (first, second) = pair(lead + "one" + tail, lead + "two" + tail)
    for text in [first, second] {
      #expect(text.hasPrefix("…") && text.hasSuffix("…"))
    }
    let path = "/Users/ann/code/halden/monorepo/packages/assistant/worktrees/workspaces/agent-"
    let ends = pair(path + "1", path + "2")
    #expect(ends.0.hasPrefix("…") && ends.0.hasSuffix("agent-1"))
    #expect(ends.1.hasPrefix("…") && ends.1.hasSuffix("agent-2"))
  }

  @Test func valueThatEndsWhereTheOtherGoesOnIsTold() {
    let text = String(repeating: "rule ", count: 30)
    let (first, second) = pair(text, text + "and one more")
    #expect(first.hasSuffix("rule "))
    #expect(second.hasSuffix("and one more"))
  }
}
