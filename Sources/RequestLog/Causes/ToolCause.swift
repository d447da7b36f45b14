import ChangeCauses
import JSONText
import SourceText

/// Why the tools of two requests differ.
enum ToolCause {
  private static let rule: RuleID = "tools-changed"

  static func cause(of evidence: CauseEvidence) -> DivergenceCause {
    let left = names(in: evidence.earlier, evidence.divergence.member)
    let right = names(in: evidence.later, evidence.divergence.member)
    if left == right { return definitionCause(evidence) }
    if left.sorted() == right.sorted() {
      return DivergenceCause(
        rule, "tools-reordered", "the same tools come in another order",
        remedy: "Sort the tools by name before each request.")
    }
    let added = right.filter { !left.contains($0) }
    let removed = left.filter { !right.contains($0) }
    if removed.isEmpty {
      return DivergenceCause(
        rule, "tools-added", "\(listed(added, evidence)) added to the tools",
        remedy:
          "Declare all tools from the start, with defer_loading for those that are seldom needed.")
    }
    if added.isEmpty {
      return DivergenceCause(
        rule, "tools-removed",
        right.isEmpty
          ? "all tools are gone" : "\(listed(removed, evidence)) removed from the tools",
        remedy: "Keep the tools as they are and forbid their use with tool_choice where needed.")
    }
    return DivergenceCause(
      rule, "tools-replaced", "\(listed(removed, evidence)) replaced by \(listed(added, evidence))",
      remedy: "Keep one list of tools for the whole conversation.")
  }

  /// The same names in the same order: something inside a definition differs.
  private static func definitionCause(_ evidence: CauseEvidence) -> DivergenceCause {
    let steps = evidence.steps
    if evidence.difference.kind == .keyOrder || isKeyOrder(evidence) {
      return DivergenceCause(
        rule, "key-order",
        "a tool's definition has the same keys in another order"
          + KeyOrder.further(evidence.found.leftElement, evidence.found.rightElement),
        remedy: "Serialise each schema in one order of keys, or once and for all.")
    }
    if steps.contains("description"), let change = ValueChange.cause(of: evidence.difference) {
      let isTelling = ValueChange.isTelling(change.kind)
      return DivergenceCause(
        rule, isTelling ? change.kind.rawValue : "tool-description-changed",
        isTelling
          ? "\(change.label) changes in a tool's description" : "a tool's description changes",
        remedy: "Keep the descriptions constant; put what changes into the newest turn.")
    }
    if let change = ValueChange.cause(of: evidence.difference), evidence.difference.kind == .text,
      change.kind.group == .encoding || change.kind.group == .order
    {
      return DivergenceCause(
        rule, change.kind.rawValue, "\(change.label) changes in a tool's definition",
        remedy: ValueChange.remedy(change.kind))
    }
    return DivergenceCause(
      rule, "schema-changed", "a tool's definition changes",
      remedy: "Keep each tool's schema constant for the whole conversation.")
  }

  /// Whether the tools that differ say the same once their keys are sorted.
  private static func isKeyOrder(_ evidence: CauseEvidence) -> Bool {
    guard let left = evidence.found.leftElement?.root, let right = evidence.found.rightElement?.root
    else { return false }
    return KeyOrder.isOnlyDifference(left, right)
  }

  /// The tools' names in order; a built-in tool's type where it has none.
  private static func names(in request: CapturedRequest, _ member: PrefixMember) -> [String] {
    guard let text = request.text(member), text.form == .list else { return [] }
    return text.elements.enumerated().map { index, element in
      guard let tool = try? JSONDocument(parsing: Array(text.rawBytes(element))).root else {
        return "#\(index)"
      }
      let name = tool["name"] ?? tool["function"]?["name"] ?? tool["toolSpec"]?["name"]
      let firstKey = tool.members.first { _ in true }?.key.string
      return name?.string ?? tool["type"]?.string ?? firstKey ?? "#\(index)"
    }
  }

  private static func listed(_ names: [String], _ evidence: CauseEvidence) -> String {
    guard evidence.quotesNames else { return names.count == 1 ? "a tool" : "\(names.count) tools" }
    let shown = names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}

/// Objects that differ in nothing but the order of their keys.
enum KeyOrder {
  static func isOnlyDifference(_ left: JSONValue, _ right: JSONValue) -> Bool {
    guard let leftBytes = try? JSONWriter.canonical(left),
      let rightBytes = try? JSONWriter.canonical(right)
    else { return false }
    return leftBytes == rightBytes
  }

  /// What else two values differ in, as the end of a message; empty where that is all.
  static func further(_ left: JSONDocument?, _ right: JSONDocument?) -> String {
    guard let left, let right,
      let leftBytes = try? JSONWriter.canonical(left.root),
      let rightBytes = try? JSONWriter.canonical(right.root),
      let sortedLeft = try? JSONDocument(parsing: leftBytes),
      let sortedRight = try? JSONDocument(parsing: rightBytes),
      let other = FirstDifference.between(sortedLeft.root, sortedRight.root, at: [])
    else { return "" }
    return ", and '\(other.pointer.dropFirst())' differs as well"
  }

  /// The same for two texts that are JSON themselves.
  static func isOnlyDifference(inText left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.first == 0x7B || left.first == 0x5B, left.first == right.first,
      let leftValue = try? JSONDocument(parsing: left).root,
      let rightValue = try? JSONDocument(parsing: right).root
    else { return false }
    return isOnlyDifference(leftValue, rightValue)
  }
}
