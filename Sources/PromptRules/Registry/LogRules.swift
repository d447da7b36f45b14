import SourceText

/// The rules whose findings come from comparing requests that were sent.
package enum LogRules {
  /// Tools that differ between requests that should share a prefix.
  package static let toolsChanged = Rule(
    id: "tools-changed", group: .log, severity: .error,
    summary: "The tools of a request differ from those that an earlier one cached.")

  /// A system prompt that differs between requests that should share it.
  package static let systemChanged = Rule(
    id: "system-changed", group: .log, severity: .error,
    summary: "The system prompt of a request differs from the one that an earlier request cached.")

  /// Messages that were changed after they had been sent.
  package static let historyRewritten = Rule(
    id: "history-rewritten", group: .log, severity: .error,
    summary: "Messages that an earlier request cached were changed, cut or dropped.")

  /// Parameters that are part of the prefix and changed.
  package static let parametersChanged = Rule(
    id: "parameters-changed", group: .log, severity: .error,
    summary: "A parameter that is part of the cached prefix changed.")

  /// A conversation that changes its model.
  package static let modelChanged = Rule(
    id: "model-changed", group: .log, severity: .warning,
    summary: "A conversation goes on with another model or speed.")

  /// A breakpoint that stays behind while the messages grow.
  package static let breakpointNotAdvancing = Rule(
    id: "breakpoint-not-advancing", group: .log, severity: .warning,
    summary: "The messages grow, but the last breakpoint stays where it was.")

  /// A breakpoint before what is cached already.
  package static let breakpointMovedBack = Rule(
    id: "breakpoint-moved-back", group: .log, severity: .warning,
    summary: "The last breakpoint stands before what an earlier request cached.")

  /// A pause that is longer than the cache lives.
  package static let ttlExpired = Rule(
    id: "ttl-expired", group: .log, severity: .warning,
    summary: "A cached prefix was not used for longer than it lives.")

  /// Parallel requests that all write the same prefix.
  package static let coldFanOut = Rule(
    id: "cold-fan-out", group: .log, severity: .warning,
    summary: "Requests were sent in parallel before the prefix that they share was cached.")

  /// Cached messages that nothing reads.
  package static let writeNeverRead = Rule(
    id: "write-never-read", group: .log, severity: .hint,
    summary: "Conversations cache their first message, and none of them goes on.")

  /// A tool result that is too long to be sent again on every turn.
  package static let oversizedToolResult = Rule(
    id: "oversized-tool-result", group: .log, severity: .warning,
    summary: "A tool result is so long that every later turn pays dearly for it.")

  /// A prompt that crosses the line behind which all its tokens cost more.
  package static let overBudget = Rule(
    id: "over-budget", group: .log, severity: .warning,
    summary: "A prompt is longer than the limit from which its model charges more.")

  /// A miss that the log does not explain.
  package static let unexplainedMiss = Rule(
    id: "unexplained-miss", group: .log, severity: .hint,
    summary: "A prefix that should have been read from the cache was written again.")

  package static let all = [
    toolsChanged, systemChanged, historyRewritten, parametersChanged, modelChanged,
    breakpointNotAdvancing, breakpointMovedBack, ttlExpired, coldFanOut, writeNeverRead,
    oversizedToolResult, overBudget, unexplainedMiss,
  ]
}
