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
    summary: "Constant text stands behind the last breakpoint that could cover it.",
    page: RulePage(
      finds: """
        A block of constant text, long enough to matter, that follows a value with a shorter
        lifetime or the last breakpoint, so that it is not part of any cached prefix. With `order:
        static-first` the compiler moves such blocks of `system` to the front by itself; the
        finding is about what it may not move: text beyond a written breakpoint, under `order:
        written`, and in messages.
        """,
      matters: """
        Text that is the same in every request could be read from the cache at a tenth of the
        input price or less; behind the breakpoint it is paid in full each time.
        """,
      remedy: """
        Move the block before the breakpoint, or remove the breakpoint and let `cache: auto` place
        it.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          variables:
            customer: {lifetime: session}
          system:
            - Answer questions about orders.
            - breakpoint
            - |
              The customer is {{ customer }}.
            - file: ⟦policy.md⟧
          messages:
            - user: "{{ question }}"
          samples:
            - {$session: s1, customer: Ada, question: Where is my order?}
            - {$session: s2, customer: Grace, question: Can I return a lamp?}

          """),
        ExampleText.policy),
      good: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          variables:
            customer: {lifetime: session}
          system:
            - Answer questions about orders.
            - file: policy.md
            - breakpoint
            - |
              The customer is {{ customer }}.
          messages:
            - user: "{{ question }}"
          samples:
            - {$session: s1, customer: Ada, question: Where is my order?}
            - {$session: s2, customer: Grace, question: Can I return a lamp?}

          """),
        ExampleText.policy),
      fix: .unsafe("moves the block before the breakpoint, which reorders what the model reads"),
      sources: [.promptCaching, .pricing]))

  /// The fewest tokens that are worth a finding.
  private static let threshold = 200

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard analysis.template.cache != .off || !analysis.compiled.breakpoints.isEmpty else {
      return []
    }
    return analysis.compiled.positions.indices.compactMap { index in
      let position = analysis.compiled.positions[index]
      if position.lifetime == .static { return strandedBlock(index, position, analysis) }
      return strandedBehindHole(index, position, analysis)
    }
  }

  /// A constant block that no breakpoint for constant text covers.
  private static func strandedBlock(
    _ index: Int, _ position: Position, _ analysis: TemplateAnalysis
  ) -> Diagnostic? {
    let compiled = analysis.compiled
    guard
      let earlier = compiled.positions[..<index].lastIndex(where: {
        $0.lifetime > .daily && !isConstant($0, analysis) && !isReported($0, analysis)
      }), !isLastMessage(position, compiled),
      !compiled.positions[..<index].indices.contains(where: { strands($0, analysis) })
    else { return nil }
    let covering = compiled.breakpoints.indices.filter {
      compiled.breakpoints[$0].position >= index
    }
    let isExplained = analysis.verdicts.contains { verdict in
      verdict.kind != .daily && verdict.breakpoints.contains(where: covering.contains)
    }
    if isExplained { return nil }
    var tokens = TokenCount(family: analysis.reference?.family ?? .generic)
    let estimator = TokenEstimator(family: analysis.reference?.family ?? .generic)
    compiled.forEachConstantText(ofPosition: index) { tokens += estimator.count($1) }
    guard tokens.estimate.point >= threshold else { return nil }
    let fate =
      covering.first.map { "cached only per \(compiled.breakpoints[$0].lifetime)" }
      ?? "never cached"
    return Diagnostic(
      rule: rule.id, severity: rule.severity,
      message: "about \(tokens.estimate.point) tokens of constant text are \(fate)",
      span: position.span,
      notes: [.init("it follows what changes more often", span: compiled.positions[earlier].span)],
      remedy: "Move the block before the last breakpoint that covers constant text.",
      fix: move(index, compiled),
      prefix: PrefixFacts(evidence: .declared, tokensLost: tokens.estimate))
  }

  /// Whether a finding of its own says what of a block changes too often.
  private static func isReported(_ position: Position, _ analysis: TemplateAnalysis) -> Bool {
    analysis.verdicts.contains { verdict in
      verdict.kind != .daily
        && position.chunks.contains(analysis.stability.inputs[verdict.input].input.chunk)
    }
  }

  /// Whether a block only has values that nobody declared and no row changes.
  private static func isConstant(_ position: Position, _ analysis: TemplateAnalysis) -> Bool {
    guard analysis.canVary else { return false }
    return analysis.stability.inputs.allSatisfy { measured in
      !measured.input.chunks.contains(where: position.chunks.contains)
        || (!measured.input.hasDeclaredLifetime && measured.isConstant)
    }
  }

  /// Whether a block holds a value of a single request, so that nothing from it on can be cached.
  private static func strands(_ index: Int, _ analysis: TemplateAnalysis) -> Bool {
    let position = analysis.compiled.positions[index]
    return position.lifetime == .request && !isLastMessage(position, analysis.compiled)
      && !analysis.compiled.breakpoints.contains { $0.position >= index }
      && !isConstant(position, analysis)
  }

  /// Constant text behind the first value of a single request that no breakpoint covers, and what
  /// stands before it in its block, where the provider caches whole blocks.
  private static func strandedBehindHole(
    _ index: Int, _ position: Position, _ analysis: TemplateAnalysis
  ) -> Diagnostic? {
    let compiled = analysis.compiled
    guard position.lifetime == .request, !isLastMessage(position, compiled),
      !compiled.breakpoints.contains(where: { $0.position >= index }),
      !compiled.positions[..<index].indices.contains(where: { strands($0, analysis) }),
      let measured = stranding(position, analysis)
    else { return nil }
    let input = measured.input
    var tokens = TokenCount(family: analysis.reference?.family ?? .generic)
    let estimator = TokenEstimator(family: analysis.reference?.family ?? .generic)
    let isWhole = compiled.skeleton.endpoint == .anthropicMessages
    var isBehind = true
    compiled.forEachConstantText(ofPosition: index) { chunk, bytes in
      if chunk > input.chunk || isWhole { tokens += estimator.count(bytes) }
      if chunk < input.chunk, isWhole { isBehind = false }
    }
    for later in compiled.positions.indices.dropFirst(index + 1)
    where compiled.positions[later].lifetime == .static
      && !isLastMessage(compiled.positions[later], compiled)
    {
      compiled.forEachConstantText(ofPosition: later) { tokens += estimator.count($1) }
    }
    guard tokens.estimate.point >= threshold else { return nil }
    let isConstant = analysis.canVary && measured.isConstant
    let place = isBehind ? "stand behind" : "stand around"
    let amount =
      "about \(tokens.estimate.point) tokens of constant text \(place) '\(input.path)'"
    var finding = Diagnostic(
      rule: rule.id, severity: isConstant ? .hint : rule.severity,
      message: isConstant
        ? "\(amount), which is not declared although no row changes it, and are never cached"
        : "\(amount) and are never cached",
      span: analysis.span(of: input),
      remedy: isConstant
        ? "Declare '\(input.rowPath.root)' with the lifetime that it has."
        : "Put '\(input.path)' into a block behind the constant text, best into the last message.",
      prefix: PrefixFacts(
        variable: input.path.description, evidence: .declared, tokensLost: tokens.estimate))
    if let variation = measured.variation {
      finding.prefix?.evidence = .measured
      finding.message =
        "'\(input.path)' differs between rows \(variation.rows.first) and \(variation.rows.second) "
        + "(\(variation.cause.label)): \(amount) and are never cached"
      if analysis.model?.minimum?.judge(tokens.estimate) == .reached { finding.severity = .error }
      finding.prefix?.cause = variation.cause.kind.rawValue
      finding.prefix?.rows = variation.rows
      finding.prefix?.values = PairedExcerpt.pair(of: variation.values, cause: variation.cause)
    }
    return finding
  }

  /// The input of a block that keeps it from the cache: the first that rows change, else the first
  /// that they may yet change.
  private static func stranding(
    _ position: Position, _ analysis: TemplateAnalysis
  ) -> StabilityReport.Input? {
    let inputs = analysis.stability.inputs.filter {
      $0.input.lifetime == .request && position.chunks.contains($0.input.chunk)
    }
    return inputs.first { $0.variation != nil } ?? inputs.first {
      !$0.isConstant || $0.input.hasDeclaredLifetime
    }
      ?? inputs.first
  }

  /// The last message is new in every request: nothing of it can come from the cache.
  private static func isLastMessage(_ position: Position, _ compiled: CompiledTemplate) -> Bool {
    guard let message = position.message else { return false }
    return message == compiled.positions.last?.message && message > 0
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
