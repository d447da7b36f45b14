package import PromptCache

/// A request parameter of Anthropic's API whose change loses a part of the cached prefix.
package enum ScopeParameter: String, Sendable, CaseIterable {
  case speed
  case webSearch
  case citations
  case toolChoice
  case parallelToolUse
  case images
  case thinking
  case effort
  case outputFormat
  case taskBudget

  /// The first section that a change of the parameter makes a miss of.
  ///
  /// After the invalidation table of Anthropic's prompt-caching page. A different speed shares no
  /// prefix (fast-mode page); a task budget is rendered in the prompt, at a place not stated.
  package func tier(under switches: CacheSwitches) -> CachePosition.Section {
    switch self {
    case .speed, .taskBudget: .tools
    case .webSearch, .citations: .system
    case .toolChoice, .parallelToolUse, .images, .outputFormat: .messages
    case .thinking, .effort: switches.thinkingIsRenderedFirst ? .tools : .messages
    }
  }
}
