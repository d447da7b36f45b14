import RequestLog
import SourceText
import Testing

/// The service tiers of OpenAI, of which each has a cache of its own.
@Suite struct ServiceTierTests {
  private func line(_ turns: Int, _ tier: String?) -> String {
    let messages = (0..<turns).map { index in
      #"{"role":"\#(index.isMultiple(of: 2) ? "user" : "assistant")","content":"Turn \#(index)"}"#
    }
    let tier = tier.map { #","service_tier":\#($0)"# } ?? ""
    return #"{"model":"gpt-5.4"\#(tier),"messages":[{"role":"system","content":"#
      + #""\#(ConversationTests.rules)\#(ConversationTests.rules)"},\#(messages.joined(separator: ","))]}"#
  }

  @Test(arguments: [(#""auto""#, #""flex""#), (nil, #""priority""#), (#""flex""#, #""default""#)])
  func anotherTierIsAnotherCache(_ first: String?, _ second: String) {
    let report = analyse(line(1, first), line(3, second))
    #expect(report.findings.map(\.cause) == ["service-tier-changed"])
    #expect(report.findings.map(\.pointer) == ["/service_tier"])
  }

  @Test(arguments: [(#""auto""#, #""default""#), (nil, #""auto""#), (#""flex""#, #""flex""#)])
  func theTierThatOneGetsAnywayIsTheSame(_ first: String?, _ second: String) {
    #expect(analyse(line(1, first), line(3, second)).findings.isEmpty)
  }
}
