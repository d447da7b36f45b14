import ChangeCauses
import PrefixStability
import PromptCache
import PromptCompiler
import PromptSkeleton
import SourceText

/// Values that keep text from the cache.
extension StrandedStatic {
  /// Whether there is a breakpoint that constant blocks of `system` and of messages can be moved before.
  static func hasPlace(in compiled: CompiledTemplate) -> Bool {
    compiled.breakpoints.contains { $0.lifetime <= .daily && $0.section != .tools }
  }

  /// Values of tenants, users or sessions that keep shared text to themselves: of those before the same
  /// breakpoint, the first.
  static func early(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    let verdicts = analysis.verdicts.filter { $0.kind == .early && analysis.isWorthMoving($0) }
    var reported: Set<Int> = []
    return verdicts.compactMap { verdict in
      guard reported.isDisjoint(with: verdict.breakpoints) else { return nil }
      reported.formUnion(verdict.breakpoints)
      let others = verdicts.filter {
        $0.input != verdict.input && !Set($0.breakpoints).isDisjoint(with: verdict.breakpoints)
      }
      return early(verdict, beside: others, analysis)
    }
  }

  private static func early(
    _ verdict: InputVerdict, beside others: [InputVerdict], _ analysis: TemplateAnalysis
  ) -> Diagnostic? {
    guard let last = verdict.breakpoints.last else { return nil }
    let input = analysis.stability.inputs[verdict.input].input
    let neverPays = verdict.breakpoints.contains { analysis.cost?.breakpoints[$0].pays == false }
    let tokens = analysis.shared.tokens(
      behind: input, before: verdict.breakpoints, ofItsBlock: neverPays
    ).estimate
    let change =
      verdict.variation.map {
        "differs between rows \($0.rows.first) and \($0.rows.second) (\($0.cause.label))"
      } ?? "is declared '\(input.lifetime)'"
    let before = analysis.shared.tokens(before: last).estimate
    let isLongEnough = analysis.model?.minimum?.judge(before) == .reached
    var finding = analysis.finding(
      rule, verdict, verdict.evidence == .measured && neverPays && isLongEnough ? .error : .warning,
      "'\(input.path)' \(change): about \(tokens.point) tokens of constant text behind it are cached "
        + "only per \(input.lifetime)",
      remedy: analysis.remedyOfEarly(input, behind: last))
    finding.notes += others.map { other in
      let input = analysis.stability.inputs[other.input].input
      return .init("'\(input.path)' does so as well", span: analysis.span(of: input))
    }
    finding.fix = VolatileBeforeBreakpoint.fix(verdict, input, analysis)
    finding.prefix?.tokensLost = tokens
    finding.prefix?.cost = analysis.costChange(moving: verdict)
    return finding
  }

  /// Shared text behind the first value of a single request that no breakpoint covers, and what
  /// stands before it in its block, where the provider caches whole blocks.
  static func strandedBehindHole(
    _ index: Int, _ analysis: TemplateAnalysis
  ) -> Diagnostic? {
    let compiled = analysis.compiled
    let shared = analysis.shared
    let position = compiled.positions[index]
    guard canStrand(index, analysis), let measured = stranding(position, analysis) else {
      return nil
    }
    if analysis.canVary, measured.isConstant {
      return undeclared(measured.input, index, analysis)
    }
    let input = measured.input
    let isBehind =
      !compiled.matchesWholeBlocks
      || shared.tokens(of: [index]) { $0 < input.chunk }.estimate.point == 0
    let tokens = strandedTokens(by: input.chunk, in: index, analysis)
    guard tokens.estimate.point >= threshold else { return nil }
    let amount =
      "about \(tokens.estimate.point) tokens of constant text stand "
      + "\(isBehind ? "behind" : "around") '\(input.path)' and are never cached"
    var finding = Diagnostic(
      rule: rule.id, severity: rule.severity, message: amount, span: analysis.span(of: input),
      notes: others(behind: input, analysis),
      remedy: remedy(measured, position, analysis),
      prefix: PrefixFacts(
        variable: input.path.description, evidence: .declared, tokensLost: tokens.estimate))
    if let variation = measured.variation {
      finding.prefix?.evidence = .measured
      finding.message =
        "'\(input.path)' differs between rows \(variation.rows.first) and \(variation.rows.second) "
        + "(\(variation.cause.label)): \(amount)"
      // The rows may be turns of conversations that go on behind what they show.
      let mayGoOn = position.isHistory || shared.hasEmptyHistory
      if !mayGoOn, analysis.model?.minimum?.judge(tokens.estimate) == .reached {
        finding.severity = .error
      }
      finding.prefix?.cause = variation.cause.kind.rawValue
      finding.prefix?.rows = variation.rows
      finding.prefix?.values = PairedExcerpt.pair(of: variation.values, cause: variation.cause)
    }
    return finding
  }

  private static func remedy(
    _ measured: StabilityReport.Input, _ position: Position, _ analysis: TemplateAnalysis
  ) -> String {
    let input = measured.input
    if position.section == .tools, input.isStructure {
      return analysis.remedyOfFork(input, measured.variation?.cause.kind)
    }
    let compiled = analysis.compiled
    let histories = compiled.positions.filter(\.isHistory)
    let history = analysis.stability.inputs.first { other in
      histories.contains { $0.chunks.contains(other.input.chunk) }
    }?.input
    let isAtEnd = compiled.isLastMessageConstant && compiled.isLastMessageWorthwhile
    if let history, history.chunk <= input.chunk || isAtEnd {
      let first = history.chunk <= input.chunk ? history : input
      return "Put the constant text before '\(first.path)'"
        + (position.section == .messages ? ", best at the end of 'system'." : ".")
    }
    let last = compiled.positions.last?.message
    return "Put '\(input.path)' into a block behind the constant text"
      + (last != nil && position.message == last ? "." : ", best into the last message.")
  }

  /// Whether a value in a block keeps text from the cache: it changes with each request, no breakpoint
  /// is behind it, and the block is not one that only its request has.
  private static func canStrand(_ index: Int, _ analysis: TemplateAnalysis) -> Bool {
    let compiled = analysis.compiled
    let position = compiled.positions[index]
    return position.lifetime == .request && !(position.isHistory && analysis.shared.hasEmptyHistory)
      && !analysis.shared.isOfOneRequest(position)
      && !compiled.breakpoints.indices.contains {
        compiled.breakpoints[$0].position >= index
          && (compiled.breakpoints[$0].isWritten
            || !isOfExamples(position, analysis) && !isUnread($0, behind: index, analysis))
      }
  }

  /// Whether rows show that nothing goes on from a breakpoint which was placed at the end of a
  /// conversation, behind a history or what follows one.
  private static func isUnread(
    _ breakpoint: Int, behind index: Int, _ analysis: TemplateAnalysis
  ) -> Bool {
    let measured = analysis.stability.breakpoints[breakpoint]
    let positions = analysis.compiled.positions
    return analysis.canVary && measured.turns == 0 && measured.reads == 0
      && positions[...index].contains(where: \.isHistory)
      && !(positions[index].isHistory && isConstant(positions[index], analysis))
      && !analysis.verdicts.contains { $0.breakpoints.contains(breakpoint) }
  }

  /// The shared text that a value at a chunk of a block keeps from the cache: of its block what is
  /// behind it, or all of it where whole blocks are cached, and what follows the block.
  private static func strandedTokens(
    by chunk: Int, in index: Int, _ analysis: TemplateAnalysis
  ) -> TokenCount {
    let isWhole = analysis.compiled.matchesWholeBlocks
    return analysis.shared.tokens(of: [index]) { isWhole || $0 > chunk }
      + sharedTokens(behind: index, analysis)
  }

  /// Notes of the values behind one that would keep text from the cache without it as well; of many,
  /// the first.
  private static func others(
    behind input: RowInput, _ analysis: TemplateAnalysis
  ) -> [Diagnostic.Note] {
    var seen: Set = [analysis.span(of: input)]
    let candidates = analysis.stability.inputs.filter {
      $0.input.lifetime == .request && !(analysis.canVary && $0.isConstant)
    }
    let places = candidates.flatMap { measured in
      measured.input.chunks.filter { $0 > input.chunk }.map { (chunk: $0, measured: measured) }
    }.sorted { $0.chunk < $1.chunk }
    var notes: [Diagnostic.Note] = []
    for (chunk, measured) in places {
      guard let index = analysis.compiled.position(ofChunk: chunk), canStrand(index, analysis),
        strandedTokens(by: chunk, in: index, analysis).estimate.point >= threshold,
        let span = analysis.compiled.origins[chunk].span(at: 0), seen.insert(span).inserted
      else { continue }
      let cause = measured.variation.map { " (\($0.cause.label))" } ?? ""
      let verb = analysis.canVary ? "differs" : "may differ"
      notes.append(.init("'\(measured.input.path)' \(verb) as well\(cause)", span: span))
      if notes.count == shownOthers { break }
    }
    return notes
  }

  private static let shownOthers = 8

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
    // What follows a history in the message of a turn stands elsewhere in each of them.
    let hasTurns =
      compiled.positions.contains(where: \.isHistory) && !compiled.isLastMessageConstant
      && !shared.hasEmptyHistory
    let last = hasTurns ? compiled.positions.last?.message : nil
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
      return later.lifetime < .request && !analysis.shared.isOfOneRequest(later)
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
