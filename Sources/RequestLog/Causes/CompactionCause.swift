import JSONText
import SourceText

/// A request that asks for a summary of a conversation but does not extend it.
enum CompactionCause {
  /// Says so where the divergence is in front of the conversation that is to be summarised.
  static func cause(of evidence: CauseEvidence) -> DivergenceCause? {
    let section = evidence.divergence.member.section
    guard section == .tools || section == .system || evidence.isInstructionMessage,
      asksForSummary(evidence.later), !asksForSummary(evidence.earlier)
    else { return nil }
    let rule: RuleID = section == .tools ? "tools-changed" : "system-changed"
    return DivergenceCause(
      rule, "compaction", "the request that asks for a summary does not repeat the prefix",
      remedy: "Ask for the summary in a further turn behind the same tools, system and messages.")
  }

  /// Whether the newest message asks for a summary.
  static func asksForSummary(_ request: CapturedRequest) -> Bool {
    guard request.history.form == .list, request.history.count > 0 else { return false }
    return mentionsSummary(request.history.count - 1, in: request)
  }

  /// Whether a message speaks of a summary near its start.
  static func mentionsSummary(_ index: Int, in request: CapturedRequest) -> Bool {
    let text = request.history.rawBytes(of: index).prefix(2048)
      .map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    return text.withUnsafeBytes { bytes in signs.contains { bytes.contains($0) } }
  }

  private static let signs = [
    "summari", "summary of", "compacted", "condense the conversation",
  ].map { Array($0.utf8) }
}
