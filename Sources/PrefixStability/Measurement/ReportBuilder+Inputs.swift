import ChangeCauses
import PromptCompiler
import PromptSkeleton
import SourceText

extension ReportBuilder {
  /// What is known of each input.
  func inputs() -> [StabilityReport.Input] {
    var inputs = meter.inputs.map { input($0) }
    for index in inputs.indices where inputs[index].input.use == .repetition {
      settle(index, in: &inputs)
    }
    return inputs
  }

  private func input(_ track: InputTrack) -> StabilityReport.Input {
    StabilityReport.Input(
      input: track.input,
      variation: track.isWatched
        ? track.witness.flatMap {
          variation(of: track.input, rows: Pair(track.referenceRow ?? 1, $0))
        } : nil,
      violation: track.violation.flatMap { variation(of: track.input, rows: $0) },
      missing: track.firstMissing.map { ($0, track.missingCount) },
      hasNoRoot: track.rootlessCount == meter.rowCount,
      isConstant: track.firstDifference == nil, isNoHistory: meter.isNoHistory(track),
      sharedValue: sharedValue(track), isGrouped: track.isGrouped, kept: track.kept,
      unfit: track.firstUnfit)
  }

  private func sharedValue(_ track: InputTrack) -> [UInt8]? {
    guard track.input.loops.isEmpty, [.text, .json, .list].contains(track.input.use) else {
      return nil
    }
    return track.sharedValue.map { PromptTokens.unescaped($0[...]) }
  }

  /// Decides whether a list differs or what is taken of its elements: one cause, one finding.
  ///
  /// Where two rows have as many elements, each is held against the one in its place, unless they
  /// are the same elements in another order.
  private func settle(_ list: Int, in inputs: inout [StabilityReport.Input]) {
    let members = inputs.indices.filter { other in
      inputs[other].input.loops.contains {
        $0.list == inputs[list].input.path && inputs[list].input.loops.isEmpty
      }
    }
    for path in [\StabilityReport.Input.variation, \.violation] {
      for member in members {
        guard let rows = inputs[member][keyPath: path]?.rows else { continue }
        let own = inputs[list][keyPath: path]?.rows.second ?? .max
        if own > rows.second, isReordered(inputs[list].input, rows) {
          inputs[list][keyPath: path] = variation(of: inputs[list].input, rows: rows)
        }
        if let own = inputs[list][keyPath: path], own.rows.second == rows.second {
          inputs[member][keyPath: path] = nil
        }
      }
    }
  }

  /// Whether two rows have the same elements in another order.
  func isReordered(_ list: RowInput, _ rows: Pair<Int>) -> Bool {
    guard let first = witnesses[rows.first], let second = witnesses[rows.second] else {
      return false
    }
    return ListChange.isReordered(
      elements(of: list, first.values), elements(of: list, second.values))
  }

  /// The elements of a row's list as canonical JSON.
  func elements(of list: RowInput, _ values: PromptValue) -> [[UInt8]] {
    value(of: list, values).flatMap(ListChange.elements) ?? []
  }

  /// What a row, or the template in its place, has at the path of an input.
  private func value(of input: RowInput, _ values: PromptValue) -> PromptValue? {
    let path = input.rowPath
    let fallback = compiled.skeleton.variables[input.slot].fallback
    return (values.member(path.root) ?? fallback).flatMap { path.resolve(below: $0) }
  }

  func variation(of input: RowInput, rows: Pair<Int>) -> StabilityReport.Variation? {
    guard let first = witnesses[rows.first], let second = witnesses[rows.second] else { return nil }
    let (left, right) = texts(of: input, first.values, second.values)
    let isWhole = (input.use == .list || input.use == .repetition) && input.loops.isEmpty
    let change = isWhole ? listChange(of: input, first.values, second.values) : nil
    return StabilityReport.Variation(
      rows: rows, spans: Pair(first.span, second.span),
      values: change?.values ?? Pair(left, right),
      prefixOffset: divergence(of: input, first.values, second.values, left, right),
      cause: change?.cause
        ?? token(around: input.chunk, in: first.values).cause(
          left: left, right: right, context: context(of: input, chunk: input.chunk)))
  }

  /// What happened to a whole list: it lost its first elements, or others are in it; nil where an
  /// element itself changed.
  func listChange(
    of input: RowInput, _ first: PromptValue, _ second: PromptValue
  ) -> (values: Pair<[UInt8]?>, cause: ChangeCause)? {
    let (lefts, rights) = (elements(of: input, first), elements(of: input, second))
    guard let change = ListChange(lefts, rights) else { return nil }
    let whole = (first: array(lefts), second: array(rights))
    let position = compiled.position(ofChunk: input.chunk).map { compiled.positions[$0] }
    let isOfHistory = position?.isHistory ?? false
    let cause = ChangeClassifier.classify(
      left: whole.first, right: whole.second,
      context: context(of: input, chunk: input.chunk))
    switch cause.kind {
    case .listWindow: return (Pair(whole.first, whole.second), cause)
    case .listMembership: return change.membership(as: cause)
    case .listOrder where !isOfHistory: return (Pair(whole.first, whole.second), cause)
    default:
      // Lists of different lengths differ in what they hold, whatever their elements look like, as do
      // tools of different names, which are no persons'; of a history the message that changed says
      // more.
      let isOther =
        lefts.count != rights.count
        || position?.section == .tools && [.person, .text].contains(cause.kind)
          && change.isOfOtherNames
      guard isOther, !isOfHistory else { return nil }
      return change.membership(
        as: ChangeCause(.listMembership, .relation, left: 0..<0, right: 0..<0))
    }
  }

  private func array(_ elements: [[UInt8]]) -> [UInt8] {
    [UInt8(ascii: "[")] + Array(elements.joined(separator: [UInt8(ascii: ",")]))
      + [UInt8(ascii: "]")]
  }

  /// What stands around a hole, the holes beside it filled with the values of one row.
  private func token(around chunk: Int, in values: PromptValue) -> HoleToken {
    HoleToken(around: chunk, in: compiled) { chunk in
      let track = meter.inputs.first {
        $0.input.loops.isEmpty && $0.input.chunks.contains(chunk)
      }
      return track.map { text(of: $0.input, in: values) }
    }
  }

  /// A row's value at an input, of the elements of a list one after the other, as people would read
  /// it.
  func text(of input: RowInput, in values: PromptValue) -> [UInt8] {
    let value = value(of: input, values)
    if input.loops.isEmpty { return text(value, of: input) }
    return Array((value.map(input.elements) ?? []).map { text($0, of: input) }.joined())
  }

  /// The values of two rows at an input as people would read them; of the elements of a list those
  /// of the first one that differs.
  private func texts(
    of input: RowInput, _ first: PromptValue, _ second: PromptValue
  ) -> (left: [UInt8], right: [UInt8]) {
    let (left, right) = (value(of: input, first), value(of: input, second))
    guard !input.loops.isEmpty else { return (text(left, of: input), text(right, of: input)) }
    let lefts = (left.map(input.elements) ?? []).map { text($0, of: input) }
    let rights = (right.map(input.elements) ?? []).map { text($0, of: input) }
    let index = zip(lefts, rights).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let place = index ?? min(lefts.count, rights.count)
    return (
      lefts.indices.contains(place) ? lefts[place] : [],
      rights.indices.contains(place) ? rights[place] : []
    )
  }

  private func text(_ value: PromptValue?, of input: RowInput) -> [UInt8] {
    if input.use == .condition { return Array((value?.isTruthy ?? false ? "true" : "false").utf8) }
    guard let bytes = value.flatMap({ InputValue.rendered($0, as: input.use) }) else { return [] }
    return PromptTokens.unescaped(bytes[...])
  }

  /// The byte of the prefix at which two rows part at an input.
  private func divergence(
    of input: RowInput, _ first: PromptValue, _ second: PromptValue, _ left: [UInt8],
    _ right: [UInt8]
  ) -> Int {
    let start = offset(ofChunk: input.chunk, in: first)
    if !input.isOfList, input.use != .condition {
      return start + CommonPrefix.length(of: escaped(left), escaped(right))
    }
    // What a list or a condition writes is seen in the whole.
    let end = compiled.skeleton.chunks.count
    guard let left = rendered(meter.lists.cached(first), to: end)?.bytes,
      let right = rendered(meter.lists.cached(second), to: end)?.bytes
    else { return start }
    return max(start, CommonPrefix.length(of: left, right))
  }

  private func escaped(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    JSONBytes.appendEscaped(bytes, to: &output)
    return output
  }

  /// Where a chunk starts in the prefix of a row; in constant bytes where it cannot be rendered.
  private func offset(ofChunk chunk: Int, in values: PromptValue) -> Int {
    rendered(meter.lists.cached(values), to: chunk)?.bytes.count
      ?? compiled.constantLength(upTo: chunk)
  }
}
