import ChangeCauses
import JSONText
import SourceText

/// What was done to messages that had been sent before.
enum HistoryCause {
  static let rule: RuleID = "history-rewritten"

  static func cause(of evidence: CauseEvidence) -> DivergenceCause {
    HistoryShift.cause(of: evidence) ?? blockCause(evidence) ?? valueCause(evidence)
  }

  /// Blocks of a message that went, came or turned into others.
  private static func blockCause(_ evidence: CauseEvidence) -> DivergenceCause? {
    let difference = evidence.difference
    let steps = evidence.steps
    if evidence.found.togglesCitations {
      return DivergenceCause(
        "parameters-changed", "citations-changed",
        "citations of an earlier document are switched on or off: system prompt and messages are "
          + "lost, tools stay",
        remedy: "Choose once for a conversation whether a document is cited.")
    }
    if isThinkingLost(evidence) {
      return DivergenceCause(
        rule, "thinking-stripped", "a thinking block of an earlier turn is gone",
        remedy: "Send thinking blocks back unchanged, with their signatures.")
    }
    if let block = leftBlock(evidence), block.kind == .image || block.kind == .document,
      evidence.divergence.block != nil, rightBlock(evidence)?.kind != block.kind
    {
      return DivergenceCause(
        rule, "image-removed", "an image or document of an earlier turn is gone",
        remedy: "Keep images as they were sent; remove them in large steps, not one turn later.")
    }
    if let block = leftBlock(evidence), block.kind == .image || block.kind == .document,
      steps.contains("source") || steps.contains("image_url") || difference.kind != .text
    {
      return DivergenceCause(
        rule, "image-changed", "an image or document of an earlier turn changes",
        remedy: "Encode each image once and send the same bytes again.")
    }
    if difference.kind == .value, ["content", "parts", "input"].contains(steps.last) {
      return DivergenceCause(
        rule, "content-form", "a message changes between a string and a list of blocks",
        severity: .hint,
        remedy: "Write messages in one form; whether both forms share a cache is disputed.")
    }
    if difference.kind == .keyOrder || isKeyOrder(evidence) {
      let isFreeForm =
        steps.contains("input") || steps.contains("arguments") || steps.contains("args")
      return DivergenceCause(
        rule, "key-order",
        "the same keys come in another order"
          + KeyOrder.further(document(difference.left), document(difference.right)),
        severity: isFreeForm ? .error : .hint,
        remedy: "Send a tool call's input back in the order of keys in which it came.")
    }
    if difference.kind == .missing {
      let isAdded = difference.left == nil
      return DivergenceCause(
        rule, isAdded ? "content-added" : "content-removed",
        isAdded
          ? "an earlier message has more content than before"
          : "a part of an earlier message is gone",
        remedy: "Leave earlier messages as they were; add new content to the newest turn.")
    }
    return nil
  }

  /// Changes inside a text.
  private static func valueCause(_ evidence: CauseEvidence) -> DivergenceCause {
    let difference = evidence.difference
    if let last = evidence.steps.last,
      ["id", "tool_use_id", "tool_call_id", "call_id"].contains(last)
    {
      return DivergenceCause(
        rule, "id-regenerated", "the id of an earlier tool call changes",
        remedy: "Keep the id that the provider gave, or make ids from the call's position.")
    }
    if isTruncated(evidence) {
      return DivergenceCause(
        rule, "truncated", "the text of an earlier message is cut",
        remedy: "Cut a tool result once, when it is first sent, and keep it so.")
    }
    if let index = evidence.divergence.leftElement, index == evidence.divergence.rightElement,
      InstructionLikeness.hasMerged(evidence.earlier, evidence.later, index)
    {
      return DivergenceCause(
        rule, "messages-merged", "an earlier message has taken in a later one",
        remedy: "Keep messages apart as they were sent, also where what stood between them goes.")
    }
    let change = ValueChange.cause(of: difference)
    if let change, ValueChange.isTelling(change.kind) {
      return DivergenceCause(
        rule, change.kind.rawValue, "\(change.label) changes in an earlier message",
        remedy: ValueChange.remedy(change.kind))
    }
    return DivergenceCause(
      rule, "edited", "the text of an earlier message changes",
      remedy: "Leave earlier messages as they were; add new content to the newest turn.")
  }

  /// Whether the message keeps its start and loses much of its end, or says that it was cut.
  private static func isTruncated(_ evidence: CauseEvidence) -> Bool {
    guard let left = evidence.difference.left, let right = evidence.difference.right,
      evidence.difference.kind == .text
    else { return false }
    let rest = right[min(evidence.difference.offset, right.count)...].prefix(400)
      .map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    let saysSo = rest.withUnsafeBytes { bytes in
      ["truncated", "[cleared", "omitted", "elided", "tool result cleared", "chars removed"]
        .contains { bytes.contains(Array($0.utf8)) }
    }
    if saysSo, right.count < left.count { return true }
    return left.count >= 200 && right.count * 2 < left.count
      && evidence.difference.offset * 10 >= right.count * 8
  }

  private static func isThinkingLost(_ evidence: CauseEvidence) -> Bool {
    if let last = evidence.steps.last, evidence.difference.kind == .missing,
      ["reasoning_content", "reasoning", "reasoning_details", "thinking", "signature"].contains(
        last)
    {
      return true
    }
    guard let left = evidence.divergence.leftElement, left < evidence.earlier.history.count else {
      return false
    }
    if evidence.earlier.history.member == .input {
      return evidence.earlier.history.blocks(of: left).isEmpty
        && raw(evidence.earlier, left, says: "\"type\":\"reasoning\"")
    }
    guard let block = leftBlock(evidence) else { return false }
    guard block.kind == .thinking || block.kind == .redactedThinking else { return false }
    return rightBlock(evidence)?.kind != block.kind
  }

  private static func raw(_ request: CapturedRequest, _ index: Int, says sign: String) -> Bool {
    let bytes = Array(request.history.rawBytes(of: index)).filter { $0 > 0x20 }
    return bytes.withUnsafeBytes { $0.contains(Array(sign.utf8)) }
  }

  private static func leftBlock(_ evidence: CauseEvidence) -> PrefixBlock? {
    block(evidence.divergence.leftElement, evidence.divergence.block, in: evidence.earlier)
  }

  private static func rightBlock(_ evidence: CauseEvidence) -> PrefixBlock? {
    block(evidence.divergence.rightElement, evidence.divergence.block, in: evidence.later)
  }

  private static func block(
    _ element: Int?, _ block: Int?, in request: CapturedRequest
  ) -> PrefixBlock? {
    guard let element, element < request.history.count else { return nil }
    return request.history.blocks(of: element).dropFirst(block ?? 0).first
  }

  /// The value itself, for blocks of the message behind the breakpoint are not compared.
  private static func document(_ text: [UInt8]?) -> JSONDocument? {
    text.flatMap { try? JSONDocument(parsing: $0) }
  }

  private static func isKeyOrder(_ evidence: CauseEvidence) -> Bool {
    let difference = evidence.difference
    guard difference.kind == .text, let left = difference.left, let right = difference.right else {
      return false
    }
    return KeyOrder.isOnlyDifference(inText: left, right)
  }
}
