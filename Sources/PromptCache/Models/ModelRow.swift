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
      batch: batch ?? standard.scaled(perMille: batchPerMille),
      isAssumed: pricesAreAssumed
    )
    if let threshold, let longStandard {
      table.longPrompt = PriceTable.LongPromptTier(
        threshold: threshold,
        standard: longStandard,
        batch: longBatch ?? longStandard.scaled(perMille: batchPerMille)
      )
    }
    return table
  }
}

extension TokenPrices {
  /// The same prices times a factor, for providers whose batches cost a fixed part; nil without.
  fileprivate func scaled(perMille: Int?) -> TokenPrices? {
    guard let perMille else { return nil }
    func scaled(_ price: USD) -> USD {
      USD(
        picodollars: price.picodollars / 1000 * perMille + price.picodollars % 1000 * perMille
          / 1000)
    }
    return TokenPrices(
      input: scaled(input),
      shortWrite: shortWrite.map(scaled),
      longWrite: longWrite.map(scaled),
      read: read.map(scaled),
      output: scaled(output)
    )
  }
}
