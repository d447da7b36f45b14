import ChangeCauses
import PrefixStability
import PromptCompiler
import PromptSkeleton
package import SourceText

/// A breakpoint behind the part that is different in every request.
package enum VaryingTail: TemplateRule {
  package static let rule = Rule(
    id: "varying-tail", group: .breakpoints, severity: .error,
    summary: "A breakpoint stands behind the part that differs in every request.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    var reported: Set<Int> = []
    return analysis.verdicts.compactMap { verdict in
      guard verdict.kind == .tail, reported.insert(verdict.breakpoints[0]).inserted else {
        return nil
      }
      let input = analysis.stability.inputs[verdict.input].input
      let rows = verdict.variation.map {
        " between rows \($0.rows.first) and \($0.rows.second) (\($0.cause.label))"
      }
      let change = rows.map { "differs" + $0 } ?? "belongs to one request"
      var finding = analysis.finding(
        rule, verdict, verdict.evidence == .suspected ? .warning : .error,
        "this breakpoint stands behind '\(input.path)', which \(change): every request writes an "
          + "entry that none reads",
        remedy: place(before: input, analysis)
          + "; or give rows a '$session' if they are turns of one conversation.")
      finding.notes = [.init("what differs", span: finding.span)]
      finding.fix = fix(verdict.breakpoints[0], analysis)
      finding.span = analysis.compiled.breakpoints[verdict.breakpoints[0]].span
      return finding
    }
  }

  /// Where the breakpoint would stand behind all that requests share.
  private static func place(before input: RowInput, _ analysis: TemplateAnalysis) -> String {
    let positions = analysis.compiled.positions
    let place = analysis.shared.place(of: "the breakpoint", before: input)
    guard let place, let block = analysis.compiled.position(ofChunk: input.chunk) else {
      return "Put the breakpoint before what differs"
    }
    let isFirst = block == 0 || positions[block - 1].message != positions[block].message
    let isBehindCarrier = block == 0 || analysis.compiled.canCarryBreakpoint(block - 1)
    return isFirst && isBehindCarrier && !place.isSplit
      ? "Put the breakpoint before the message that differs" : place.advice
  }

  /// Moves a breakpoint that stands alone behind the constant blocks, and removes it where another
  /// one covers them.
  private static func fix(_ index: Int, _ analysis: TemplateAnalysis) -> Fix? {
    let compiled = analysis.compiled
    let constant = compiled.positions.prefix { $0.lifetime == .static }
    guard let last = constant.last, let lines = SourceLines(compiled.breakpoints[index].span)
    else { return nil }
    if compiled.breakpoints[..<index].contains(where: { $0.position == constant.count - 1 }) {
      return lines.removal("remove the breakpoint: another one covers the constant blocks", .safe)
    }
    guard compiled.breakpoints.count == 1, last.section != .tools,
      compiled.canCarryBreakpoint(constant.count - 1),
      let place = last.item.flatMap({ SourceLines($0) }),
      place.file == lines.file, place.range.upperBound <= lines.range.lowerBound
    else { return nil }
    return lines.move(behind: place, "move the breakpoint behind the constant blocks", .safe)
  }
}
