import PrefixStability
import PromptCache
import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SourceText

/// Constant text that no breakpoint covers because something volatile stands before it.
package enum StrandedStatic: TemplateRule {
  package static let rule = Rule(
    id: "stranded-static", group: .prefix, severity: .warning,
    summary: "Constant text stands behind the last breakpoint that could cover it.")

  /// The fewest tokens that are worth a finding.
  static let threshold = 200

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard analysis.template.cache != .off || !analysis.compiled.breakpoints.isEmpty else {
      return []
    }
    let canBeCached = canBeCached(analysis)
    var isStranded = false
    let blocks = analysis.compiled.positions.indices.compactMap { index -> Diagnostic? in
      // Instructions in messages that are too short for the cache anyway stand where people put them.
      if isStranded || !canBeCached && analysis.compiled.positions[index].section == .messages {
        return nil
      }
      if analysis.compiled.positions[index].lifetime == .static {
        return behindLastBreakpoint(index, analysis)
          ?? strandedBlock(index, analysis)
      }
      let finding = strandedBehindHole(index, analysis)
      isStranded = finding != nil && !isConstant(analysis.compiled.positions[index], analysis)
      return finding
    }
    return early(analysis) + blocks
  }

  /// Whether all that requests share, wherever it stood, could be as long as the model caches; values
  /// that last are of unknown length.
  private static func canBeCached(_ analysis: TemplateAnalysis) -> Bool {
    guard let model = analysis.model, let minimum = model.minimum else { return true }
    let compiled = analysis.compiled
    var tokens = analysis.shared.tokens(of: compiled.positions.indices).estimate
    tokens.high += compiled.overhead(for: model).tools
    return minimum.judge(tokens) != .below
      || analysis.stability.inputs.contains {
        $0.input.lifetime < .request || !analysis.canVary && !$0.input.hasDeclaredLifetime
      }
  }

  /// Constant blocks right behind the last breakpoint, with nothing before them that varies.
  private static func behindLastBreakpoint(
    _ index: Int, _ analysis: TemplateAnalysis
  ) -> Diagnostic? {
    let compiled = analysis.compiled
    guard let last = compiled.breakpoints.last, last.position == index - 1,
      let measured = analysis.stability.breakpoints.last,
      analysis.model?.minimum?.judge(measured.tokens) != .below,
      compiled.positions[..<index].allSatisfy({
        $0.lifetime <= .daily || isConstant($0, analysis)
      })
    else { return nil }
    let blocks = compiled.positions.indices.dropFirst(index).prefix {
      let position = compiled.positions[$0]
      return position.lifetime == .static && !analysis.shared.isOfOneRequest(position)
    }
    let tokens = analysis.shared.tokens(of: blocks).estimate
    guard tokens.point >= threshold, let end = blocks.last else { return nil }
    let canCarry = compiled.canCarryBreakpoint(end)
    // One that nobody wrote stands as far back as blocks can carry it.
    if !last.isWritten, canCarry { return nil }
    let behind = end == index ? "behind this block" : "behind the last of them"
    return Diagnostic(
      rule: rule.id, severity: last.isWritten ? rule.severity : .hint,
      message: "about \(tokens.point) tokens of constant text are never cached: "
        + "they stand behind the last breakpoint",
      span: compiled.positions[index].span,
      notes: [.init("the last breakpoint", span: last.span)],
      remedy: canCarry
        ? "Put the breakpoint \(behind)."
        : "Put a short constant text \(behind), which can carry the breakpoint.",
      prefix: PrefixFacts(evidence: .declared, tokensLost: tokens))
  }

  /// A constant block that no breakpoint for constant text covers.
  private static func strandedBlock(
    _ index: Int, _ analysis: TemplateAnalysis
  ) -> Diagnostic? {
    let compiled = analysis.compiled
    let position = compiled.positions[index]
    guard
      let earlier = compiled.positions[..<index].lastIndex(where: {
        $0.lifetime > .daily && !isConstant($0, analysis) && !isReported($0, analysis)
      }), !analysis.shared.isOfOneRequest(position)
    else { return nil }
    let covering = compiled.breakpoints.indices.filter {
      compiled.breakpoints[$0].position >= index
    }
    let isExplained = analysis.verdicts.contains { verdict in
      verdict.kind != .daily && verdict.breakpoints.contains(where: covering.contains)
    }
    if isExplained { return nil }
    let tokens = analysis.shared.tokens(of: [index]).estimate
    guard tokens.point >= threshold else { return nil }
    let fate =
      covering.first.map { "cached only per \(compiled.breakpoints[$0].lifetime)" }
      ?? "never cached"
    return Diagnostic(
      rule: rule.id, severity: rule.severity,
      message: "about \(tokens.point) tokens of constant text are \(fate)",
      span: position.span,
      notes: [.init("it follows what changes more often", span: compiled.positions[earlier].span)],
      remedy: remedy(of: index, analysis),
      fix: move(index, compiled),
      prefix: PrefixFacts(evidence: .declared, tokensLost: tokens))
  }

  /// Where a constant block would be cached.
  private static func remedy(of index: Int, _ analysis: TemplateAnalysis) -> String {
    let compiled = analysis.compiled
    let value = analysis.stability.inputs.first {
      $0.input.lifetime > .daily && ($0.input.hasDeclaredLifetime || !$0.isConstant)
        && $0.input.isBefore(compiled.positions[index].chunks.lowerBound)
    }
    guard !hasPlace(in: compiled), let input = value?.input else {
      return "Move the block before the last breakpoint that covers constant text."
    }
    return compiled.position(ofChunk: input.chunk).map { compiled.positions[$0].section } == .tools
      ? analysis.remedyOfEarly(input, behind: nil)
      : "Move the block before '\(input.path)', and put a breakpoint behind it."
  }

  /// Whether a finding of its own says what of a block changes too often.
  private static func isReported(_ position: Position, _ analysis: TemplateAnalysis) -> Bool {
    analysis.verdicts.contains { verdict in
      verdict.kind != .daily
        && position.chunks.contains(analysis.stability.inputs[verdict.input].input.chunk)
    }
  }

  /// Whether a block only has values that nobody declared and no row changes.
  static func isConstant(_ position: Position, _ analysis: TemplateAnalysis) -> Bool {
    guard analysis.canVary else { return false }
    return analysis.stability.inputs.allSatisfy { measured in
      !measured.input.chunks.contains(where: position.chunks.contains)
        || (!measured.input.hasDeclaredLifetime && measured.isConstant)
    }
  }

  /// Moves a block of `system` in front of the last breakpoint before it that covers constant text.
  private static func move(_ index: Int, _ compiled: CompiledTemplate) -> Fix? {
    let earlier = compiled.breakpoints.last {
      $0.position < index && $0.lifetime == .static && $0.isWritten && !$0.isStandIn
    }
    guard let earlier, let place = SourceLines(earlier.span) else { return nil }
    return SystemBlockMove(ofPosition: index, in: compiled)?
      .before(place, "move the block before the breakpoint")
  }
}
