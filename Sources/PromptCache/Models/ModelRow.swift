/// One model's row while it is read: what depends on several keys is put together at the end.
struct ModelRow {
  var model: Model
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
    model = Model(
      id: "",
      aliases: [],
      provider: defaults.provider,
      family: defaults.family,
      scheme: defaults.scheme,
      lifecycle: Lifecycle(),
      traits: [],
      source: defaults.source,
      framing: defaults.framing
    )
    minimum = defaults.minimum
    confidence = defaults.confidence
    batchPerMille = defaults.batchPerMille
  }

  /// The model with its minimum and its prices.
  func finished() -> Model {
    var model = model
    if let minimum, model.scheme != .none {
      model.minimum = MinimumLength(
        low: minimum.low, high: minimum.high, confidence: confidence)
    }
    if let standard {
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
      model.prices = table
    }
    return model
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
