/// A group of models that cut text into tokens alike.
package enum TokenizerFamily: String, Sendable, CaseIterable {
  /// OpenAI's o200k_base: gpt-4o and later.
  case o200k
  /// Claude 3 to Opus 4.6, Sonnet 4.6 and Haiku 4.5.
  case claude3
  /// Claude Opus 4.7 and later, and every Claude model that is not known.
  case claude47
  /// o200k times 1.08 with a wider interval: Gemini's vocabulary was not measured.
  case gemini
  /// The union of the o200k and claude47 intervals, for models of unknown tokenizers.
  case generic
}
