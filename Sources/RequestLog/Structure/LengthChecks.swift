import PromptCache
import SourceText

/// Checks whether a body's prefix is long enough to be cached, and asks to be.
struct LengthChecks {
  let meter: TokenMeter

  /// What is known of the length of a request's cached prefix.
  enum Verdict {
    case reached
    /// Shorter than the model's minimum for certain, or perhaps.
    case below(Estimate, minimum: Int, isCertain: Bool)
    case unknown
  }

  /// Judges the longest cached prefix; a shorter one before it loses nothing of its own.
  func verdict(_ request: CapturedRequest) -> Verdict {
    guard let last = request.lastBreakpoint else { return .unknown }
    return verdict(request, positions: last.position)
  }

  func verdict(_ request: CapturedRequest, positions: Int) -> Verdict {
    guard let minimum = meter.reference(request.model)?.model?.minimum else { return .unknown }
    // No known text takes more than a dozen bytes for a token.
    if request.hasBytes(minimum.high * 12, inPositions: positions) { return .reached }
    var tokens = meter.tokens(of: request, positions: 0..<positions)
    if let model = meter.reference(request.model)?.model {
      let overhead = model.overhead(toolCount: request.text(.tools)?.elements.count ?? 0)
      tokens.high += overhead.framing + overhead.tools
    }
    switch minimum.judge(tokens) {
    case .reached: return .reached
    case .below: return .below(tokens, minimum: minimum.low, isCertain: true)
    case .uncertain: return .below(tokens, minimum: minimum.high, isCertain: false)
    }
  }

  /// How short a prefix is that is certainly not cached; nil also where the provider cached it.
  func shortfall(_ request: CapturedRequest) -> RequestDiff.Shortfall? {
    if let usage = request.record.usage, usage.read > 0 || usage.written > 0 { return nil }
    guard case .below(let tokens, let minimum, isCertain: true) = verdict(request) else {
      return nil
    }
    return RequestDiff.Shortfall(tokens: tokens, minimum: minimum)
  }

  func findings(in request: CapturedRequest) -> [StructureFinding] {
    guard request.cachesAtMarkersOnly, let last = request.lastBreakpoint,
      case .below(let tokens, let minimum, let isCertain) = verdict(request)
    else { return [] }
    return [
      StructureFinding(
        "below-minimum", "below-minimum",
        "the cached prefix has about \(tokens.point) \(NumberText.plural("token", of: tokens.point)), "
          + "\(request.model ?? "the model") caches from \(minimum) on\(isCertain ? "" : ": it may stay uncached")",
        severity: isCertain ? .error : .hint, effect: isCertain ? .inefficient : .stable,
        pointers: [request.pointer(of: last)], range: request.range(of: last), tokens: tokens,
        remedy: "Cache more of the prefix, or leave the marker out.")
    ]
  }

  /// A body without any marker whose instructions alone are long enough to be cached.
  func missingBreakpoint(in request: CapturedRequest) -> StructureFinding? {
    guard request.dialect == .anthropicMessages, request.breakpoints.isEmpty else { return nil }
    let positions = request.instructionPositions
    guard positions > 0, let model = meter.reference(request.model)?.model,
      let minimum = model.minimum, request.hasBytes(minimum.low, inPositions: positions)
    else { return nil }
    let tokens = meter.tokens(of: request, positions: 0..<positions)
    guard tokens.low >= minimum.high else { return nil }
    return StructureFinding(
      "no-breakpoint", "breakpoint-missing",
      "about \(tokens.point) tokens of tools and system prompt are sent without a cache breakpoint",
      severity: .warning, effect: .inefficient, pointers: [""], tokens: tokens,
      remedy: "Put a cache_control marker on the last block that all requests share.")
  }
}

extension CapturedRequest {
  /// How many positions stand before the first message of the conversation.
  var instructionPositions: Int {
    var count = 0
    for member in dialect.layout where member.section == .tools || member.section == .system {
      count += text(member)?.positionCount ?? 0
    }
    var index = 0
    while index < history.count, history.element(index).role.isInstruction {
      count += max(history.blocks(of: index).count, 1)
      index += 1
    }
    return count
  }

  /// How many positions the whole request has.
  var positionCount: Int {
    var count = 0
    for member in dialect.layout where member.section == .tools || member.section == .system {
      count += text(member)?.positionCount ?? 0
    }
    return count + history.positionCount
  }

  /// Whether the first positions have at least so many raw bytes; a cheap bound for their tokens.
  func hasBytes(_ least: Int, inPositions limit: Int) -> Bool {
    var count = 0
    var bytes = 0
    for member in dialect.layout where member.section == .tools || member.section == .system {
      guard let text = text(member) else { continue }
      for element in text.elements where count < limit && !text.isDeferred(element) {
        bytes += element.end - element.start
        count += 1
      }
    }
    var index = 0
    while bytes < least, index < history.count, count < limit {
      let element = history.element(index)
      bytes += element.end - element.start
      count += max(element.blockCount, 1)
      index += 1
    }
    return bytes >= least
  }
}
