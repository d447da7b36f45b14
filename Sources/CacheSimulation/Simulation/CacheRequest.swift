/// One request as the cache sees it.
package struct CacheRequest: Sendable, Hashable {
  /// When the request started, in milliseconds since any fixed moment.
  package var milliseconds: Int
  /// How long its response took to begin; nil where that is not known.
  package var millisecondsToFirstByte: Int?
  package var scope: CacheScope
  /// All of the prompt, in the provider's prefix order.
  package var positions: [CachePosition]
  /// In ascending order of positions.
  package var marks: [CacheMark]
  /// False where OpenAI's `prompt_cache_options.mode` is `explicit`.
  package var marksImplicitly: Bool
  /// Tokens behind the last position: the framing of the request.
  package var trailingTokens: Int
  package var outputTokens: Int

  package init(
    milliseconds: Int,
    millisecondsToFirstByte: Int? = nil,
    scope: CacheScope = CacheScope(),
    positions: [CachePosition],
    marks: [CacheMark],
    marksImplicitly: Bool = true,
    trailingTokens: Int = 0,
    outputTokens: Int = 0
  ) {
    self.milliseconds = milliseconds
    self.millisecondsToFirstByte = millisecondsToFirstByte
    self.scope = scope
    self.positions = positions
    self.marks = marks
    self.marksImplicitly = marksImplicitly
    self.trailingTokens = trailingTokens
    self.outputTokens = outputTokens
  }
}
