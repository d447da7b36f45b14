import PrefixStability
import PromptCache
import PromptCompiler
import PromptRules
import PromptSkeleton
import PromptTemplate
import SourceText

/// Compares a template's prefixes with its lock.
///
/// Without a finding, `promptlint lock` would leave the template's lines as they are, their order
/// and repeated lines apart.
struct LockCheck {
  let lock: PromptLock
  /// The template's path from the lock's folder.
  let path: String
  /// Whether what is not as it was locked is an error.
  let isStrict: Bool
  /// The digest of the lock's file; empty where there is none.
  let digest: String

  /// What is not as it was locked, for one tier.
  func findings(_ compiled: CompiledTemplate, _ reference: ModelReference?) -> [Diagnostic] {
    let figures = PrefixFigures.figures(of: compiled, family: reference?.family ?? .generic)
    let entries = LockEntry.entries(of: compiled, figures: figures, path: path)
    let locked = lock.entries(of: path, tier: compiled.tier ?? "")
    let comparison = LockComparison(entries, locked: locked)
    let costs = LockCosts(entries, comparison, reference)
    var findings: [Diagnostic] = []
    var isCold = false
    for (index, breakpoint) in comparison.breakpoints.enumerated() {
      let place = compiled.breakpoints[index].span
      switch breakpoint {
      case .locked(let earlier): findings += lifetime(earlier, entries[index], place)
      case .added: findings += added(index, place)
      case .changed(let earlier):
        // What changed at one breakpoint changes all behind it, which is told once; a block that
        // changed behind it is told on its own.
        let change =
          isCold
          ? locked.count == entries.count
            ? BlockChange(from: earlier.blocks, to: entries[index].blocks) : nil
          : BlockChange(
            from: Self.blocks(of: locked, upTo: earlier),
            to: Self.blocks(of: entries, upTo: entries[index]))
        let first = compiled.breakpoints[index].position + 1 - entries[index].blocks.count
        let block = change.map { isCold ? first + $0.index : $0.index }
        if !isCold || block != nil {
          findings.append(
            changed(
              index, from: earlier, to: entries[index], change?.description, compiled,
              block: block, cost: isCold ? nil : costs.coldStart))
        }
        findings += lifetime(earlier, entries[index], place)
        isCold = true
      }
    }
    findings += comparison.gone.compactMap { gone($0, costs.uncached(without: $0)) }
    return findings + comparison.doubled.compactMap(doubled)
  }

  /// What the lock has of tiers that the template does not have.
  func findings(onTiersOf template: Template) -> [Diagnostic] {
    let tiers = template.models.isEmpty ? [""] : template.models.map { $0.tier ?? "" }
    return lock.tiers(of: path).filter { tier in !tiers.contains { $0.hasSameBytes(as: tier) } }
      .compactMap { tier in
        lock.entries(of: path, tier: tier).first?.span.map { span in
          let change =
            tier.isEmpty
            ? "has tiers now, and its prefixes are locked here without one"
            : "has no tier '\(tier)' any more, whose prefixes are locked here"
          return finding("'\(path)' \(change)", at: span)
        }
      }
  }

  private static func blocks(of entries: [LockEntry], upTo last: LockEntry) -> [String] {
    var blocks: [String] = []
    var number = 0
    for entry in entries.sorted(by: { $0.precedes($1) })
    where entry.key.breakpoint <= last.key.breakpoint && entry.key.breakpoint > number {
      number = entry.key.breakpoint
      blocks += entry.key == last.key ? last.blocks : entry.blocks
    }
    return blocks
  }

  private func added(_ index: Int, _ place: SourceSpan) -> [Diagnostic] {
    guard isStrict || !lock.tiers(of: path).isEmpty else { return [] }
    return [
      Diagnostic(
        rule: ReadingRules.prefixChanged.id, severity: isStrict ? .error : .hint,
        message: "breakpoint \(index + 1) is not in \(PromptLock.fileName)", span: place,
        remedy: "Run 'promptlint lock'.")
    ]
  }

  private func lifetime(
    _ earlier: LockEntry, _ entry: LockEntry, _ place: SourceSpan
  ) -> [Diagnostic] {
    if earlier.ttl == entry.ttl { return [] }
    return [
      finding(
        "the prefix is cached for \(entry.ttl.rawValue) and was for \(earlier.ttl.rawValue) "
          + "when it was locked", at: place)
    ]
  }

  private func changed(
    _ index: Int, from earlier: LockEntry, to entry: LockEntry, _ change: String?,
    _ compiled: CompiledTemplate, block: Int?, cost: String?
  ) -> Diagnostic {
    let breakpoint = compiled.breakpoints[index]
    var what: [String] = []
    if !earlier.model.hasSameBytes(as: entry.model) {
      what.append("the model was \(earlier.model) and is \(entry.model)")
    }
    if earlier.sha256 != entry.sha256 {
      let size =
        earlier.bytes == entry.bytes
        ? "\(entry.bytes) constant bytes as before"
        : "\(earlier.bytes) constant bytes became \(entry.bytes)"
      what.append(
        (change ?? "what stands between its blocks changed (a role, a condition, 'tool_choice', "
          + "'thinking' or 'output_config')") + "; \(size)")
    }
    if !entry.key.tier.isEmpty { what[what.count - 1] += " (\(entry.key.tier))" }
    var notes: [Diagnostic.Note] = []
    if block != nil {
      notes.append(.init("breakpoint \(index + 1) is here", span: breakpoint.span))
    }
    if let cost { notes.append(.init(cost)) }
    return finding(
      "the cached prefix is not the one in \(PromptLock.fileName): "
        + what.joined(separator: "; "),
      at: block.map { compiled.positions[$0].span } ?? breakpoint.span, notes)
  }

  private func gone(_ entry: LockEntry, _ cost: String?) -> Diagnostic? {
    entry.span.map { span in
      let tier = entry.key.tier.isEmpty ? "" : " (\(entry.key.tier))"
      return finding(
        "breakpoint \(entry.key.breakpoint) of '\(path)'\(tier) is gone, whose prefix is locked "
          + "here", at: span, cost.map { [.init($0)] } ?? [])
    }
  }

  private func doubled(_ entry: LockEntry) -> Diagnostic? {
    entry.span.map {
      finding(
        "another line for breakpoint \(entry.key.breakpoint) of '\(path)', which is not what it "
          + "has now", at: $0)
    }
  }

  private func finding(
    _ message: String, at span: SourceSpan, _ notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(
      rule: ReadingRules.prefixChanged.id, severity: isStrict ? .error : .warning, message: message,
      span: span, notes: notes, remedy: "Run 'promptlint lock' if the change is meant.")
  }
}
