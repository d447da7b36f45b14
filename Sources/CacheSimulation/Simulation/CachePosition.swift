/// One step of a request's prefix: a tool, a block of the system prompt, a block of a message.
package struct CachePosition: Sendable, Hashable {
  /// The fingerprint of the position's own bytes, `cache_control` left out.
  package var content: UInt64
  package var tokens: Int
  package var section: Section
  package var kind: Kind
  /// The index of the message that holds the block; 0 outside of messages.
  package var message: Int
  /// True for the last block of a message whose end OpenAI may write or look up: a user message,
  /// the last tool response of a run, the last developer message of the initial group.
  package var endsMessage: Bool

  package init(
    content: UInt64,
    tokens: Int,
    section: Section,
    kind: Kind = .block,
    message: Int = 0,
    endsMessage: Bool = false
  ) {
    self.content = content
    self.tokens = tokens
    self.section = section
    self.kind = kind
    self.message = message
    self.endsMessage = endsMessage
  }

  /// The parts of a request in the order in which the prefix runs through them.
  package enum Section: UInt8, Sendable, Comparable {
    case tools, system, messages

    package static func < (left: Section, right: Section) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  package enum Kind: UInt8, Sendable {
    case block
    case toolUse
    case toolResult
  }
}
