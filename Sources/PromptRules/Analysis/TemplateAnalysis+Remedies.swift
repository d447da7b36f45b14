import ChangeCauses
import PrefixStability
import PromptCompiler
import PromptSkeleton

/// What is to be done about an input by the place that it stands in.
extension TemplateAnalysis {
  /// Of a condition or list that gives each of its outcomes a prefix of its own.
  func remedyOfFork(_ input: RowInput, _ kind: ChangeKind?) -> String {
    if kind == .listOrder {
      return "Pass the list in the same order each time, sorted by name for instance."
    }
    // Tools come before everything: nothing can be put in front of them.
    if position(of: input)?.section == .tools {
      let rare =
        compiled.skeleton.endpoint == .anthropicMessages
        ? ", or declare rare ones with 'defer_loading: true', which keeps them out of the prefix"
        : ""
      return "Offer every request the same tools\(rare)."
    }
    return input.use == .condition
      ? "Put the block behind the breakpoint, or say the same in text that is always there."
      : "Put the block behind the breakpoint, best into the last user message."
  }

  /// Of a value that changes between requests.
  func remedyOfVolatile(_ input: RowInput, _ kind: ChangeKind?) -> String {
    if position(of: input)?.isHistory ?? false {
      return
        "Keep the messages of earlier turns as they were sent, and drop old ones many at a time, "
        + "not some in each turn."
    }
    if kind == .listOrder || kind == .lineOrder {
      return
        "Write '\(input.path)' in the same order each time, or move it behind the last breakpoint."
    }
    return "Move '\(input.path)' behind the last breakpoint, best into the last user message, or "
      + "declare the lifetime that it has."
  }

  private func position(of input: RowInput) -> Position? {
    compiled.position(ofChunk: input.chunk).map { compiled.positions[$0] }
  }
}
