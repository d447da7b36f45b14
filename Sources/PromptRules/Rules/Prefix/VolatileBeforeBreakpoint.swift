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
    let measured = analysis.stability.inputs[verdict.input]
    let input = measured.input
    let loss = ParameterLoss(input, verdict, analysis)
    let place = analysis.name(ofBreakpoint: verdict.breakpoints[0])
    let path = input.path.description
    let remedy = loss?.remedy ?? analysis.remedyOfVolatile(measured, verdict.variation?.cause.kind)
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
    if !analysis.isBetterKept { finding.fix = fix(verdict, input, analysis) }
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
      : "this text of row \(first) is not in the history of row \(second) as it was sent: the next turn "
        + "does not bring it back, before \(place)"
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
    let hasClock = [.timestamp, .time].contains(verdict.variation?.cause.kind)
    return analysis.finding(
      rule, verdict, .hint,
      "'\(path)' is declared 'daily'"
        + (hasClock
          ? " and has a time of day: a cold start with each other time for "
          : ": one cold start a day for ")
        + analysis.name(ofBreakpoint: verdict.breakpoints[0]) + (tokens ?? ""),
      remedy: (hasClock ? "Give the date without a time. " : "")
        + "Leave it if the day matters to everything behind it; else move it to the user message."
    )
  }

  /// The most bytes that a block may have to be moved.
  private static let smallBlock = 200

  /// Moves a small block of `system` that says nothing but such values behind the last breakpoint of
  /// `system`.
  static func fix(
    _ verdict: InputVerdict, _ input: RowInput, _ analysis: TemplateAnalysis
  ) -> Fix? {
    let compiled = analysis.compiled
    guard
      let index = compiled.position(ofChunk: input.chunk),
      compiled.positions[index].span.range.count <= smallBlock, isOfValues(index, analysis),
      let last = verdict.breakpoints.last(where: { compiled.breakpoints[$0].section == .system }),
      compiled.breakpoints[last].isWritten,
      let place = SourceLines(compiled.breakpoints[last].span)
    else { return nil }
    return SystemBlockMove(ofPosition: index, in: compiled)?
      .behind(place, "move the block behind the breakpoint")
  }

  /// Whether each sentence of a block has a value that changes in it, or is a label of one: labels
  /// belong to their value, an instruction stands for itself.
  private static func isOfValues(_ index: Int, _ analysis: TemplateAnalysis) -> Bool {
    let volatile = analysis.verdicts.filter { [.volatile, .early].contains($0.kind) }.flatMap {
      analysis.stability.inputs[$0.input].input.chunks
    }
    var sentence = Sentence()
    for chunk in analysis.compiled.positions[index].chunks {
      if volatile.contains(chunk) { sentence.hasValue = true }
      guard case .constant(let runs) = analysis.compiled.origins[chunk] else { continue }
      for case .literal(let literal) in runs.map(\.source) {
        for place in literal.bytes.indices {
          let byte = literal.bytes[place]
          if byte > 0x20 { sentence.add(byte) }
          guard isEnd(byte, before: literal.bytes[(place + 1)...].first) else { continue }
          if !sentence.isOfValue { return false }
          sentence = Sentence()
        }
      }
    }
    return sentence.isOfValue
  }

  /// What is known of a sentence or line.
  private struct Sentence {
    var hasValue = false
    private var first: UInt8?
    private var last: UInt8?

    mutating func add(_ byte: UInt8) {
      if first == nil { first = byte }
      last = byte
    }

    /// A heading, a tag and what ends in a colon are labels.
    var isOfValue: Bool {
      hasValue || last == nil || last == UInt8(ascii: ":") || first == UInt8(ascii: "#")
        || first == UInt8(ascii: "<") && last == UInt8(ascii: ">")
    }
  }

  /// Whether a byte ends a sentence or a line.
  private static func isEnd(_ byte: UInt8, before next: UInt8?) -> Bool {
    byte == 0x0A || [0x21, 0x2E, 0x3B, 0x3F].contains(byte) && next ?? 0x20 <= 0x20
  }
}
