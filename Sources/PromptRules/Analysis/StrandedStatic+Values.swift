import ChangeCauses
import PrefixStability
import PromptCache
import PromptCompiler
import PromptSkeleton
import SourceText

/// Values that keep text from the cache.
extension StrandedStatic {
  /// Shared text behind the first value of a single request that no breakpoint covers, and what
  /// stands before it in its block, where the provider caches whole blocks.
  static func strandedBehindHole(
    _ index: Int, _ analysis: TemplateAnalysis
  ) -> Diagnostic? {
    let compiled = analysis.compiled
    let shared = analysis.shared
    let position = compiled.positions[index]
    guard position.lifetime == .request, !isOfOneRequest(position, compiled),
      !compiled.breakpoints.contains(where: {
        $0.position >= index && ($0.isWritten || !isOfExamples(position, analysis))
      }),
      let measured = stranding(position, analysis)
    else { return nil }
    if analysis.canVary, measured.isConstant {
      return undeclared(measured.input, index, analysis)
    }
    let input = measured.input
    let isWhole = compiled.matchesWholeBlocks
    let isBehind =
      !isWhole || shared.tokens(of: [index]) { $0 < input.chunk }.estimate.point == 0
    var tokens = shared.tokens(of: [index]) { isWhole || $0 > input.chunk }
    tokens += sharedTokens(behind: index, analysis)
    guard tokens.estimate.point >= threshold else { return nil }
    let amount =
      "about \(tokens.estimate.point) tokens of constant text stand "
      + "\(isBehind ? "behind" : "around") '\(input.path)' and are never cached"
    let isInLastMessage =
      position.message != nil && position.message == compiled.positions.last?.message
    var finding = Diagnostic(
      rule: rule.id, severity: rule.severity, message: amount, span: analysis.span(of: input),
      remedy: position.section == .tools && input.isStructure
        ? analysis.remedyOfFork(input, measured.variation?.cause.kind)
        : "Put '\(input.path)' into a block behind the constant text"
          + (isInLastMessage ? "." : ", best into the last message."),
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

  /// Whether rows show a list of messages to be none that brings earlier turns back, where a
  /// breakpoint was placed at the end as if it were.
  private static func isOfExamples(_ position: Position, _ analysis: TemplateAnalysis) -> Bool {
    position.isHistory && isConstant(position, analysis)
      && (analysis.stability.historyStart.map { $0 > position.chunks.lowerBound } ?? true)
  }

  /// The tokens behind a block that all requests share: of whole blocks, and where the provider
  /// caches parts of them, of the beginning of the first that they do not share to its end.
  private static func sharedTokens(
    behind index: Int, _ analysis: TemplateAnalysis
  ) -> TokenCount {
    let compiled = analysis.compiled
    let shared = analysis.shared
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
    if !compiled.matchesWholeBlocks,
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
    _ input: RowInput, _ index: Int, _ analysis: TemplateAnalysis
  ) -> Diagnostic? {
    let compiled = analysis.compiled
    let shared = analysis.shared
    let isWhole = compiled.matchesWholeBlocks
    let lasting = compiled.positions.indices.dropFirst(index + 1).filter {
      let later = compiled.positions[$0]
      return later.lifetime < .request && !isOfOneRequest(later, compiled)
    }
    let own = shared.constantTokens(of: [index]) { isWhole || $0 > input.chunk }
    var tokens = (own + shared.tokens(of: lasting)).estimate
    let isBehind =
      !isWhole || shared.constantTokens(of: [index]) { $0 < input.chunk }.estimate.point == 0
    var message =
      "about \(tokens.point) tokens of constant text stand \(isBehind ? "behind" : "around") "
      + "'\(input.path)', which is not declared although no row changes it, and are never cached"
    let isMarked = compiled.breakpoints.contains { $0.position >= index }
    if isMarked || tokens.point < threshold {
      tokens = shared.tokens(of: [index]).estimate
      message = "'\(input.path)' is not declared although no row changes it: "
      if isMarked {
        message +=
          "taken for a history, it has a breakpoint behind it at the end of the request, which no "
          + "other request reads"
      } else {
        message += "about \(tokens.point) tokens of its block are never cached"
        guard let model = analysis.model, model.scheme != .automatic,
          model.minimum?.judge(tokens) == .reached
        else { return nil }
      }
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
}
