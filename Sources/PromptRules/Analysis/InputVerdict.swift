package import PrefixStability
import PromptCache
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
  /// Where to show it, if not at the input itself.
  package var span: SourceSpan?

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
    /// A value of a turn that the next turn's history does not have.
    case lostValue
    /// Constant text of a turn, beside the input, that the next turn's history does not have.
    case lostText
    /// A value of a day.
    case daily
    /// A value of a tenant, user or session before text that all of them share.
    case early
  }

  /// The verdicts on the inputs of a compiled template, in the order of their chunks.
  static func verdicts(
    _ compiled: CompiledTemplate, _ stability: StabilityReport, _ shared: SharedText,
    _ model: Model?, _ cost: PrefixCost?
  ) -> [InputVerdict] {
    var verdicts = stability.inputs.indices.compactMap { index in
      InputJudge(
        compiled: compiled, stability: stability, shared: shared, model: model, cost: cost,
        index: index
      ).verdict()
    }
    // What is kept from others is worth a word where requests read what they have cached.
    let broken = Set(
      verdicts.filter { $0.kind != .daily && $0.kind != .early }.flatMap(\.breakpoints))
    verdicts.removeAll { $0.kind == .early && !broken.isDisjoint(with: $0.breakpoints) }
    func path(_ verdict: InputVerdict) -> ValuePath {
      stability.inputs[verdict.input].input.rowPath
    }
    // A list and what is taken of its elements are one cause: what rows have shown speaks for it.
    var groups: [ValuePath: (first: Int, isMeasured: Bool)] = [:]
    for verdict in verdicts {
      let earlier = groups[path(verdict)]
      groups[path(verdict)] = (
        earlier?.first ?? verdict.input, verdict.variation != nil || earlier?.isMeasured == true
      )
    }
    var asked: Set<RowInput.Question> = []
    return verdicts.filter { verdict in
      guard let group = groups[path(verdict)] else { return true }
      return group.isMeasured
        ? verdict.variation != nil
          && asked.insert(stability.inputs[verdict.input].input.question).inserted
        : verdict.input == group.first
    }
  }
}
