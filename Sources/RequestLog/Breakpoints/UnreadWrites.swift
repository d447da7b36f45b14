import PromptCache
import SourceText

/// Counts conversations whose last breakpoint stands on text that no later request repeats.
struct UnreadWrites {
  private let meter: TokenMeter
  private var families: [Family] = []
  private var familyOfLane: [Int: Int] = [:]

  private struct Family {
    var first: RequestReference
    var second: RequestReference?
    var lane: Int
    var pointer: String
    /// Whether a breakpoint covers what all of them share.
    var coversInstructions: Bool
    /// Whether the provider sets the breakpoint by itself.
    var isImplicit: Bool
    var starts = 1
    var continued = 0
    /// What the requests but the first sent again; nil where a marker would be needed to tell.
    var tokensLost: Estimate?
    var costLost: Double?
    /// When the latest of the conversations began, in seconds since 1970.
    var lastStart: Double?

    /// Whether nothing that was written at the last start can live any more. Where there are markers
    /// the lifetime is the sender's choice.
    func isLate(_ time: Double?) -> Bool {
      guard isImplicit, let time, let lastStart else { return false }
      return time - lastStart > CacheMarker.thirtyMinutes.seconds
    }
  }

  private static func isRead(_ request: CapturedRequest) -> Bool {
    request.record.usage.map { $0.read > 0 } ?? false
  }

  init(meter: TokenMeter) { self.meter = meter }

  mutating func note(
    _ request: CapturedRequest, _ relation: LaneTable.Relation, lane: Int
  ) {
    switch relation {
    case .restarts(let sibling, let tip) where Self.mayShare(tip.request, request):
      guard writesTail(request), let index = familyOfLane[sibling.number] else { return }
      familyOfLane[lane] = index
      let isLate = families[index].isLate(request.record.time)
      families[index].lastStart = request.record.time ?? families[index].lastStart
      guard !isLate else { return }
      families[index].starts += 1
      if families[index].second == nil { families[index].second = RequestReference(request) }
      guard families[index].isImplicit else { return }
      if Self.isRead(request) { families[index].continued += 1 }
      let tokens = meter.tokens(of: request, positions: 0..<request.instructionPositions)
      families[index].tokensLost = (families[index].tokensLost ?? .zero) + tokens
      if let cost = meter.lostCost(tokens, of: request) {
        families[index].costLost = (families[index].costLost ?? 0) + cost
      }
    case .begins, .restarts, .restartsDifferently:
      guard writesTail(request) else { return }
      familyOfLane[lane] = families.count
      let last = request.lastBreakpoint
      families.append(
        Family(
          first: RequestReference(request), lane: lane,
          pointer: last.map { request.pointer(of: $0) }
            ?? "/\(request.history.member.rawValue)/\(request.history.count - 1)",
          coversInstructions: request.breakpoints.contains {
            $0.position <= request.instructionPositions
          } || request.instructionPositions == 0, isImplicit: last == nil,
          continued: last == nil && Self.isRead(request) ? 1 : 0,
          lastStart: request.record.time))
    case .extends, .diverges, .branches:
      if let index = familyOfLane[lane] { families[index].continued += 1 }
    }
  }

  /// Whether two requests with the same instructions reach one cache: caches are kept per model,
  /// service tier and key.
  private static func mayShare(_ earlier: CapturedRequest, _ later: CapturedRequest) -> Bool {
    PrefixDivergence.first(between: earlier, and: later, in: .instructions) == nil
  }

  /// Whether the last thing that a request writes ends with a message of the conversation.
  private func writesTail(_ request: CapturedRequest) -> Bool {
    switch CacheKeeping(of: request, meter) {
    case .markers:
      return request.lastBreakpoint.map { $0.position > request.instructionPositions } ?? false
    case .messageEnds:
      // Shorter instructions would not be read if they were written.
      guard request.breakpoints.isEmpty, request.marksImplicitly,
        let minimum = meter.reference(request.model)?.model?.minimum,
        let end = request.messageEnds(limit: 1).first, end > request.instructionPositions
      else { return false }
      let shared = meter.tokens(of: request, positions: 0..<request.instructionPositions)
      return shared.low >= minimum.high
    case .anything: return false
    }
  }

  func findings() -> [LogFinding] {
    families.compactMap { family in
      guard family.continued == 0, family.starts >= (family.coversInstructions ? 3 : 2) else {
        return nil
      }
      let rule: RuleID = family.coversInstructions ? "write-never-read" : "varying-tail"
      var finding = LogFinding(
        rule: rule, severity: family.coversInstructions ? .hint : .error, cause: rule.name,
        message: family.coversInstructions
          ? "\(family.starts) conversations cache a message that no later request reads"
          : "\(family.starts) requests share their instructions, but the only breakpoint"
            + (family.isImplicit ? ", which the provider sets by itself, " : " ")
            + "stands behind a message that differs each time",
        remedy: family.isImplicit
          ? "Put a prompt_cache_breakpoint on the last part that all requests share; a developer "
            + "message can carry one, the member 'instructions' cannot."
          : "Put the breakpoint on the last block that all requests share.",
        request: family.second ?? family.first, lane: family.lane,
        effect: family.coversInstructions ? .stable : .inefficient)
      finding.against = family.first
      finding.pointer = family.pointer
      finding.count = family.starts
      finding.tokensLost = family.tokensLost
      finding.costLost = family.costLost
      return finding
    }
  }
}
