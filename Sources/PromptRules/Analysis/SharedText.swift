import JSONText
import PrefixStability
import PromptCache
import PromptCompiler
import PromptSkeleton
import SourceText

/// The text that all requests of a template share: what is constant, and values that no row changes.
struct SharedText: Sendable {
  private let compiled: CompiledTemplate
  /// The tokens of constant text.
  private let constants: PromptTokens
  /// The tokens of the values, by the chunks in whose places they go.
  private let values: [Int: TokenCount]
  /// Whether rows leave every history empty: they are requests of their own, as far as they tell.
  let hasEmptyHistory: Bool

  init(_ compiled: CompiledTemplate, _ stability: StabilityReport) {
    self.compiled = compiled
    constants = stability.tokens
    var values: [Int: TokenCount] = [:]
    for measured in stability.inputs where stability.rowCount > 1 {
      let input = measured.input
      guard let value = measured.sharedValue,
        !input.hasDeclaredLifetime || input.lifetime < .request
      else { continue }
      let tokens = Self.count(value, input.use, constants.estimator)
      for chunk in input.chunks { values[chunk] = tokens }
    }
    self.values = values
    let histories = compiled.positions.filter(\.isHistory)
    hasEmptyHistory =
      stability.rowCount > 1 && !histories.isEmpty
      && histories.allSatisfy { history in
        stability.inputs.contains {
          $0.input.use == .list && history.chunks.contains($0.input.chunk)
            && $0.sharedValue?.elementsEqual("[]".utf8) ?? false
        }
      }
  }

  /// Whether a block is of the last message, and that is new in every request.
  func isOfOneRequest(_ position: Position) -> Bool {
    guard let message = position.message, message == compiled.positions.last?.message else {
      return false
    }
    return !compiled.isLastMessageShared
      && !(hasEmptyHistory && compiled.isLastMessageWorthwhile)
  }

  private static func count(
    _ value: [UInt8], _ use: RowInput.Use, _ estimator: TokenEstimator
  ) -> TokenCount {
    guard use == .list, let list = try? JSONDocument(parsing: value).root else {
      return estimator.count(value)
    }
    return list.elements.reduce(into: TokenCount(family: estimator.family)) {
      $0 += BlockText.count($1, estimator)
    }
  }

  /// The tokens of some positions, of those chunks alone that are asked for.
  func tokens(
    of positions: some Sequence<Int>, where isWanted: (_ chunk: Int) -> Bool = { _ in true }
  ) -> TokenCount {
    var tokens = constantTokens(of: positions, where: isWanted)
    for index in positions {
      for chunk in compiled.positions[index].chunks where isWanted(chunk) {
        if let value = values[chunk] { tokens += value }
      }
    }
    return tokens
  }

  /// The same of constant text alone.
  func constantTokens(
    of positions: some Sequence<Int>, where isWanted: (_ chunk: Int) -> Bool = { _ in true }
  ) -> TokenCount {
    var tokens = TokenCount(family: constants.estimator.family)
    for index in positions {
      for chunk in compiled.positions[index].chunks where isWanted(chunk) {
        if let constant = constants.constant(chunk) { tokens += constant }
      }
    }
    return tokens
  }

  /// The tokens of constant text that a value keeps to itself: of the blocks behind it that
  /// breakpoints cover and no earlier ones do, and if asked for, of the rest of its own block.
  func tokens(
    behind input: RowInput, before breakpoints: [Int], ofItsBlock isSplit: Bool
  ) -> TokenCount {
    guard let block = compiled.position(ofChunk: input.chunk) else {
      return TokenCount(family: constants.estimator.family)
    }
    let covered = breakpoints.flatMap { breakpoint in
      let start = breakpoint == 0 ? 0 : compiled.breakpoints[breakpoint - 1].position + 1
      return start..<max(start, compiled.breakpoints[breakpoint].position + 1)
    }
    let blocks = covered.filter { $0 > block && isConstant($0) }
    let own = isSplit && covered.contains(block) ? [block] : []
    return constantTokens(of: blocks) + constantTokens(of: own) { $0 > input.chunk }
  }

  /// The tokens of the constant blocks before a breakpoint, and of the constant text around values.
  func tokens(before breakpoint: Int) -> TokenCount {
    tokens(of: 0..<compiled.breakpoints[breakpoint].position + 1)
  }

  private func isConstant(_ index: Int) -> Bool {
    let position = compiled.positions[index]
    return position.lifetime == .static && !isOfOneRequest(position)
  }

  /// The fewest tokens that a block is split for.
  private static let worthSplitting = 200

  /// Where a breakpoint stands before the first value that requests have otherwise, in words, and the
  /// tokens before that place.
  func place(
    of breakpoint: String, before input: RowInput
  ) -> (advice: String, isSplit: Bool, tokens: TokenCount)? {
    guard let block = compiled.position(ofChunk: input.chunk) else { return nil }
    let before = tokens(of: 0..<block)
    let own = tokens(of: [block]) { $0 < input.chunk }
    if own.estimate.point >= Self.worthSplitting {
      return (
        "Split the block before '\(input.path)' and put \(breakpoint) there", true, before + own
      )
    }
    var advice = "Put \(breakpoint) before the block with '\(input.path)'"
    if block > 0, !compiled.canCarryBreakpoint(block - 1) {
      advice += ", behind a short text of its own, for what stands there cannot carry one"
    }
    return (advice, false, before)
  }

  /// The first chunk of a position that some request may have otherwise; the end of the position
  /// where all of it is shared.
  func end(ofPosition index: Int) -> Int {
    let chunks = compiled.positions[index].chunks
    return chunks.first { chunk in
      switch compiled.skeleton.chunks[chunk] {
      case .constant, .marker, .separator: false
      case .hole, .splice: values[chunk] == nil
      case .when, .each: true
      }
    } ?? chunks.upperBound
  }
}
