import LogReporting
import RequestLog
import SourceText
import Testing

/// Two bodies of which the first marks less than its model caches.
@Suite struct ShortDiffTests {
  private func diff(_ left: String, _ right: String) throws -> RequestDiff {
    try RequestDiff(
      SourceFile(path: "a.json", bytes: Array(left.utf8)),
      SourceFile(path: "b.json", bytes: Array(right.utf8)))
  }

  private func body(_ system: String) -> String {
    ConversationTests.body(
      model: "claude-haiku-5-5", system: system, ConversationTests.user("Hi"))
  }

  @Test func nothingIsCachedSoNothingIsLost() throws {
    let diff = try diff(body("Today is 2026-11-20."), body("Today is 2026-11-21."))
    #expect(diff.finding?.severity == .hint)
    #expect(diff.finding?.tokensLost == nil)
    #expect(diff.shortfall?.minimum == 512)
    #expect([diff.cachedPositions, diff.keptPositions] == [0, 0])
    let text = String(decoding: DiffReport.text(diff), as: UTF8.self)
    #expect(text.contains("the prefix would break if it were cached"), "\(text)")
    #expect(text.contains("claude-haiku-5-5 caches from 512 on"), "\(text)")
    #expect(!text.contains("kept:"), "\(text)")
  }

  @Test func ofTheSameBodyNothingIsKept() throws {
    let diff = try diff(body("Today is 2026-11-20."), body("Today is 2026-11-20."))
    #expect(diff.finding == nil)
    let text = String(decoding: DiffReport.text(diff), as: UTF8.self)
    #expect(text.hasPrefix("the second body repeats all that the first one marks\nnothing is "))
  }

  @Test func aPrefixThatIsLongEnoughIsLost() throws {
    let diff = try diff(
      body("Today is 2026-11-20." + ConversationTests.rules),
      body("Today is 2026-11-21." + ConversationTests.rules))
    #expect(diff.finding?.severity == .error)
    #expect(diff.shortfall == nil)
    #expect(diff.cachedPositions == 1)
  }
}
