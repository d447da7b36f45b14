/// How a model decides what to write to its cache.
package enum CachingScheme: String, Sendable, CaseIterable {
  /// Only at the blocks that the request marks (Anthropic).
  case marked
  /// At the blocks that the request marks and, unless told otherwise, at the end of the latest
  /// message (OpenAI from GPT-5.6 on).
  case markedOrImplicit = "marked-or-implicit"
  /// Wherever the provider likes, without a charge for writing and without a promise.
  case automatic
  /// Not at all, or without a lower price.
  case none
}
