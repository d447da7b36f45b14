import JSONText
import RequestLog
import SourceText
import TestSupport
import Testing

/// The rebuilt public bugs of the shared material, each with what must be found in it.
@Suite(.enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
struct FieldCaseTests {
  @Test(arguments: FieldCase.all)
  func isFound(_ fieldCase: FieldCase) throws {
    let report = analyse(fieldCase.requests)
    #expect(report.verdict.rawValue == fieldCase.verdict, "\(report.findings)")
    if fieldCase.verdict == "stable" {
      #expect(report.findings.allSatisfy { $0.effect == .stable })
    }
    guard let expected = fieldCase.difference else { return }
    let finding = try #require(
      report.findings.first { $0.comparesValues }, "\(report.findings.map(\.message))")
    #expect([finding.against?.index, finding.request.index] == expected.pair)
    #expect(finding.pointer == expected.pointer)
    #expect(finding.offset == expected.offset)
    #expect(quote(finding.left) == expected.left.map { $0.prefix(20) }.map(String.init))
    #expect(quote(finding.right) == expected.right.map { $0.prefix(20) }.map(String.init))
    #expect(fieldCase.accepts(finding), "\(finding.rule) \(finding.cause) for \(fieldCase.kind)")
  }

  @Test(arguments: FieldCase.all.filter { $0.rule != nil })
  func isNamedByItsRule(_ fieldCase: FieldCase) {
    let report = analyse(fieldCase.requests)
    let causes = report.findings.filter { $0.effect != .stable }.map(\.cause)
    #expect(causes.contains(fieldCase.rule ?? ""), "\(causes)")
  }

  private func quote(_ excerpt: ValueExcerpt?) -> String? {
    excerpt.map { String(String(decoding: $0.text, as: UTF8.self).prefix(20)) }
  }
}

/// A case of the shared material.
struct FieldCase: Sendable, CustomTestStringConvertible {
  var name: String
  var requests: [UInt8]
  var verdict: String
  var kind: String
  var rule: String?
  var difference: Difference?

  struct Difference: Sendable {
    var pair: [Int?]
    var pointer: String
    var offset: Int
    var left: String?
    var right: String?
  }

  var testDescription: String { name }

  static let all: [FieldCase] = SharedMaterial.names(in: "field-cases").compactMap(FieldCase.init)

  init?(_ name: String) {
    guard let expectation = SharedMaterial.bytes("field-cases/\(name)/expect.json"),
      let requests = SharedMaterial.bytes("field-cases/\(name)/requests.jsonl"),
      let root = try? JSONDocument(parsing: expectation).root
    else { return nil }
    self.name = name
    self.requests = requests
    verdict = root["verdict"]?.string ?? ""
    kind = root["class"]?.string ?? ""
    rule = (root["rule"] ?? root["violations"]?[0]?["rule"])?.string
    guard let found = root["first_difference"], found.kind == .object else { return }
    difference = Difference(
      pair: found["pair"]?.elements.map(\.integer) ?? [],
      pointer: found["json_pointer"]?.string ?? "",
      offset: found["byte_offset_in_value"]?.integer ?? -1,
      left: found["left"].flatMap { $0.kind == .string ? $0.string : nil },
      right: found["right"].flatMap { $0.kind == .string ? $0.string : nil })
  }

  /// Whether a finding's rule and cause say what the case's class says.
  func accepts(_ finding: LogFinding) -> Bool {
    let place = finding.rule.name
    let cause = finding.cause
    switch kind {
    case "timestamp": return ["timestamp", "time", "date"].contains(cause)
    case "date-only": return ["date", "timestamp"].contains(cause)
    case "uuid/session-id":
      return ["uuid", "session-id", "identifier", "id-regenerated", "prefixed-id", "random-token"]
        .contains(cause)
    case "nonce/header-hash": return cause == "cache-key-changed" || place == "system-changed"
    case "random-order-tools": return cause == "tools-reordered"
    case "random-order-other": return cause == "list-order" || cause == "line-order"
    case "map-key-order": return cause == "key-order"
    case "tool-set-changed": return place == "tools-changed"
    case "history-mutation": return place == "history-rewritten"
    case "history-truncation": return cause == "truncated"
    case "history-window-slide": return cause == "window-slid"
    case "thinking-strip": return cause == "thinking-stripped"
    case "compaction": return cause == "compaction" || cause == "compacted"
    case "params-changed": return place == "parameters-changed"
    case "cache-key-routing": return cause == "cache-key-changed"
    case "whitespace/encoding":
      return ["whitespace", "trailing-whitespace", "line-ending"].contains(cause)
    default: return place == "system-changed"
    }
  }
}
