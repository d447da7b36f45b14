import JSONText
import TestSupport
import Testing

@testable import ChangeCauses

/// The field cases whose requests part inside a value: the kind agrees with the case's class.
@Suite(.enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
struct FieldCaseClassTests {
  private static let moments: Set<ChangeKind> = [.timestamp, .time, .date, .relativeTime]

  /// The kinds of change that each class of cases is made by.
  private static let kinds: [String: Set<ChangeKind>] = [
    "timestamp": moments,
    "date-only": [.date],
    "env/cwd/git-status": [.path, .state, .listMembership],
    "uuid/session-id": [.uuid, .prefixedID, .sessionID],
    "nonce/header-hash": [.uuid, .randomToken, .hexDigest],
    "token-budget-line": [.tokenBudget, .percentage],
    "random-order-other": [.lineOrder, .listOrder],
    "map-key-order": [.keyOrder],
    "per-user-in-prefix": [.person, .userID, .email, .path],
    "retrieved-context-before-history": [
      .retrievedContext, .score, .listMembership, .appendedText, .insertedText, .text,
    ],
    "volatile-before-static": [.counter, .text],
    "live-state-in-system": [.flag, .state],
    "whitespace/encoding": [.trailingWhitespace, .whitespace, .lineEnding],
  ]

  /// Classes that say what happened to the request's structure, not what kind of value changed.
  private static let structural: Set<String> = [
    "history-mutation", "history-truncation", "history-window-slide", "compaction",
    "thinking-strip", "tool-set-changed", "random-order-tools", "params-changed",
    "fork-prefix-divergence", "cache-key-routing", "breakpoint-misplaced",
  ]

  /// Cases where the first difference is of another kind than the class, and why.
  private static let exceptions: [String: (kind: ChangeKind, reason: String)] = [
    "fb-073": (.appendedText, "the budget line is absent from the first request"),
    "fb-099": (.counter, "the number of the memory window changes before its text does"),
    "fb-114": (.timestamp, "the context that is put in begins with a clock"),
  ]

  private static let names: [String] = (1...300).flatMap { number in
    let digits = String(number)
    let name = "fb-" + String(repeating: "0", count: 3 - digits.count) + digits
    return [name, name + "-b"]
  }.filter { SharedMaterial.bytes("field-cases/\($0)/expect.json") != nil }

  @Test func thereAreCases() { #expect(FieldCaseClassTests.names.count >= 60) }

  @Test(arguments: names)
  func kindAgreesWithTheClass(name: String) throws {
    let folder = "field-cases/\(name)/"
    let expected = try JSONDocument(
      parsing: try #require(SharedMaterial.bytes(folder + "expect.json"))
    ).root
    guard let place = expected["first_difference"], let pointer = place["json_pointer"],
      let pair = place["pair"], let first = pair[0]?.integer, let second = pair[1]?.integer,
      let offset = place["byte_offset_in_value"]?.integer
    else { return }
    let lines = try #require(SharedMaterial.bytes(folder + "requests.jsonl"))
      .split(separator: 0x0A)
    let left = try text(at: pointer.string, of: Array(lines[first]))
    let right = try text(at: pointer.string, of: Array(lines[second]))
    guard let left, let right else { return }
    let cause = ChangeClassifier.classify(left: left.bytes, right: right.bytes)
    let known = ChangeClassifier.classify(
      left: left.bytes, right: right.bytes, firstDifference: left.isString ? offset : nil)
    #expect(cause == known)

    let group = try #require(expected["class"]).string
    if let exception = FieldCaseClassTests.exceptions[name] {
      #expect(cause.kind == exception.kind, "\(exception.reason)")
    } else if !FieldCaseClassTests.structural.contains(group) {
      let kinds = try #require(FieldCaseClassTests.kinds[group], "no kinds for \(group)")
      #expect(kinds.contains(cause.kind))
    }
  }

  /// The decoded bytes of the string at a pointer, or the bytes of another value as written.
  private func text(at pointer: String, of request: [UInt8]) throws -> (
    bytes: [UInt8], isString: Bool
  )? {
    var value = try JSONDocument(parsing: request).root
    for step in pointer.split(separator: "/") {
      let child = Int(step).flatMap { value[$0] } ?? value[String(step)]
      guard let child else { return nil }
      value = child
    }
    return value.kind == .string
      ? (value.stringBytes(), true) : (Array(value.rawBytes), false)
  }
}
