/// All prices of one model.
package struct PriceTable: Sendable, Hashable {
  package var standard: TokenPrices
  package var batch: TokenPrices?
  /// Other prices for the whole request when its prompt is longer than a threshold.
  package var longPrompt: LongPromptTier?
  /// True where some price was not found at the provider's.
  package var isAssumed: Bool

  package struct LongPromptTier: Sendable, Hashable {
    /// The tier begins above this many prompt tokens: reads, writes and uncached input together.
    package var threshold: Int
    package var standard: TokenPrices
    package var batch: TokenPrices?
  }

  /// The same prices times a factor.
  func scaled(perMille: Int) -> PriceTable {
    PriceTable(
      standard: standard.scaled(perMille: perMille), batch: batch?.scaled(perMille: perMille),
      longPrompt: longPrompt.map {
        LongPromptTier(
          threshold: $0.threshold, standard: $0.standard.scaled(perMille: perMille),
          batch: $0.batch?.scaled(perMille: perMille))
      }, isAssumed: isAssumed)
  }

  /// The prices of one request; nil where batches have none.
  package func prices(promptTokens: Int, isBatch: Bool = false) -> TokenPrices? {
    if let longPrompt, promptTokens > longPrompt.threshold {
      return isBatch ? longPrompt.batch : longPrompt.standard
    }
    return isBatch ? batch : standard
  }
}
