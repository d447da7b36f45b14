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
  private let compiled: CompiledTemplate
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
    let counted = countedRows()
    let estimates = averages(of: counted)
    let prefix = referencePrefix
    return StabilityReport(
      rowCount: meter.rowCount, rowsWithSession: meter.rowsWithSession,
      inputs: meter.inputs.map(input), breakpoints: breakpoints(estimates, prefix),
      diagnostics: meter.diagnostics, outputTokens: meter.outputTokens,
      memberNames: witnesses.memberNames, oversized: meter.budgets.compactMap(\.oversized),
      emptyTexts: meter.emptyTexts.found,
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
      if let values = witnesses[number]?.values, let counts = tokens.counts(values) {
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

  /// The tokens, on average, of values that are there for a single request, up to each breakpoint.
  private func passingTokens() -> [Int] {
    let head = witnesses.head
    return compiled.breakpoints.map { breakpoint in
      meter.inputs.reduce(0) { sum, track in
        guard track.input.chunk < breakpoint.end, track.firstDifference != nil, !head.isEmpty,
          meter.isPassing(track.input, inConversation: meter.rowsWithSession > 0)
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

  private func input(_ track: InputTrack) -> StabilityReport.Input {
    StabilityReport.Input(
      input: track.input,
      variation: track.isWatched
        ? track.firstDifference.flatMap { variation(of: track.input, rows: Pair(1, $0)) } : nil,
      violation: track.violation.flatMap { variation(of: track.input, rows: $0) },
      missing: track.firstMissing.map { ($0, track.missingCount) },
      hasNoRoot: track.missingCount == meter.rowCount && !track.hasRoot,
      isConstant: track.firstDifference == nil, unfit: track.firstUnfit)
  }

  private func variation(
    of input: RowInput, rows: Pair<Int>
  ) -> StabilityReport.Variation? {
    guard let first = witnesses[rows.first], let second = witnesses[rows.second] else { return nil }
    let left = text(of: input, in: first.values)
    let right = text(of: input, in: second.values)
    let agreeing = CommonPrefix.length(of: escaped(left), escaped(right))
    return StabilityReport.Variation(
      rows: rows, spans: Pair(first.span, second.span), values: Pair(left, right),
      prefixOffset: offset(ofChunk: input.chunk, in: first.values) + agreeing,
      cause: token(around: input.chunk, in: first.values).cause(
        left: left, right: right, context: context(of: input, chunk: input.chunk)))
  }

  /// What stands around a hole, the holes beside it filled with the values of one row.
  private func token(around chunk: Int, in values: PromptValue) -> HoleToken {
    HoleToken(around: chunk, in: compiled) { chunk in
      let track = meter.inputs.first { $0.input.chunks.contains(chunk) }
      return track.map { text(of: $0.input, in: values) }
    }
  }

  private func escaped(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    JSONBytes.appendEscaped(bytes, to: &output)
    return output
  }

  /// A row's value at an input as people would read it.
  private func text(of input: RowInput, in values: PromptValue) -> [UInt8] {
    let fallback = compiled.skeleton.variables[input.slot].fallback
    let value = (values.member(input.path.root) ?? fallback)
      .flatMap { input.path.resolve(below: $0) }
    if input.use == .condition { return Array((value?.isTruthy ?? false ? "true" : "false").utf8) }
    guard let value, let bytes = InputValue.rendered(value, as: input.use) else { return [] }
    return PromptTokens.unescaped(bytes[...])
  }

  /// What the classifier may know of the place: the variable and the words before it.
  func context(of input: RowInput, chunk: Int) -> ChangeContext {
    ChangeContext(
      variable: input.path.description, before: compiled.textBefore(chunk: chunk),
      lifetime: input.isDeclared ? input.lifetime : nil)
  }

  /// Where a chunk starts in the prefix of a row; in constant bytes where it cannot be rendered.
  private func offset(ofChunk chunk: Int, in values: PromptValue) -> Int {
    let prefix = try? compiled.skeleton.renderPrefix(toChunk: chunk, values) { _, _ in }
    return prefix?.count ?? compiled.constantLength(upTo: chunk)
  }

  private var referencePrefix: (bytes: [UInt8], starts: [(chunk: Int, offset: Int)])? {
    guard let values = witnesses[1]?.values, let end = compiled.breakpoints.map(\.end).max() else {
      return nil
    }
    return rendered(values, to: end)
  }

  func rendered(
    _ values: PromptValue, to end: Int
  ) -> (bytes: [UInt8], starts: [(chunk: Int, offset: Int)])? {
    var starts: [(chunk: Int, offset: Int)] = []
    let bytes = try? compiled.skeleton.renderPrefix(toChunk: end, values) { chunk, offset in
      starts.append((chunk, offset))
    }
    return bytes.map { ($0, starts) }
  }
}
