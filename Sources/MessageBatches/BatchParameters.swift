import PromptSkeleton
import PromptTemplate
import SourceText

/// Parameters that the Message Batches API does not take.
///
/// It checks a request only when its turn comes, so that a mistake would cost the whole batch.
/// Source: Anthropic, batch processing, supported features.
enum BatchParameters {
  private static let names = [
    "stream", "speed", "store", "previous_thread_event_id", "cache_hint", "context_hint",
    "research_preview_2026_02",
  ]

  /// A finding for each parameter of a template that batches reject.
  static func rejected(in template: Template) -> [Diagnostic] {
    template.parameters.compactMap { parameter in
      let isRejected: Bool
      switch (parameter.name, parameter.value) {
      case ("stream", .atom(let value, _)): isRejected = value.elementsEqual("true".utf8)
      // Elsewhere a request for no output fills the cache.
      case ("max_tokens", .atom(let value, _)): isRejected = value.elementsEqual("0".utf8)
      default: isRejected = names.contains(parameter.name)
      }
      guard isRejected else { return nil }
      return Diagnostic(
        rule: "rejected-parameter", severity: .error,
        message: "a batch cannot have '\(parameter.name)' like this", span: parameter.nameSpan,
        remedy: "Leave it out for requests that go in a batch.", preventsAnalysis: true)
    }
  }
}

extension Skeleton {
  /// The same request with one TTL at every breakpoint.
  func withTTL(_ ttl: TTL) -> Skeleton {
    var skeleton = self
    let member = ttl == .fiveMinutes ? "" : ",\"ttl\":\"\(ttl.rawValue)\""
    for (index, chunk) in chunks.enumerated() {
      guard case .marker(let bytes) = chunk else { continue }
      let comma = bytes.first == UInt8(ascii: ",") ? "," : ""
      skeleton.chunks[index] = .marker(
        Array("\(comma)\"cache_control\":{\"type\":\"ephemeral\"\(member)}".utf8))
    }
    for index in breakpoints.indices { skeleton.breakpoints[index].ttl = ttl }
    return skeleton
  }
}
