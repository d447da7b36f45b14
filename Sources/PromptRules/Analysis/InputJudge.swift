import ChangeCauses
import PrefixStability
import PromptCache
import PromptCompiler
import PromptSkeleton
import SourceText

/// Decides what is to be said of one input.
struct InputJudge {
  let compiled: CompiledTemplate
  let stability: StabilityReport
  let shared: SharedText
  let model: Model?
  let cost: PrefixCost?
  let index: Int

  private var measured: StabilityReport.Input { stability.inputs[index] }
  private var input: RowInput { measured.input }

  /// The breakpoints behind the input.
  private var affected: [Int] {
    compiled.breakpoints.indices.filter { input.isBefore(compiled.breakpoints[$0].end) }
  }

  /// Whether only breakpoints of the messages are behind it, which a conversation may extend.
  private var isInMessages: Bool {
    let chunk = input.chunk
    if let position = compiled.position(ofChunk: chunk) {
      return compiled.positions[position].section == .messages
    }
    // The condition or repetition of a whole message stands in front of its blocks.
    if case .structure = compiled.origins[chunk] { return true }
    return false
  }

  func verdict() -> InputVerdict? {
    guard !affected.isEmpty else { return nil }
    let isViolated = input.lifetime == .session && violation != nil
    if !isViolated, let broken = brokenConversation() { return broken }
    return input.lifetime == .request ? requestVerdict() : lastingVerdict()
  }

  /// Two rows of one tenant, user, session or day that ought to agree; a list of a session may
  /// grow, as far as each turn's prefix extends that of the turn before.
  private var violation: StabilityReport.Variation? {
    let mayGrow = input.lifetime == .session && input.isOfList
    let isBroken = affected.contains { stability.breakpoints[$0].broken != nil }
    return mayGrow && !isBroken ? nil : measured.violation
  }

  /// A turn that does not extend the one before it, at this input.
  private func brokenConversation() -> InputVerdict? {
    guard isInMessages || input.lifetime >= .session else { return nil }
    for breakpoint in affected {
      guard let broken = stability.breakpoints[breakpoint].broken, broken.input == index,
        !isSpare(breakpoint)
      else { continue }
      let span = broken.span ?? compiled.breakpoints[breakpoint].span
      let variation = StabilityReport.Variation(
        rows: broken.rows, spans: Pair(span, span), values: broken.values,
        prefixOffset: broken.prefixOffset, cause: broken.cause)
      switch broken.loss {
      case nil:
        let kind = isInMessages ? InputVerdict.Kind.volatile : forkOr(.volatile)
        return verdict(self.kind(of: broken.cause, else: kind), .measured, variation)
      case .value: return verdict(.lostValue, .measured, variation, at: breakpoint)
      case .text:
        var verdict = verdict(.lostText, .measured, variation, at: breakpoint)
        verdict.span = span
        return verdict
      }
    }
    return nil
  }

  /// Whether a breakpoint that nobody wrote may go unread, because the next turn reads what an
  /// earlier one in the messages has written.
  private func isSpare(_ index: Int) -> Bool {
    !compiled.breakpoints[index].isWritten
      && stability.breakpoints[..<index].indices.contains { earlier in
        let measured = stability.breakpoints[earlier]
        return compiled.breakpoints[earlier].section == .messages && measured.turns > 0
          && measured.extendedTurns == measured.turns
      }
  }

  private func requestVerdict() -> InputVerdict? {
    if isInMessages { return tailVerdict() }
    if let variation = measured.variation {
      return verdict(kind(of: variation.cause, else: forkOr(.volatile)), .measured, variation)
    }
    if input.hasDeclaredLifetime { return verdict(forkOr(.volatile), .declared, nil) }
    return stability.rowCount > 1 ? nil : verdict(forkOr(.volatile), .suspected, nil)
  }

  /// In a conversation the next turn brings this turn's value back; unrelated requests do not.
  private func tailVerdict() -> InputVerdict? {
    if isOfConversations || hasHistory { return nil }
    // A condition has two outcomes, and requests with the same one read what each other writes.
    let isTail = isInLastMessage && !isBeforeText && input.use != .condition
    let kind = isTail ? InputVerdict.Kind.tail : forkOr(.volatile)
    if let variation = measured.variation {
      return verdict(self.kind(of: variation.cause, else: kind), .measured, variation)
    }
    if stability.rowCount > 1 { return nil }
    return verdict(kind, input.hasDeclaredLifetime ? .declared : .suspected, nil)
  }

  /// Whether the rows are turns of conversations, or a single one that may become some.
  private var isOfConversations: Bool {
    if stability.rowCount == 1, stability.rowsWithSession > 0 { return true }
    return affected.contains { stability.breakpoints[$0].isOfConversations }
  }

  /// Whether the messages may bring earlier turns back before the input: as far as rows tell, or as
  /// the template does where breakpoints were placed by it, unless the input itself is the list that
  /// it takes for them.
  private var hasHistory: Bool {
    if let start = stability.historyStart, start <= input.chunk { return true }
    return !compiled.breakpoints[affected[0]].isWritten
      && compiled.positions.contains {
        $0.isHistory && $0.chunks.lowerBound <= input.chunk
          && !(measured.isNoHistory && $0.chunks.contains(input.chunk))
      }
  }

  /// Whether the input stands in the message that ends the request.
  private var isInLastMessage: Bool {
    guard let last = compiled.positions.last?.message else { return false }
    return compiled.position(ofChunk: input.chunk).flatMap { compiled.positions[$0].message }
      == last
  }

  /// Whether text that requests share and that is worth caching stands between the input and a
  /// breakpoint that has more of the message behind it; where the provider caches whole blocks, that
  /// of its own block as well.
  private var isBeforeText: Bool {
    guard let breakpoint = affected.last.map({ compiled.breakpoints[$0] }),
      breakpoint.position < compiled.positions.count - 1,
      let start = compiled.position(ofChunk: input.chunk), start <= breakpoint.position
    else { return false }
    let isWhole = compiled.matchesWholeBlocks
    let first = isWhole ? compiled.positions[start].chunks.lowerBound : input.chunk + 1
    if compiled.hasWorthwhileText(in: start..<breakpoint.position + 1, behind: first - 1) {
      return true
    }
    return stability.rowCount > 1
      && stability.inputs.contains { other in
        other.sharedValue.map { $0.count >= CompiledTemplate.worthwhileLength } ?? false
          && other.input.chunks.contains { first..<breakpoint.end ~= $0 }
      }
  }

  private func lastingVerdict() -> InputVerdict? {
    if let violation {
      return verdict(kind(of: violation.cause, else: .lifetimeViolated), .measured, violation)
    }
    if isInMessages, input.isOfList { return nil }
    if input.isStructure, input.lifetime > .daily {
      if isWorthItsForks { return nil }
      if let variation = measured.variation { return verdict(.forked, .measured, variation) }
      return stability.rowCount > 1 ? earlyVerdict() : verdict(.forked, .declared, nil)
    }
    // Rows that do not say whose list they have: nothing tells whether it keeps to its lifetime.
    if !input.loops.isEmpty, !measured.isGrouped, let variation = measured.variation {
      return verdict(.forked, .measured, variation)
    }
    if input.lifetime == .daily { return verdict(.daily, .declared, measured.variation) }
    return earlyVerdict()
  }

  /// A value that keeps what all requests share to a tenant, user or session, where no breakpoint
  /// before it could take that text.
  private func earlyVerdict() -> InputVerdict? {
    if input.lifetime <= .daily || StrandedStatic.hasPlace(in: compiled) { return nil }
    let kept = affected.filter {
      shared.tokens(behind: input, before: [$0], ofItsBlock: cost?.breakpoints[$0].pays == false)
        .estimate.point >= StrandedStatic.threshold
    }
    guard let last = kept.last,
      model?.minimum?.judge(shared.tokens(before: last).estimate) != .below
    else { return nil }
    let isMeasured = measured.variation != nil
    var verdict = verdict(.early, isMeasured ? .measured : .declared, measured.variation)
    verdict.breakpoints = kept
    return verdict
  }

  /// Whether each outcome of a condition or list is read often enough for itself, as far as anything
  /// tells, and nothing that all requests share is cached once more for it.
  ///
  /// A list of which nothing says whose it is may change with every request, and one that only changes
  /// its order need not.
  private var isWorthItsForks: Bool {
    let first = affected[0]
    let isRead = stability.rowCount < 2 || stability.breakpoints[first].reads > 0
    guard cost?.breakpoints[first].pays ?? isRead,
      !input.isOfList || measured.isGrouped || measured.variation == nil,
      measured.variation?.cause.kind != .listOrder,
      let last = affected.last.map({ compiled.breakpoints[$0].position })
    else { return false }
    let end =
      switch compiled.skeleton.chunks[input.chunk] {
      case .when(_, let count), .each(_, _, let count): input.chunk + count
      default: input.chunk
      }
    return !compiled.hasWorthwhileText(
      in: compiled.positions.indices.prefix(last + 1).filter {
        compiled.positions[$0].lifetime == .static && compiled.positions[$0].chunks.lowerBound > end
      })
  }

  private func forkOr(_ kind: InputVerdict.Kind) -> InputVerdict.Kind {
    input.isStructure ? .forked : kind
  }

  /// Changes of spelling have findings of their own, whatever the lifetime.
  private func kind(of cause: ChangeCause, else kind: InputVerdict.Kind) -> InputVerdict.Kind {
    if !cause.isSpelling { return kind }
    return cause.isSameJSON ? .jsonSpelling : .encoding
  }

  private func verdict(
    _ kind: InputVerdict.Kind, _ evidence: Evidence, _ variation: StabilityReport.Variation?,
    at first: Int = 0
  ) -> InputVerdict {
    InputVerdict(
      input: index, kind: kind, evidence: evidence, variation: variation,
      breakpoints: affected.filter { $0 >= first })
  }
}
