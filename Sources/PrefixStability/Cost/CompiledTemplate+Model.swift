package import PromptCache
package import PromptCompiler
import PromptSkeleton
import PromptTemplate

extension CompiledTemplate {
  /// The tokens of a request to a model that none of its texts show.
  package func overhead(for model: Model?) -> RequestOverhead {
    guard let model else { return RequestOverhead(framing: 0, tools: 0) }
    let choice = template.parameter("tool_choice")?.value.member("type")?.constantText
    let isForced = [Array("any".utf8), Array("tool".utf8)].contains(choice.map { Array($0) } ?? [])
    return model.overhead(
      toolCount: positions.count { $0.section == .tools }, forcesToolChoice: isForced)
  }

  /// Whether a model's provider caches the end of each request by itself, or whatever it begins with.
  ///
  /// Source: OpenAI, prompt caching guide, modes of `prompt_cache_options`.
  package func isCachedUnmarked(by model: Model) -> Bool {
    switch model.scheme {
    case .automatic: true
    case .markedOrImplicit:
      template.parameter("prompt_cache_options")?.value.member("mode")?.constantText
        .map { !$0.elementsEqual("explicit".utf8) } ?? true
    case .marked, .none: false
    }
  }

  /// How long each breakpoint's entry lives with a model's provider.
  func lifetimes(for model: Model) -> [CacheTTL] {
    let short = model.provider.ttls.first ?? .fiveMinutes
    let long = model.provider.ttls.last ?? .oneHour
    return breakpoints.map { $0.ttl == .oneHour ? long : short }
  }
}

extension CompiledBreakpoint {
  /// Milliseconds that an entry which nobody reads lives, with providers that keep to what is written.
  package var milliseconds: Int64 {
    Int64((ttl == .oneHour ? CacheTTL.oneHour : .fiveMinutes).milliseconds)
  }
}
