import ChangeCauses
import PrefixStability
import PromptCache
import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SourceText

extension TemplateAnalysis {
  /// A finding about an input before a breakpoint, with all that is known of it.
  func finding(
    _ rule: Rule, _ verdict: InputVerdict, _ severity: Severity, _ message: String, remedy: String
  ) -> Diagnostic {
    let input = stability.inputs[verdict.input].input
    let first = verdict.breakpoints[0]
    var facts = PrefixFacts(
      variable: input.path.description, evidence: verdict.evidence, breakpoint: first)
    // What is lost once a day is nothing to name for each request.
    if verdict.kind != .daily {
      facts.tokensLost = tokensLost(verdict.breakpoints)
      // What keeps to its lifetime costs the same until it moves.
      let isFork = verdict.kind == .forked && input.lifetime < .request
      facts.cost =
        (isFork ? costChange(moving: verdict) : nil)
        ?? cost.map { CostChange(now: $0.now, fixed: $0.fixed) }
    }
    if let variation = verdict.variation { facts.add(variation) }
    let place = compiled.breakpoints[first].span
    let last = compiled.breakpoints[verdict.breakpoints.last ?? first].end
    return Diagnostic(
      rule: rule.id, severity: severity, message: message,
      span: verdict.span ?? span(of: input),
      notes: [.init("the breakpoint that it breaks", span: place)]
        + repetitions(of: input, before: last),
      remedy: remedy, prefix: facts)
  }

  /// Adds the first value that parts the prefixes of rows before a chunk.
  func addFirstVariation(before end: Int, to facts: inout PrefixFacts) {
    let inputs = stability.inputs.filter { $0.input.isBefore(end) }
    guard let input = inputs.first(where: { $0.variation != nil }), let variation = input.variation
    else { return }
    facts.variable = input.input.path.description
    facts.add(variation)
  }

  /// Notes of the other places where a value goes in before a chunk; of many, the first.
  private func repetitions(of input: RowInput, before end: Int) -> [Diagnostic.Note] {
    var seen: Set = [span(of: input)]
    let same = stability.inputs.filter { $0.input.question == input.question }
    let chunks = same.flatMap(\.input.chunks).filter { $0 > input.chunk && $0 < end }.sorted()
    let others = chunks.compactMap { compiled.origins[$0].span(at: 0) }
      .filter { seen.insert($0).inserted }
    let rest = others.count - Self.shownRepetitions
    return others.prefix(Self.shownRepetitions).enumerated().map { index, span in
      let isLast = index == Self.shownRepetitions - 1 && rest > 0
      let more = isLast ? ", and in \(rest) more places" : ""
      return .init("the same value once more\(more)", span: span)
    }
  }

  private static let shownRepetitions = 8

  /// The place of an input: its first hole, condition or list.
  func span(of input: RowInput) -> SourceSpan {
    compiled.origins[input.chunk].span(at: 0) ?? template.file.span(0..<0)
  }

  /// The tokens between the last breakpoint that still holds and the last one that does not.
  func tokensLost(_ breakpoints: [Int]) -> Estimate? {
    guard let first = breakpoints.first, let last = breakpoints.last else { return nil }
    let end = stability.breakpoints[last].tokens
    guard first > 0 else { return end }
    return end.without(stability.breakpoints[first - 1].tokens)
  }

  /// The cost as it is, and with a breakpoint behind so much text that all rows share in the place of
  /// some; nil where that saves nothing.
  func costChange(behind tokens: Int, insteadOf breakpoints: [Int]) -> CostChange? {
    guard let now = cost?.now,
      let fixed = cost?.cost(breakpointBehind: tokens, insteadOf: breakpoints), fixed < now
    else { return nil }
    return CostChange(now: now, fixed: fixed)
  }

  /// The cost as it is, and with a value that lasts behind the constant text that it keeps to itself;
  /// nil where that saves nothing, or nothing tells.
  func costChange(moving verdict: InputVerdict) -> CostChange? {
    guard let last = verdict.breakpoints.last else { return nil }
    let input = stability.inputs[verdict.input].input
    let text = shared.tokens(before: last).estimate
    guard model?.minimum?.judge(text) == .reached else { return nil }
    return costChange(
      behind: text.point,
      insteadOf: verdict.breakpoints.filter { canStandBehind(input, $0) })
  }

  /// Whether an early value is worth moving: not where its breakpoints would be better removed.
  func isWorthMoving(_ verdict: InputVerdict) -> Bool {
    let removals = verdict.breakpoints.compactMap { cost?.breakpoints[$0].change?.fixed }
    guard let removed = removals.min() else { return true }
    return costChange(moving: verdict).map { $0.fixed < removed } ?? false
  }

  /// `breakpoint 2 (line 14)`, as people count.
  func name(ofBreakpoint index: Int) -> String {
    let span = compiled.breakpoints[index].span
    guard span.file == template.file else { return "breakpoint \(index + 1)" }
    let line = lines.position(at: span.range.lowerBound).line
    let kind = compiled.breakpoints[index].isWritten ? "the breakpoint on" : "the breakpoint after"
    return "\(kind) line \(line)"
  }
}

extension PrefixFacts {
  /// Adds how two rows differ, and where.
  fileprivate mutating func add(_ variation: StabilityReport.Variation) {
    cause = variation.cause.kind.rawValue
    rows = variation.rows
    values = PairedExcerpt.pair(of: variation.values, cause: variation.cause)
    prefixOffset = variation.prefixOffset
  }
}

/// The parts of two values that a finding shows: the same stretch of both, around their first
/// differing byte.
enum PairedExcerpt {
  /// The most bytes that are shown of a value, ellipses counted.
  private static let limit = 60
  /// The most bytes before the difference that are quoted where the values go on behind it.
  private static let lead = 24
  private static let ellipsis = Array("…".utf8)

  /// Both values from one start on, whole scalars only, with an ellipsis where they are cut.
  ///
  /// They begin with the token that changed where it begins near, and show more of what is before
  /// the difference where little is behind it.
  static func pair(of values: Pair<[UInt8]?>, cause: ChangeCause) -> Pair<[UInt8]?> {
    let (first, second) = (values.first ?? [], values.second ?? [])
    let longest = max(first.count, second.count)
    guard longest > limit else { return values }
    let either = first.count == longest ? first : second
    var offset = CommonPrefix.length(of: first, second)
    // Before the difference both values are equal, so either tells where a scalar starts.
    while offset > 0, offset < longest, UTF8Text.isContinuation(either[offset]) { offset -= 1 }
    let token = min(cause.left.lowerBound, cause.right.lowerBound)
    var start = offset - token <= lead && token <= offset ? token : offset - lead
    start = min(start, longest - limit + ellipsis.count)
    if start <= ellipsis.count { start = 0 }
    start = min(start, offset)
    while start < offset, UTF8Text.isContinuation(either[start]) { start += 1 }
    return Pair(
      values.first.map { cut($0, from: start) }, values.second.map { cut($0, from: start) })
  }

  private static func cut(_ value: [UInt8], from start: Int) -> [UInt8] {
    let lead = start > 0 ? ellipsis : []
    var end = min(value.count, start + limit - lead.count)
    if end < value.count { end -= ellipsis.count }
    while end > start, end < value.count, UTF8Text.isContinuation(value[end]) { end -= 1 }
    return lead + value[min(start, end)..<end] + (end < value.count ? ellipsis : [])
  }
}
