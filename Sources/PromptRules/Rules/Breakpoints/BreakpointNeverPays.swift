import PrefixStability
import PromptCache
import PromptCompiler
import PromptSkeleton
package import SourceText

/// A breakpoint that costs more than it saves for these rows.
package enum BreakpointNeverPays: TemplateRule {
  package static let rule = Rule(
    id: "breakpoint-never-pays", group: .breakpoints, severity: .warning,
    summary: "A breakpoint costs more than it saves.")

  /// The least share of the cost that is worth a finding.
  private static let worthSaving = 0.01

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard let cost = analysis.cost, let minimum = analysis.model?.minimum else { return [] }
    return analysis.compiled.breakpoints.indices.compactMap { index in
      let measured = analysis.stability.breakpoints[index]
      let breakpoint = analysis.compiled.breakpoints[index]
      let effect = cost.breakpoints[index]
      // One that nobody wrote is nobody's to remove.
      guard effect.pays == false, breakpoint.isWritten, !breakpoint.isStandIn,
        minimum.judge(measured.tokens) != .below,
        !LookbackExceeded.applies(toBreakpoint: index, analysis),
        !analysis.verdicts.contains(where: {
          $0.breakpoints.contains(index) && $0.kind != .daily
            && ($0.kind != .early || analysis.isWorthMoving($0))
        })
      else { return nil }
      let reads =
        effect.reads.map { "\($0) of \(measured.rows) rows read what another one wrote" }
        ?? "the stated reuse is too rare"
      let isOfTurns = effect.reads != nil && mayBeReadByTurns(index, analysis)
      var severity = isOfTurns ? .hint : rule.severity
      let shorter =
        effect.paysLonger
        ? analysis.compiled.breakpoints.indices.prefix(index).filter {
          let earlier = analysis.compiled.breakpoints[$0]
          return earlier.ttl == .fiveMinutes && !earlier.isStandIn
        } : []
      var remedy =
        effect.paysLonger
        ? lengthening(shorter, analysis)
        : isOfTurns
          ? "Give rows of the next turns as well, with the same '$session', for they may read it; "
            + "where conversations have one turn, remove it."
          : "Remove it, or share its prefix among more requests."
      var change = effect.change
      if index == 0, let better = move(minimum, isAnother: isOfTurns, analysis),
        better.cost < change?.fixed ?? 0
      {
        severity = rule.severity
        remedy = better.remedy
        change?.fixed = better.cost
      }
      if let change, change.now - change.fixed < change.now * worthSaving { return nil }
      var facts = PrefixFacts(
        evidence: effect.reads == nil ? .declared : .measured, breakpoint: index, cost: change)
      // Turns may differ, and what an entry that lives longer would bring is a matter of time.
      if effect.reads != nil, !effect.paysLonger, !measured.isOfConversations {
        analysis.addFirstVariation(before: breakpoint.end, to: &facts)
      }
      return Diagnostic(
        rule: rule.id, severity: severity,
        message:
          "this breakpoint costs more than it saves: \(reads) within \(breakpoint.ttl.rawValue)",
        span: breakpoint.span,
        notes: shorter.map { earlier in
          let reads = cost.breakpoints[earlier].reads.map {
            ": \($0) of \(measured.rows) rows read it now"
          }
          return .init(
            "this one has to live as long" + (reads ?? ""),
            span: analysis.compiled.breakpoints[earlier].span)
        },
        remedy: remedy, prefix: facts)
    }
  }

  /// What lets a breakpoint live for an hour, which none may that follows one for five minutes.
  private static func lengthening(_ shorter: [Int], _ analysis: TemplateAnalysis) -> String {
    var names: [String] = []
    for name in shorter.map({ analysis.name(ofBreakpoint: $0) }) where !names.contains(name) {
      names.append(name)
    }
    let others = names.joined(separator: " and at ")
    return shorter.isEmpty
      ? "Write `breakpoint: 1h`: with these rows an entry that lives longer pays."
      : "Write `breakpoint: 1h` here and at \(others), which may not live shorter: with these rows "
        + "entries that live longer pay."
  }

  /// Whether a breakpoint stands behind a history that no row makes longer: the next turns, which the
  /// rows do not have, go on from there.
  private static func mayBeReadByTurns(_ index: Int, _ analysis: TemplateAnalysis) -> Bool {
    let breakpoint = analysis.compiled.breakpoints[index]
    guard let start = analysis.stability.historyStart, breakpoint.section == .messages else {
      return false
    }
    return start < breakpoint.end && analysis.stability.breakpoints[index].turns == 0
  }

  /// Where the first breakpoint would stand before all values that rows change, if what is before
  /// them is long enough for the cache, and the cost then.
  private static func move(
    _ minimum: MinimumLength, isAnother: Bool, _ analysis: TemplateAnalysis
  ) -> (remedy: String, cost: Double)? {
    guard let input = analysis.stability.inputs.first(where: { $0.variation != nil })?.input,
      input.isBefore(analysis.compiled.breakpoints[0].end),
      let place = analysis.shared.place(of: isAnother ? "another one" : "it", before: input),
      minimum.judge(place.tokens.estimate) == .reached,
      let cost = analysis.cost?.cost(
        breakpointBehind: place.tokens.estimate.point, insteadOf: isAnother ? [] : [0])
    else { return nil }
    let amount = "up to there all rows share about \(place.tokens.estimate.point) tokens"
    return ("\(place.advice): \(amount).", cost)
  }
}
