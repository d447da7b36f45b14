import SourceText

/// What a changed parameter costs.
enum ParameterCause {
  /// A request that reaches another cache: nothing of the prefix is found there.
  static func routing(_ evidence: CauseEvidence) -> DivergenceCause {
    switch evidence.divergence.member {
    case .promptCacheKey:
      DivergenceCause(
        "parameters-changed", "cache-key-changed",
        "prompt_cache_key changes, which routes the request to another cache",
        remedy: "Use one key for all requests that share a prefix.")
    case .speed:
      DivergenceCause(
        "model-changed", "speed-changed", "speed changes; fast and standard share no cache",
        severity: .warning, remedy: "Keep one speed for the whole conversation.")
    case .serviceTier:
      DivergenceCause(
        "parameters-changed", "service-tier-changed",
        "service_tier changes; requests of two tiers share no cache",
        severity: .warning, remedy: "Keep one service tier for the whole conversation.")
    case .cachedContent:
      DivergenceCause(
        "parameters-changed", "cached-content-changed", "another cached content is named",
        remedy: "Name the same cached content in all requests that share it.")
    default:
      DivergenceCause(
        "model-changed", "model-changed", "another model; caches are kept per model",
        severity: .warning,
        remedy: "Keep one model for a conversation, or count the cold start in.")
    }
  }

  static func parameter(_ evidence: CauseEvidence) -> DivergenceCause {
    let member = evidence.divergence.member
    let name = evidence.steps.joined(separator: ".")
    let part = evidence.divergence.name.map { String(decoding: $0, as: UTF8.self) }
    if member == .outputConfig, part == "effort", evidence.isOnOneSide {
      return DivergenceCause(
        "parameters-changed", "effort-changed",
        "\(name) is given in one request only: unless it is the model's default, "
          + lostWithThinking(evidence),
        severity: .warning, remedy: "Give the same effort, or none, in the whole conversation.")
    }
    let (cause, lost): (String, String) =
      switch member {
      case .toolChoice:
        ("tool-choice-changed", "the cached messages are lost, tools and system stay")
      case .thinking: ("thinking-changed", lostWithThinking(evidence))
      case .outputConfig where part == "effort": ("effort-changed", lostWithThinking(evidence))
      case .outputConfig where part != "format": ("parameter-changed", lostWithThinking(evidence))
      case .verbosity: ("verbosity-changed", "the whole cached prefix is lost")
      case .text where evidence.steps.last == "verbosity":
        ("verbosity-changed", "the whole cached prefix is lost")
      case .responseFormat, .text: ("output-format-changed", "the whole cached prefix is lost")
      case .outputConfig, .outputFormat: ("output-format-changed", "the cached messages are lost")
      case .reasoning, .reasoningEffort: ("effort-changed", "the whole cached prefix is lost")
      case .parallelToolCalls:
        ("parallel-tool-calls-changed", "the whole cached prefix is lost")
      default: ("parameter-changed", "the cached messages are lost")
      }
    let kept = member == .text ? name : member.rawValue
    return DivergenceCause(
      "parameters-changed", cause, "\(name) changes: \(lost)",
      remedy: "Keep \(kept) the same for the whole conversation.")
  }

  /// What a change of thinking or effort costs: the worst, unless the log shows that less was lost.
  private static func lostWithThinking(_ evidence: CauseEvidence) -> String {
    let isWorst = evidence.divergence.position == 0
    let rest =
      isWorst ? "on some models tools and system as well (assumed here)" : "tools and system stay"
    return "the cached messages are lost, \(rest)"
  }
}
