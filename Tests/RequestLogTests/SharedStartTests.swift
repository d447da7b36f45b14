import LogReporting
import RequestLog
import SourceText
import Testing

/// Caches that go by tokens keep what stands before the byte that changes.
@Suite struct SharedStartTests {
  static let rules = (0..<300).map { "Rule \($0): answer in the words of the handbook." }
    .joined(separator: " ")

  private func body(_ model: String, _ system: String, _ turns: String...) -> String {
    let list = turns.enumerated().map { index, turn in
      #"{"role":"\#(index.isMultiple(of: 2) ? "user" : "assistant")","content":"\#(turn)"}"#
    }
    return #"{"model":"\#(model)","messages":[{"role":"system","content":"\#(system)"},"#
      + list.joined(separator: ",") + "]}"
  }

  private func answered(_ body: String, cached: Int) -> String {
    #"{"request":\#(body),"response":{"usage":{"prompt_tokens":3500,"completion_tokens":9,"#
      + #""prompt_tokens_details":{"cached_tokens":\#(cached)}}}}"#
  }

  @Test(arguments: ["gpt-4o", "gemini-3.5-flash", "deepseek-v4-pro", "vendor-model"])
  func onlyWhatFollowsTheByteIsLost(_ model: String) throws {
    let question = String(repeating: "Where is the order of last week? ", count: 60)
    let report = analyse(
      body(model, Self.rules + " It is Monday.", question),
      body(model, Self.rules + " It is Friday.", question, "Here.", "Thanks."))
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "system-changed")
    #expect(finding.severity == .error)
    #expect(finding.tokensLost.map { (300..<700).contains($0.point) } == true)
  }

  /// From GPT-5.6 on an entry ends with a message.
  @Test func aWholeMessageIsLostWhereEntriesEndWithMessages() throws {
    let report = analyse(
      body("gpt-5.6-terra", Self.rules + " It is Monday.", "Hi"),
      body("gpt-5.6-terra", Self.rules + " It is Friday.", "Hi", "Hello.", "Thanks."))
    #expect(try #require(report.findings.first).tokensLost?.point ?? 0 > 2500)
  }

  @Test func whatIsNotLongEnoughIsLostAsAWhole() throws {
    let few = String(Self.rules.prefix(2000))
    let question = String(repeating: "Where is the order of last week? ", count: 200)
    let report = analyse(
      body("gpt-4o", few + " It is Monday.", question),
      body("gpt-4o", few + " It is Friday.", question, "Here.", "Thanks."))
    #expect(try #require(report.findings.first).tokensLost?.point ?? 0 > 1500)
  }

  @Test func whatIsReadBeforeTheByteWasExpected() {
    let report = analyse(
      answered(body("gpt-4o", Self.rules + " It is Monday.", "Hi"), cached: 0),
      answered(body("gpt-4o", Self.rules + " It is Friday.", "Hi"), cached: 3328))
    #expect(report.findings.map { $0.tokensLost.map { $0.point < 20 } } == [true])
    #expect(report.agreement.agreed == 2)
  }

  @Test func aDiffKeepsIt() throws {
    func file(_ day: String) -> SourceFile {
      SourceFile(path: day, bytes: Array(body("gpt-4o", Self.rules + " It is \(day).", "Hi").utf8))
    }
    let diff = try RequestDiff(file("Monday"), file("Friday"))
    #expect(diff.kept.point > 2500)
  }
}
