import JSONText
import RequestLog
import SourceText
import TestSupport
import Testing

/// Recorded requests of real programs.
@Suite(.enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
struct CorpusLogTests {
  private func corpus() throws -> [UInt8] {
    try #require(SharedMaterial.bytes("corpus/logs/wire-requests.jsonl"))
  }

  @Test func everyRecordIsReadOrNamed() throws {
    let report = analyse(try corpus())
    let skipped = report.unreadable.reduce(0) { $0 + $1.count }
    #expect(report.requests + skipped == 2313)
    #expect(report.requests >= 2270)
    #expect(!report.isIncomplete)
    #expect(report.unreadable.allSatisfy { !$0.reason.isEmpty })
  }

  /// Nearly all recorded cache reads and writes come as predicted.
  @Test func usageIsPredicted() throws {
    let agreement = analyse(try corpus()).agreement
    #expect(agreement.compared >= 1000)
    #expect(agreement.agreed * 100 >= agreement.compared * 90)
    // What remains are nearly all entries that were written before the recording began.
    let outside = agreement.disagreements.count { $0.predicted != .hit && $0.reported == .hit }
    #expect(outside * 100 >= agreement.disagreements.count * 80)
  }

  /// A change of a recorded conversation flips its prediction, with the right cause.
  @Test(arguments: ["system", "tools", "key-order"])
  func aChangeFlipsThePrediction(_ part: String) throws {
    let marked = #"{"type":"ephemeral"}"#
    var tool =
      #"{"name":"run","input_schema":{"type":"object","properties":{"c":{"type":"string"}}}}"#
    var system = String(repeating: "Say what was tried and what is next. ", count: 200)
    let usage =
      #""usage":{"input_tokens":9,"cache_read_input_tokens":0,"cache_creation_input_tokens":3000,"output_tokens":1}"#
    func record(_ messages: String) -> String {
      #"{"request":{"model":"claude-opus-5-5","max_tokens":9,"tools":[\#(tool)],"system":[{"type":"text","text":"\#(system) On 2026-11-20.","cache_control":\#(marked)}],"messages":[\#(messages)]},\#(usage)}"#
    }
    let question = #"{"role":"user","content":"Hi"}"#
    let first = record(question)
    #expect(analyse(first, record(question)).agreement.disagreementCount == 1)
    switch part {
    case "system": system += "Also on Sundays."
    case "tools": tool = tool.replacing("run", with: "walk")
    default:
      tool =
        #"{"name":"run","input_schema":{"properties":{"c":{"type":"string"}},"type":"object"}}"#
    }
    let report = analyse(first, record(question))
    #expect(report.agreement.disagreementCount == 0)
    let expected = [
      "system": "system-changed", "tools": "tools-changed", "key-order": "tools-changed",
    ]
    let finding = try #require(report.findings.first { $0.comparesValues })
    #expect(finding.rule.name == expected[part])
    if part == "key-order" { #expect(finding.cause == "key-order") }
  }

  /// Two runs over the same bytes print the same bytes, and values can be kept out of them.
  @Test func redactionHidesValues() throws {
    var options = LogOptions()
    options.redacts = true
    let requests = try #require(SharedMaterial.bytes("field-cases/fb-256/requests.jsonl"))
    let finding = try #require(
      analyse(requests, options: options).findings.first { $0.comparesValues })
    let again = try #require(
      analyse(requests, options: options).findings.first { $0.comparesValues })
    #expect(finding.left == again.left)
    let quoted = String(decoding: finding.left?.text ?? [], as: UTF8.self)
    #expect(quoted.hasPrefix("<text of 6002 bytes, #"))
    #expect(finding.left != finding.right)
    options.redactionKey = Array("other".utf8)
    let keyed = try #require(
      analyse(requests, options: options).findings.first { $0.comparesValues })
    #expect(keyed.left != finding.left)
  }
}
