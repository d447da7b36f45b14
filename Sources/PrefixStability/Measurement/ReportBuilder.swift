import ChangeCauses
import PromptCache
import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SampleRows
import SourceText

/// Turns what a meter saw into a report, rendering the rows that witness it.
final class ReportBuilder {
  let meter: StabilityMeter
  let witnesses: WitnessRows
  let compiled: CompiledTemplate
  private let tokens: PromptTokens
  /// Whether prefixes are hashed, which costs more than all else that is done with them.
  let isHashing: Bool

  init(
    meter: StabilityMeter, witnesses: WitnessRows, family: TokenizerFamily,
    isHashing: Bool
  ) {
    self.isHashing = isHashing
    self.witnesses = witnesses
    compiled = meter.compiled
    tokens = PromptTokens(meter.compiled, family: family)
    self.meter = meter
  }

  func report() -> StabilityReport {
    let counted = countedRows()
    let estimates = averages(of: counted)
    let prefix = referencePrefix
    return StabilityReport(
      rowCount: meter.rowCount, rowsWithSession: meter.rowsWithSession,
      inputs: inputs(), breakpoints: breakpoints(estimates, prefix),
      historyStart: meter.historyStart,
      diagnostics: meter.diagnostics, outputTokens: meter.outputTokens, tokens: tokens,
      memberNames: witnesses.memberNames, oversized: meter.budgets.compactMap(\.oversized),
      emptyParts: meter.emptyParts.found, markerFaults: meter.markers.found,
      requestTokens: estimates[compiled.breakpoints.count], arrivals: meter.arrivals,
      lengths: RowLengths(
        counted: counted.mapValues { $0.map(\.point) },
        constant: tokens.constantCounts().map(\.estimate.point), passing: passingTokens(),
        shared: sharedTokens(), arrivals: meter.arrivals))
  }

  /// The tokens up to each breakpoint and of the request of some rows, by their numbers.
  private func countedRows() -> [Int: [Estimate]] {
    var counted: [Int: [Estimate]] = [:]
    for number in witnesses.counted {
      if let values = witnesses[number]?.values,
        let counts = tokens.counts(meter.lists.cached(values))
      {
        counted[number] = counts.map(\.estimate)
      }
    }
    return counted
  }

  /// The tokens of the blocks before the first one that varies.
  private func sharedTokens() -> Int {
    let first = meter.inputs.first { !$0.isWatched || $0.firstDifference != nil }?.input.chunk
    let blocks = compiled.positions.prefix { $0.chunks.upperBound <= first ?? .max }
    return blocks.reduce(0) { sum, block in
      block.chunks.reduce(sum) { $0 + (tokens.constant($1)?.estimate.point ?? 0) }
    }
  }

  /// The tokens, on average, of values that are there for a single request, up to each breakpoint; one
  /// that only changes its form may stay.
  private func passingTokens() -> [Int] {
    let head = witnesses.head
    let isInConversation =
      meter.breakpoints.contains(where: \.isOfConversations) || meter.historyStart != nil
    return compiled.breakpoints.map { breakpoint in
      meter.inputs.reduce(0) { sum, track in
        guard track.input.isBefore(breakpoint.end), track.firstContent != nil, !track.isReordered,
          !head.isEmpty,
          meter.isPassing(track.input, inConversation: isInConversation)
        else { return sum }
        let count = head.reduce(0) { $0 + tokens.count(text(of: track.input, in: $1)) }
        return sum + count / head.count
      }
    }
  }

  /// The tokens up to each breakpoint and of the request, averaged over the first rows.
  private func averages(of counted: [Int: [Estimate]]) -> [Estimate] {
    let head = counted.filter { $0.key <= WitnessRows.headCount }.values
    let all = head.isEmpty ? [tokens.constantCounts().map(\.estimate)] : Array(head)
    return (0...compiled.breakpoints.count).map { index in
      let estimates = all.map { $0[index] }
      var (low, point, high) = (0, 0, 0)
      for estimate in estimates {
        low += estimate.low
        point += estimate.point
        high += estimate.high
      }
      let count = estimates.count
      return Estimate(low: low / count, point: point / count, high: high / count)
    }
  }

  /// What the classifier may know of the place: the variable and the words before it.
  func context(of input: RowInput, chunk: Int) -> ChangeContext {
    ChangeContext(
      variable: input.path.description, before: compiled.textBefore(chunk: chunk),
      lifetime: input.hasDeclaredLifetime ? input.lifetime : nil)
  }

  private var referencePrefix: RenderedPrefix? {
    guard let values = witnesses[1]?.values, let end = compiled.breakpoints.map(\.end).max() else {
      return nil
    }
    return rendered(meter.lists.cached(values), to: end)
  }

  /// The prefix for some values up to a chunk; nil where it cannot be rendered.
  func rendered(_ values: PromptValue, to end: Int) -> RenderedPrefix? {
    guard end > compiled.skeleton.prefixStart else { return nil }
    return RenderedPrefix(compiled.skeleton, values, to: end)
  }
}
