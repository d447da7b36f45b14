/// What a model's API refuses or understands beyond the common request.
///
/// Only what the provider's pages state: an absent trait means "not stated", not "no".
package struct ModelTraits: OptionSet, Sendable, Hashable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Refuses `temperature`, `top_p` and `top_k` other than the default, on every API version.
  package static let rejectsSampling = ModelTraits(rawValue: 1 << 0)
  /// Refuses a last message of the assistant.
  package static let rejectsPrefill = ModelTraits(rawValue: 1 << 1)
  /// Refuses `tool_choice` of the types `any` and `tool`.
  package static let rejectsForcedToolChoice = ModelTraits(rawValue: 1 << 2)
  /// Takes messages of the role `system` between others.
  package static let takesSystemMessages = ModelTraits(rawValue: 1 << 3)
  /// Refuses messages of the role `system` with status 400.
  package static let rejectsSystemMessages = ModelTraits(rawValue: 1 << 4)
  /// Takes a change of effort in a message, which keeps the prefix before it.
  package static let takesEffortMessages = ModelTraits(rawValue: 1 << 5)
  /// Refuses thinking blocks of another model or behind edited history.
  package static let bindsThinking = ModelTraits(rawValue: 1 << 6)
  /// Keeps the thinking of all earlier turns in the prefix.
  package static let keepsThinking = ModelTraits(rawValue: 1 << 7)
  /// Drops earlier thinking when the user speaks, which changes the prefix.
  package static let dropsThinking = ModelTraits(rawValue: 1 << 8)
  /// Served by Bedrock's older API, which refuses a `cache_control` of the request itself.
  package static let isOnOlderBedrock = ModelTraits(rawValue: 1 << 9)

  /// The trait by its name in the data file.
  init?(name: String) {
    switch name {
    case "no-sampling": self = .rejectsSampling
    case "no-prefill": self = .rejectsPrefill
    case "no-forced-tool-choice": self = .rejectsForcedToolChoice
    case "system-messages": self = .takesSystemMessages
    case "no-system-messages": self = .rejectsSystemMessages
    case "effort-messages": self = .takesEffortMessages
    case "binds-thinking": self = .bindsThinking
    case "keeps-thinking": self = .keepsThinking
    case "drops-thinking": self = .dropsThinking
    case "older-bedrock": self = .isOnOlderBedrock
    default: return nil
    }
  }
}
