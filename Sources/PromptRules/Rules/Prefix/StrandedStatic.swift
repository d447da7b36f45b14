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

        A value that no row changes counts as constant text. One that nobody declared keeps its
        block from the cache, for it may change with every request: that is a hint.
        """,
      matters: """
        Text that is the same in every request could be read from the cache at a tenth of the
        input price or less; behind the breakpoint it is paid in full each time.
        """,
      remedy: """
        Move the block before the breakpoint, or remove the breakpoint and let `cache: auto` place
        it. Declare the lifetime of a value that stays the same.
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
    let shared = SharedText(analysis)
    var isStranded = false
    return analysis.compiled.positions.indices.compactMap { index in
      if isStranded { return nil }
      if analysis.compiled.positions[index].lifetime == .static {
        return strandedBlock(index, analysis, shared)
      }
      let finding = strandedBehindHole(index, analysis, shared)
      isStranded = finding != nil && !isConstant(analysis.compiled.positions[index], analysis)
      return finding
    }
  }

  /// A constant block that no breakpoint for constant text covers.
  private static func strandedBlock(
    _ index: Int, _ analysis: TemplateAnalysis, _ shared: SharedText
  ) -> Diagnostic? {
    let compiled = analysis.compiled
    let position = compiled.positions[index]
    guard
      let earlier = compiled.positions[..<index].lastIndex(where: {
        $0.lifetime > .daily && !isConstant($0, analysis) && !isReported($0, analysis)
      }), !isOfOneRequest(position, compiled)
    else { return nil }
    let covering = compiled.breakpoints.indices.filter {
      compiled.breakpoints[$0].position >= index
    }
    let isExplained = analysis.verdicts.contains { verdict in
      verdict.kind != .daily && verdict.breakpoints.contains(where: covering.contains)
    }
    if isExplained { return nil }
    let tokens = shared.tokens(of: [index]).estimate
    guard tokens.point >= threshold else { return nil }
    let fate =
      covering.first.map { "cached only per \(compiled.breakpoints[$0].lifetime)" }
      ?? "never cached"
    return Diagnostic(
      rule: rule.id, severity: rule.severity,
      message: "about \(tokens.point) tokens of constant text are \(fate)",
      span: position.span,
      notes: [.init("it follows what changes more often", span: compiled.positions[earlier].span)],
      remedy: "Move the block before the last breakpoint that covers constant text.",
      fix: move(index, compiled),
      prefix: PrefixFacts(evidence: .declared, tokensLost: tokens))
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

  /// Shared text behind the first value of a single request that no breakpoint covers, and what
  /// stands before it in its block, where the provider caches whole blocks.
  private static func strandedBehindHole(
    _ index: Int, _ analysis: TemplateAnalysis, _ shared: SharedText
  ) -> Diagnostic? {
    let compiled = analysis.compiled
    let position = compiled.positions[index]
    guard position.lifetime == .request, !isOfOneRequest(position, compiled),
      !compiled.breakpoints.contains(where: { $0.position >= index }),
      let measured = stranding(position, analysis)
    else { return nil }
    if analysis.canVary, measured.isConstant {
      return undeclared(measured.input, index, analysis, shared)
    }
    let input = measured.input
    let isWhole = compiled.skeleton.endpoint == .anthropicMessages
    let isBehind =
      !isWhole || shared.tokens(of: [index]) { $0 < input.chunk }.estimate.point == 0
    var tokens = shared.tokens(of: [index]) { isWhole || $0 > input.chunk }
    tokens += sharedTokens(behind: index, analysis, shared)
    guard tokens.estimate.point >= threshold else { return nil }
    let amount =
      "about \(tokens.estimate.point) tokens of constant text stand "
      + "\(isBehind ? "behind" : "around") '\(input.path)' and are never cached"
    var finding = Diagnostic(
      rule: rule.id, severity: rule.severity, message: amount, span: analysis.span(of: input),
      remedy: "Put '\(input.path)' into a block behind the constant text, best into the last "
        + "message.",
      prefix: PrefixFacts(
        variable: input.path.description, evidence: .declared, tokensLost: tokens.estimate))
    if let variation = measured.variation {
      finding.prefix?.evidence = .measured
      finding.message =
        "'\(input.path)' differs between rows \(variation.rows.first) and \(variation.rows.second) "
        + "(\(variation.cause.label)): \(amount)"
      if analysis.model?.minimum?.judge(tokens.estimate) == .reached { finding.severity = .error }
      finding.prefix?.cause = variation.cause.kind.rawValue
      finding.prefix?.rows = variation.rows
      finding.prefix?.values = PairedExcerpt.pair(of: variation.values, cause: variation.cause)
    }
    return finding
  }

  /// The tokens behind a block that all requests share: of whole blocks, and where the provider
  /// caches parts of them, of the beginning of the first that they do not share to its end.
  private static func sharedTokens(
    behind index: Int, _ analysis: TemplateAnalysis, _ shared: SharedText
  ) -> TokenCount {
    let compiled = analysis.compiled
    // What follows a history in the last message stands elsewhere in each turn.
    let last =
      compiled.positions.contains(where: \.isHistory) ? compiled.positions.last?.message : nil
    let later = compiled.positions.indices.dropFirst(index + 1).filter {
      last == nil || compiled.positions[$0].message != last
    }
    let isShared = { (index: Int) in
      compiled.positions[index].lifetime == .static
        || isConstant(compiled.positions[index], analysis)
    }
    var tokens = shared.tokens(of: later.filter(isShared))
    if compiled.skeleton.endpoint != .anthropicMessages,
      let first = later.first(where: { !isShared($0) })
    {
      let end = shared.end(ofPosition: first)
      tokens += shared.tokens(of: [first]) { $0 < end }
    }
    return tokens
  }

  /// A value that nobody declared and no row changes, which keeps text from the cache, or is itself
  /// what is worth caching.
  private static func undeclared(
    _ input: RowInput, _ index: Int, _ analysis: TemplateAnalysis, _ shared: SharedText
  ) -> Diagnostic? {
    let compiled = analysis.compiled
    let isWhole = compiled.skeleton.endpoint == .anthropicMessages
    let constant = compiled.positions.indices.dropFirst(index + 1).filter {
      let later = compiled.positions[$0]
      return later.lifetime == .static && !isOfOneRequest(later, compiled)
    }
    let own = shared.constantTokens(of: [index]) { isWhole || $0 > input.chunk }
    var tokens = (own + shared.constantTokens(of: constant)).estimate
    let isBehind =
      !isWhole || shared.constantTokens(of: [index]) { $0 < input.chunk }.estimate.point == 0
    var message =
      "about \(tokens.point) tokens of constant text stand \(isBehind ? "behind" : "around") "
      + "'\(input.path)', which is not declared although no row changes it, and are never cached"
    if tokens.point < threshold {
      tokens = shared.tokens(of: [index]).estimate
      message =
        "'\(input.path)' is not declared although no row changes it: about \(tokens.point) tokens of "
        + "its block are never cached"
      guard let model = analysis.model, model.scheme != .automatic,
        model.minimum?.judge(tokens) == .reached
      else { return nil }
    }
    return Diagnostic(
      rule: rule.id, severity: .hint, message: message, span: analysis.span(of: input),
      remedy: "Declare '\(input.rowPath.root)' with the lifetime that it has.",
      prefix: PrefixFacts(
        variable: input.path.description, evidence: .declared, tokensLost: tokens))
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

  /// Whether a block is of the last message, and that is new in every request.
  private static func isOfOneRequest(_ position: Position, _ compiled: CompiledTemplate) -> Bool {
    guard let message = position.message else { return false }
    return message == compiled.positions.last?.message && !compiled.isLastMessageShared
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
