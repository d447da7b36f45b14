import RequestLog
import SourceText
import Testing

/// Models that cache at markers only, asked through a gateway in the form of chat completions.
@Suite struct GatewayTests {
  private func line(_ turns: [String], cached: Int, marker: String = "") -> String {
    let rules = String(repeating: "Answer briefly and say what was tried. ", count: 400)
    let list = turns.enumerated().map { index, turn in
      #"{"role":"\#(index.isMultiple(of: 2) ? "user" : "assistant")","content":"\#(turn)"}"#
    }
    return
      #"{"request":{"model":"anthropic/claude-sonnet-4.6","messages":[{"role":"system","content":"#
      + #"[{"type":"text","text":"\#(rules)"\#(marker)}]},\#(list.joined(separator: ","))]},"#
      + #""response":{"usage":{"prompt_tokens":3300,"completion_tokens":9,"#
      + #""prompt_tokens_details":{"cached_tokens":\#(cached)}}}}"#
  }

  @Test func aPrefixThatNobodyMarkedIsFound() throws {
    let report = analyse(line(["One?"], cached: 0), line(["One?", "Yes.", "Two?"], cached: 0))
    let finding = try #require(report.findings.first)
    #expect(report.findings.map(\.rule) == ["no-breakpoint"])
    #expect(finding.tokensLost?.point ?? 0 > 2500)
    #expect(finding.costLost ?? 0 > 0.005)
  }

  @Test func aGatewayThatSetsMarkersIsBelieved() {
    #expect(
      analyse(line(["One?"], cached: 0), line(["One?", "Yes.", "Two?"], cached: 3200))
        .findings.isEmpty)
  }

  @Test func aMarkedPrefixIsNotBlamed() {
    let marker = #","cache_control":{"type":"ephemeral"}"#
    let report = analyse(
      line(["One?"], cached: 0, marker: marker),
      line(["One?", "Yes.", "Two?"], cached: 3200, marker: marker))
    #expect(report.findings.isEmpty)
  }
}
