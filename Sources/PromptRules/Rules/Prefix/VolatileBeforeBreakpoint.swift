import ChangeCauses
import PrefixStability
import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A value of one request before a breakpoint, so that no request finds what another one cached.
package enum VolatileBeforeBreakpoint: TemplateRule {
  package static let rule = Rule(
    id: "volatile-before-breakpoint", group: .prefix, severity: .error,
    summary: "A value that changes between requests stands before a breakpoint.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    analysis.verdicts.compactMap { verdict in
      switch verdict.kind {
      case .volatile: volatile(verdict, analysis)
      case .lostValue, .lostText: lost(verdict, analysis)
      case .daily: daily(verdict, analysis)
      default: nil
      }
    }
  }

  private static func volatile(
    _ verdict: InputVerdict, _ analysis: TemplateAnalysis
  ) -> Diagnostic? {
    let input = analysis.stability.inputs[verdict.input].input
    let loss = ParameterLoss(input, verdict, analysis)
    let place = analysis.name(ofBreakpoint: verdict.breakpoints[0])
    let path = input.path.description
    let remedy = loss?.remedy ?? analysis.remedyOfVolatile(input, verdict.variation?.cause.kind)
    guard let variation = verdict.variation else {
      if let loss, loss.isChoice { return nil }
      return unseen(verdict, input, analysis, "before \(place)", remedy)
    }
    let rows = "rows \(variation.rows.first) and \(variation.rows.second)"
    let change = "'\(path)' differs between \(rows) (\(variation.cause.label))"
    if let loss {
      return analysis.finding(
        rule, verdict, loss.severity, "\(change), in '\(loss.parameter)': \(loss.consequence)",
        remedy: remedy)
    }
    var finding = analysis.finding(
      rule, verdict, .error, "\(change), before \(place)", remedy: remedy)
    finding.fix = fix(verdict, input, analysis)
    return finding
  }

  /// A turn of a conversation that the next one does not bring back as it was.
  private static func lost(
    _ verdict: InputVerdict, _ analysis: TemplateAnalysis
  ) -> Diagnostic? {
    guard let variation = verdict.variation else { return nil }
    let path = analysis.stability.inputs[verdict.input].input.path.description
    let place = analysis.name(ofBreakpoint: verdict.breakpoints[0])
    let (first, second) = (variation.rows.first, variation.rows.second)
    let message =
      verdict.kind == .lostValue
      ? "'\(path)' of row \(first) is not in the history of row \(second) "
        + "(\(variation.cause.label)): the next turn does not bring it back, before \(place)"
      : "this text of row \(first) is not in the history of row \(second): the next turn does not "
        + "bring it back, before \(place)"
    return analysis.finding(
      rule, verdict, .error, message,
      remedy: "Keep each turn in the history as it was sent, or put what belongs to one turn only "
        + "behind the last breakpoint.")
  }

  /// What no rows have shown: a declaration proves it, a name only suggests it.
  private static func unseen(
    _ verdict: InputVerdict, _ input: RowInput, _ analysis: TemplateAnalysis, _ place: String,
    _ remedy: String
  ) -> Diagnostic {
    let path = input.path.description
    if verdict.evidence == .declared {
      return analysis.finding(
        rule, verdict, .error, "'\(path)' is declared 'request' and stands \(place)",
        remedy: remedy)
    }
    let hint = VolatilityHint.forVariable(
      path, before: analysis.compiled.textBefore(chunk: input.chunk)[...])
    let witness =
      switch hint?.reason {
      case .name: "its name suggests "
      case .words: "the words before it suggest "
      case nil: "it is not declared"
      }
    let guess = witness + (hint?.kind.label ?? "")
    let rows = analysis.stability.rowCount == 0 ? "are no rows" : "is only one row"
    var finding = analysis.finding(
      rule, verdict, .warning,
      "'\(path)' may change with every request and stands \(place): \(guess), and there \(rows) to "
        + "tell",
      remedy: "Declare its lifetime under 'variables', or add samples. " + remedy)
    finding.prefix?.cause = hint?.kind.rawValue
    return finding
  }

  private static func daily(_ verdict: InputVerdict, _ analysis: TemplateAnalysis) -> Diagnostic {
    let path = analysis.stability.inputs[verdict.input].input.path.description
    let tokens = analysis.tokensLost(verdict.breakpoints).map {
      ", about \($0.point) \(NumberText.plural("token", of: $0.point))"
    }
    return analysis.finding(
      rule, verdict, .hint,
      "'\(path)' is declared 'daily': one cold start a day for "
        + analysis.name(ofBreakpoint: verdict.breakpoints[0]) + (tokens ?? ""),
      remedy:
        "Leave it if the day matters to everything behind it; else move it to the user message."
    )
  }

  /// The most constant bytes that a block may have to be called nothing but volatile.
  private static let smallBlock = 200

  /// Moves a small block of `system` that holds the value behind the last breakpoint of `system`.
  private static func fix(
    _ verdict: InputVerdict, _ input: RowInput, _ analysis: TemplateAnalysis
  ) -> Fix? {
    let compiled = analysis.compiled
    guard
      let index = compiled.position(ofChunk: input.chunk),
      compiled.positions[index].span.range.count <= smallBlock,
      let last = verdict.breakpoints.last(where: { compiled.breakpoints[$0].section == .system }),
      compiled.breakpoints[last].isWritten,
      let place = SourceLines(compiled.breakpoints[last].span)
    else { return nil }
    return SystemBlockMove(ofPosition: index, in: compiled)?
      .behind(place, "move the block behind the breakpoint")
  }
}
