import PromptCache
import PromptCompiler
import PromptEmitters
import PromptRules
import PromptSkeleton
import SourceText

/// Compares a template's prefixes with its lock.
struct LockCheck {
  let lock: PromptLock
  /// The template's path from the lock's folder.
  let path: String
  /// Whether a changed prefix is an error.
  let isStrict: Bool

  /// A finding for each breakpoint whose prefix is not the locked one.
  func findings(_ compiled: CompiledTemplate, _ reference: ModelReference?) -> [Diagnostic] {
    let figures = PrefixFigures.figures(of: compiled, family: reference?.family ?? .generic)
    let now = LockEntry.entries(of: compiled, figures: figures, path: path)
    var isReported = false
    return now.enumerated().compactMap { index, entry in
      let locked = lock.entries(for: entry.key)
      if locked.contains(where: { $0.sha256 == entry.sha256 && $0.model == entry.model }) {
        return nil
      }
      guard let earlier = locked.first else {
        return lock.knows(path) || isStrict ? added(index, compiled) : nil
      }
      // What changed at one breakpoint changes all behind it.
      if isReported { return nil }
      isReported = true
      return changed(index, from: earlier, to: entry, compiled, reference)
    }
  }

  private func added(_ index: Int, _ compiled: CompiledTemplate) -> Diagnostic {
    Diagnostic(
      rule: PrefixChanged.rule.id, severity: isStrict ? .error : .hint,
      message: "breakpoint \(index + 1) is not in \(PromptLock.fileName)",
      span: compiled.breakpoints[index].span, remedy: "Run 'promptlint lock'.")
  }

  private func changed(
    _ index: Int, from earlier: LockEntry, to entry: LockEntry, _ compiled: CompiledTemplate,
    _ reference: ModelReference?
  ) -> Diagnostic {
    let breakpoint = compiled.breakpoints[index]
    var notes = [Diagnostic.Note("breakpoint \(index + 1) is here", span: breakpoint.span)]
    var span = breakpoint.span
    var what: String
    if earlier.model != entry.model {
      what = "the model was \(earlier.model) and is \(entry.model)"
      notes = []
    } else {
      what = "\(earlier.bytes) constant bytes became \(entry.bytes)"
      let first = zip(earlier.blocks, entry.blocks).prefix { $0 == $1 }.count
      let position = breakpoint.position + 1 - entry.blocks.count + first
      if !earlier.blocks.isEmpty, first < entry.blocks.count {
        span = compiled.positions[position].span
      } else {
        notes = []
      }
    }
    if !entry.key.tier.isEmpty { what += " (\(entry.key.tier))" }
    if let cost = coldStart(entry, breakpoint, reference) { notes.append(.init(cost)) }
    return Diagnostic(
      rule: PrefixChanged.rule.id, severity: isStrict ? .error : .warning,
      message: "the cached prefix is not the one in \(PromptLock.fileName): \(what)",
      span: span, notes: notes,
      remedy: "Run 'promptlint lock' if the change is meant.")
  }

  /// What the first request after a deploy pays.
  private func coldStart(
    _ entry: LockEntry, _ breakpoint: CompiledBreakpoint, _ reference: ModelReference?
  ) -> String? {
    guard let costs = reference?.model.flatMap({ CostModel($0) }) else { return nil }
    let written = costs.cost(
      of: breakpoint.ttl == .oneHour
        ? TokenUsage(longWrite: entry.tokens) : TokenUsage(shortWrite: entry.tokens))
    let read = costs.cost(of: TokenUsage(read: entry.tokens))
    return "every cache of it starts cold: about \(entry.tokens) tokens are written again, "
      + "for $\(Self.text(written.dollars)) instead of $\(Self.text(read.dollars)) per thousand "
      + "prefixes"
  }

  /// The price of a thousand, in cents.
  private static func text(_ dollars: Double) -> String {
    let cents = Int((dollars * 100_000).rounded())
    return "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
  }
}
