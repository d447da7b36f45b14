/// One model's row while it is read: what depends on several keys is put together at the end.
struct ModelRow {
  var id = ""
  var aliases: [String] = []
  let provider: Provider
  var family: TokenizerFamily
  var scheme: CachingScheme
  var contextTokens: Int?
  var outputTokens: Int?
  var lifecycle = Lifecycle()
  var traits: ModelTraits = []
  var source: String
  var framing: Int
  var toolInstructions: Model.ToolInstructions?
  var minimum: (low: Int, high: Int)?
  var confidence: MinimumLength.Confidence
  var standard: TokenPrices?
  var batch: TokenPrices?
  var fastPerMille: Int?
  var threshold: Int?
  var longStandard: TokenPrices?
  var longBatch: TokenPrices?
  var pricesAreAssumed = false
  private let batchPerMille: Int?

  init(defaults: ModelDefaults) {
    provider = defaults.provider
    family = defaults.family
    scheme = defaults.scheme
    source = defaults.source
    framing = defaults.framing
    minimum = defaults.minimum
    confidence = defaults.confidence
    batchPerMille = defaults.batchPerMille
  }

  /// The fewest tokens that are cached, as far as anything is.
  var minimumLength: MinimumLength? {
    guard let minimum, scheme != .none else { return nil }
    return MinimumLength(low: minimum.low, high: minimum.high, confidence: confidence)
  }

  var priceTable: PriceTable? {
    guard let standard else { return nil }
    var table = PriceTable(
      standard: standard,
      batch: batch ?? batchPerMille.map { standard.scaled(perMille: $0) },
      isAssumed: pricesAreAssumed
    )
    if let threshold, let longStandard {
      table.longPrompt = PriceTable.LongPromptTier(
        threshold: threshold,
        standard: longStandard,
        batch: longBatch ?? batchPerMille.map { longStandard.scaled(perMille: $0) }
      )
    }
    return table
  }
}
