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

  /// What LiteLLM logs: Anthropic's counters beside a total that includes them.
  private func liteLLM(_ minute: Int, _ turns: [String], read: Int, written: Int) -> String {
    let marked = #","cache_control":{"type":"ephemeral"}"#
    let usage =
      #"{"prompt_tokens":\#(read + written + 20),"completion_tokens":9,"#
      + #""cache_creation_input_tokens":\#(written),"cache_read_input_tokens":\#(read)}"#
    return #"{"time":\#(1_790_000_000 + minute * 60),"#
      + line(turns, cached: 0, marker: marked).dropFirst().split(separator: #""response""#)[0]
      + #""response":{"usage":\#(usage)}}"#
  }

  @Test func markersOfClaudeExpireInAnyForm() throws {
    let report = analyse(
      liteLLM(0, ["One?"], read: 0, written: 3200),
      liteLLM(10, ["One?", "Yes.", "Two?"], read: 0, written: 3200))
    let finding = try #require(report.findings.first)
    #expect(report.findings.map(\.rule) == ["ttl-expired"])
    let tokens = Double(try #require(finding.tokensLost).point)
    // Written again at 3.75 instead of read at 0.30 per million.
    #expect(abs(try #require(finding.costLost) - tokens * 3.45e-6) < 1e-9)
    #expect(report.lanes.map(\.usage.uncached) == [40])
    #expect(report.lanes.map(\.usage.written) == [6400])
    #expect(report.agreement.agreed == 2)
  }

  @Test func aWholeMessageMayBeMarked() {
    func line(_ minute: Int, _ question: String) -> String {
      let rules = String(repeating: "Answer briefly and say what was tried. ", count: 400)
      return
        #"{"time":\#(1_790_000_000 + minute * 60),"request":{"model":"claude-sonnet-4-6","messages":["#
        + #"{"role":"system","content":"\#(rules)","cache_control":{"type":"ephemeral"}},"#
        + #"{"role":"user","content":"\#(question)"}]}}"#
    }
    #expect(
      analyse(line(0, "One?"), line(10, "Two?")).findings.map(\.rule) == ["ttl-expired"])
  }

  @Test func markersOfOtherModelsAreNoBusinessOfTheirs() {
    let marker = #","cache_control":{"type":"ephemeral"}"#
    let lines = [["One?"], ["One?", "Yes.", "Two?"]].map {
      line($0, cached: 0, marker: marker).replacing("anthropic/claude-sonnet-4.6", with: "gpt-5.4")
    }
    #expect(analyse(Array(lines.joined(separator: "\n").utf8)).findings.isEmpty)
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
