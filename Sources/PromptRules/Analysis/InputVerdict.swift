package import PrefixStability
import PromptCompiler
import PromptSkeleton
package import SourceText

/// What is to be said of one input that stands before a breakpoint.
package struct InputVerdict: Sendable {
  /// The index of the input in the report.
  package var input: Int
  package var kind: Kind
  package var evidence: Evidence
  /// The two rows that witness it, if any do.
  package var variation: StabilityReport.Variation?
  /// The breakpoints whose prefixes depend on the input, in order; never empty.
  package var breakpoints: [Int]

  package enum Kind: Sendable {
    /// A value of a single request.
    case volatile
    /// A value that changes sooner than its lifetime allows.
    case lifetimeViolated
    /// A condition or list whose outcomes have prefixes of their own.
    case forked
    /// The same JSON, written differently.
    case jsonSpelling
    /// The same text, encoded differently.
    case encoding
    /// A value of a single request in the messages that the breakpoint stands behind.
    case tail
    /// A value of a day.
    case daily
  }

  /// The verdicts on the inputs of a compiled template, in the order of their chunks.
  static func verdicts(
    _ compiled: CompiledTemplate, _ stability: StabilityReport
  ) -> [InputVerdict] {
    stability.inputs.indices.compactMap { index in
      Judge(compiled: compiled, stability: stability, index: index).verdict()
    }
  }
}

/// Decides what is to be said of one input.
private struct Judge {
  let compiled: CompiledTemplate
  let stability: StabilityReport
  let index: Int

  private var measured: StabilityReport.Input { stability.inputs[index] }
  private var input: RowInput { measured.input }

  /// The breakpoints behind the input.
  private var affected: [Int] {
    compiled.breakpoints.indices.filter { compiled.breakpoints[$0].end > input.chunk }
  }

  /// Whether only breakpoints of the messages are behind it, which a conversation may extend.
  private var isInMessages: Bool {
    compiled.positions.contains { $0.section == .messages && $0.chunks.contains(input.chunk) }
  }

  func verdict() -> InputVerdict? {
    guard !affected.isEmpty else { return nil }
    if let broken = brokenConversation() { return broken }
    return input.lifetime == .request ? requestVerdict() : lastingVerdict()
  }

  /// A turn that does not extend the one before it, at this input.
  private func brokenConversation() -> InputVerdict? {
    guard isInMessages || input.lifetime >= .session else { return nil }
    for breakpoint in affected {
      guard let broken = stability.breakpoints[breakpoint].broken, broken.input == index else {
        continue
      }
      let place = compiled.origins[broken.chunk].span(at: 0)
      let span = place ?? compiled.breakpoints[breakpoint].span
      let variation = StabilityReport.Variation(
        rows: broken.rows, spans: Pair(span, span), values: broken.values,
        prefixOffset: broken.prefixOffset, cause: broken.cause)
      return verdict(kind(of: broken.cause, else: .volatile), .measured, variation)
    }
    return nil
  }

  private func requestVerdict() -> InputVerdict? {
    if isInMessages { return tailVerdict() }
    if let variation = measured.variation {
      return verdict(kind(of: variation.cause, else: forkOr(.volatile)), .measured, variation)
    }
    if input.isDeclared { return verdict(forkOr(.volatile), .declared, nil) }
    return stability.rowCount > 1 ? nil : verdict(forkOr(.volatile), .suspected, nil)
  }

  /// In a conversation the next turn brings this turn's value back; unrelated requests do not.
  private func tailVerdict() -> InputVerdict? {
    if stability.rowsWithSession > 0 || hasHistory { return nil }
    let kind = isInLastMessage ? InputVerdict.Kind.tail : forkOr(.volatile)
    if let variation = measured.variation {
      return verdict(self.kind(of: variation.cause, else: kind), .measured, variation)
    }
    if stability.rowCount > 1 { return nil }
    return verdict(kind, input.isDeclared ? .declared : .suspected, nil)
  }

  /// Whether the messages bring earlier turns back before the input, as far as the template tells.
  private var hasHistory: Bool {
    compiled.positions.contains {
      $0.section == .messages && $0.kind == nil && $0.chunks.lowerBound <= input.chunk
    }
  }

  /// Whether the input stands in the message that ends the request.
  private var isInLastMessage: Bool {
    guard let last = compiled.positions.last?.message else { return false }
    return compiled.positions.contains { $0.message == last && $0.chunks.contains(input.chunk) }
  }

  private func lastingVerdict() -> InputVerdict? {
    if let violation = measured.violation {
      return verdict(kind(of: violation.cause, else: .lifetimeViolated), .measured, violation)
    }
    if isStructure, input.lifetime > .static, !(isInMessages && input.use == .list) {
      if let variation = measured.variation { return verdict(.forked, .measured, variation) }
      return stability.rowCount > 1 ? nil : verdict(.forked, .declared, nil)
    }
    return input.lifetime == .daily ? verdict(.daily, .declared, measured.variation) : nil
  }

  private var isStructure: Bool { input.use == .condition || input.use == .list }

  private func forkOr(_ kind: InputVerdict.Kind) -> InputVerdict.Kind {
    isStructure ? .forked : kind
  }

  /// Changes of spelling have findings of their own, whatever the lifetime.
  private func kind(of cause: ChangeCause, else kind: InputVerdict.Kind) -> InputVerdict.Kind {
    switch cause.kind {
    case .keyOrder: .jsonSpelling
    case let other where other.group == .encoding: .encoding
    default: kind
    }
  }

  private func verdict(
    _ kind: InputVerdict.Kind, _ evidence: Evidence, _ variation: StabilityReport.Variation?
  ) -> InputVerdict {
    InputVerdict(
      input: index, kind: kind, evidence: evidence, variation: variation, breakpoints: affected)
  }
}
