/// One content block, tool or system block: a position of the provider's prefix hash chain.
struct PrefixBlock: Sendable {
  /// Of its bytes as the cache sees them.
  var digest: WireDigest
  /// Where it stands in the raw bytes of its `PrefixText`.
  var start: UInt32
  var end: UInt32
  var kind: Kind
  var flags: Flags
  /// The marker of the block itself, or the cache point behind it.
  var marker: CacheMarker?
  /// How many cache points stand before it in its list, which are no positions.
  var cachePointsBefore: UInt8 = 0

  /// What a block is, as far as caching treats kinds differently.
  enum Kind: UInt8, Sendable {
    /// Content given as a plain string, which stands for one text block.
    case string
    case text, image, document, toolUse, toolResult, thinking, redactedThinking, compaction
    case other

    /// The kind that a `type` member names.
    init(type: UnsafeRawBufferPointer?) {
      guard let type else {
        self = .other
        return
      }
      self =
        switch String(decoding: type, as: UTF8.self) {
        case "text", "input_text", "output_text": .text
        case "image", "image_url", "input_image": .image
        case "document", "file", "input_file": .document
        case "tool_use", "function_call": .toolUse
        case "tool_result", "function_call_output": .toolResult
        case "thinking", "reasoning": .thinking
        case "redacted_thinking": .redactedThinking
        case "compaction": .compaction
        default: .other
        }
    }
  }

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    /// Something inside the block carries a marker.
    static let markedInside = Flags(rawValue: 1)
    /// A tool with `defer_loading`, which is no part of the prefix until the model finds it.
    static let deferred = Flags(rawValue: 2)
    /// The marker is an element of its own behind the block, as Amazon Bedrock has it.
    static let beforeCachePoint = Flags(rawValue: 4)
  }
}

/// One element of a list of the body: a tool, a system block, a message.
struct PrefixElement: Sendable {
  /// Of all its bytes, role and form with them.
  var digest: WireDigest
  /// Of everything but its content blocks.
  var envelope: WireDigest
  var start: Int
  var end: Int
  /// Its blocks are `blocks[firstBlock..<firstBlock + blockCount]`; none for empty content.
  var firstBlock: Int
  var blockCount: Int
  var role: Role
  /// How many positions of its text end with it.
  var positionEnd = 0
  /// The `cache_control` of a message itself, a member that Anthropic's API does not have.
  var messageMarker: CacheMarker?

  var blockRange: Range<Int> { firstBlock..<(firstBlock &+ blockCount) }

  /// Who speaks, as far as it matters here.
  enum Role: UInt8, Sendable {
    case none, system, developer, user, assistant, tool

    init(_ name: UnsafeRawBufferPointer) {
      self =
        switch String(decoding: name, as: UTF8.self) {
        case "system": .system
        case "developer": .developer
        case "user": .user
        case "assistant", "model": .assistant
        case "tool", "function": .tool
        default: .none
        }
    }

    var isInstruction: Bool { self == .system || self == .developer }
  }
}
