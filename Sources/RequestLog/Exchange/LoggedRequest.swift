package import CacheSimulation
package import PromptCache
package import SourceText

/// A request of a log for those who work out what it cost.
package struct LoggedRequest: Sendable {
  package var reference: RequestReference
  package var model: ModelReference?
  /// Milliseconds since 1970; nil where the log does not say.
  package var milliseconds: Int?
  /// From 0; the number of its conversation.
  package var lane: Int
  /// What the log says that it belongs to.
  package var group: String?
  /// What the log says about the result of what it belongs to.
  package var outcome: LoggedOutcome?
  /// Whether it got an error for an answer, so that nothing was cached or billed.
  package var isFailed: Bool
  /// What the provider reported; nil where the log has no usage.
  package var usage: CacheUsage?
  /// How it was served, by the response, else as the request asked.
  package var service: ServiceLevel
  package var blocks: [LoggedBlock]
  package var marks: [CacheMark]
  /// False where the request asks OpenAI to cache at breakpoints only.
  package var marksImplicitly: Bool
  package var scope: CacheScope
  /// Whether the API caches only where a request asks for it.
  package var cachesAtMarkersOnly: Bool

  /// The request as the simulator takes it, by the middle, lower or upper estimate of its tokens.
  package func cacheRequest(
    at milliseconds: Int, tokens: KeyPath<Estimate, Int> = \.point
  ) -> CacheRequest {
    CacheRequest(
      milliseconds: milliseconds, scope: scope,
      positions: blocks.map { block in
        CachePosition(
          content: block.content, tokens: block.tokens[keyPath: tokens], section: block.section,
          kind: block.kind, message: block.message, endsMessage: block.endsMessage)
      }, marks: marks, marksImplicitly: marksImplicitly, outputTokens: usage?.output ?? 0)
  }
}

/// How what a log shows ended, where it says so.
package enum LoggedOutcome: Sendable, Hashable {
  case succeeded
  case failed
}

/// One position of a request: a tool, a block of the system prompt, a block of a message.
package struct LoggedBlock: Sendable {
  package var content: UInt64
  package var tokens: Estimate
  package var section: CachePosition.Section
  package var kind: CachePosition.Kind
  package var message: Int
  package var endsMessage: Bool
  package var call: LoggedCall?
}

/// What ties tool definitions, calls and results together.
package final class LoggedCall: Sendable {
  /// The tool's name, of definitions and calls.
  package let name: String?
  /// The id of a call, or of the call that a result answers.
  package let id: String?
  /// The texts in a call's input, or the text of a result; the first few kilobytes.
  package let texts: [[UInt8]]

  init(name: String?, id: String?, texts: [[UInt8]]) {
    (self.name, self.id, self.texts) = (name, id, texts)
  }
}
