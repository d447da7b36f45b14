import PromptCache
import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SampleRows
import SourceText

/// Turns what a meter saw into a report, rendering the rows that witness it.
struct ReportBuilder {
  let meter: StabilityMeter
  let witnesses: WitnessRows
  let compiled: CompiledTemplate
  private let tokens: PromptTokens
  /// Whether prefixes are hashed, which costs more than all else that is done with them.
  let isHashing: Bool

  init(
    meter: StabilityMeter, witnesses: WitnessRows, family: TokenizerFamily, isHashing: Bool
  ) {
    self.isHashing = isHashing
    self.meter = meter
    self.witnesses = witnesses
    compiled = meter.compiled
    tokens = PromptTokens(meter.compiled, family: family)
  }

  func report() -> StabilityReport {
    let estimates = averageTokens()
    let prefix = referencePrefix
    return StabilityReport(
      rowCount: meter.rowCount, rowsWithSession: meter.rowsWithSession,
      inputs: inputs(), breakpoints: breakpoints(estimates, prefix),
      diagnostics: meter.diagnostics, outputTokens: meter.outputTokens,
      memberNames: witnesses.memberNames, oversized: meter.budgets.compactMap(\.oversized),
      requestTokens: estimates[compiled.breakpoints.count], arrivals: meter.arrivals)
  }

  /// The tokens up to each breakpoint and of the request, averaged over the first rows.
  private func averageTokens() -> [Estimate] {
    let counted = witnesses.head.compactMap { tokens.counts(meter.lists.cached($0)) }
    let all = counted.isEmpty ? [tokens.constantCounts()] : counted
    return (0...compiled.breakpoints.count).map { index in
      let estimates = all.map { $0[index].estimate }
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
      lifetime: input.isDeclared ? input.lifetime : nil)
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
