import ChangeCauses
import SourceText

/// Why the system prompts of two requests differ.
enum SystemCause {
  private static let rule: RuleID = "system-changed"

  static func cause(of evidence: CauseEvidence) -> DivergenceCause {
    let difference = evidence.difference
    switch difference.kind {
    case .missing:
      let isAdded = difference.left == nil
      return DivergenceCause(
        rule, isAdded ? "block-added" : "block-removed",
        isAdded ? "a block is added to the system prompt" : "a block of the system prompt is gone",
        remedy: "Keep the blocks in front of the last breakpoint, and add new ones behind it.")
    case .keyOrder:
      return DivergenceCause(
        rule, "key-order",
        "a system block has the same keys in another order"
          + KeyOrder.further(evidence.found.leftElement, evidence.found.rightElement),
        severity: .hint,
        remedy: "Serialise each block in one order of keys.")
    case .value:
      return DivergenceCause(
        rule, "content-form", "the system prompt changes between a string and a list of blocks",
        severity: .hint, remedy: "Write the system prompt in one form.")
    case .text:
      return textCause(evidence)
    }
  }

  private static func textCause(_ evidence: CauseEvidence) -> DivergenceCause {
    let difference = evidence.difference
    if let left = difference.left, let right = difference.right,
      TextLikeness.share(left, right) < 0.25, min(left.count, right.count) > 80
    {
      return DivergenceCause(
        rule, "system-replaced", "another system prompt stands in front of the same conversation",
        remedy: "Fork with the parent's system prompt, and put the new task into the newest turn.")
    }
    guard let change = ValueChange.cause(of: difference), ValueChange.isTelling(change.kind) else {
      return DivergenceCause(
        rule, "text", "the text of the system prompt changes",
        remedy: "Put what changes behind the last breakpoint, and what does not in front of it.")
    }
    return DivergenceCause(
      rule, change.kind.rawValue, "\(change.label) changes in the system prompt",
      remedy: ValueChange.remedy(change.kind))
  }
}
