import SourceText

/// Why a request no longer repeats what an earlier one cached.
struct DivergenceCause: Sendable {
  var rule: RuleID
  /// The kebab-case name of the kind of change; stable.
  var name: String
  /// The kind as a phrase that completes "the cached prefix breaks: ...".
  var phrase: String
  var severity: Severity
  var remedy: String

  init(
    _ rule: RuleID, _ name: String, _ phrase: String, severity: Severity = .error, remedy: String
  ) {
    self.rule = rule
    self.name = name
    self.phrase = phrase
    self.severity = severity
    self.remedy = remedy
  }
}

/// What a cause is looked for in.
struct CauseEvidence {
  var found: LocatedDifference
  var earlier: CapturedRequest
  var later: CapturedRequest
  /// Whether phrases may name what stands in the requests, such as tools.
  var quotesNames = true

  var divergence: PrefixDivergence { found.divergence }
  var difference: FirstDifference { found.difference }

  /// The steps of the pointer as text.
  var steps: [String] { difference.steps.map { String(decoding: $0, as: UTF8.self) } }

  /// Finds the cause in the part of the request that differs.
  func cause() -> DivergenceCause {
    if let compaction = CompactionCause.cause(of: self) { return compaction }
    switch divergence.member.section {
    case .routing: return ParameterCause.routing(self)
    case .tools: return ToolCause.cause(of: self)
    case .system: return SystemCause.cause(of: self)
    case .parameters: return ParameterCause.parameter(self)
    case .messages:
      if isInstructionMessage { return SystemCause.cause(of: self) }
      return HistoryCause.cause(of: self)
    }
  }

  /// Whether one of the requests does not have what the other has.
  var isOnOneSide: Bool { difference.left == nil || difference.right == nil }

  /// Whether the difference is in a system prompt that the API has among the messages.
  var isInstructionMessage: Bool {
    let (left, right) = (divergence.leftElement, divergence.rightElement)
    if let left, left < earlier.history.count {
      return earlier.history.element(left).role.isInstruction
    }
    if let right, right < later.history.count {
      return later.history.element(right).role.isInstruction
    }
    return false
  }
}
