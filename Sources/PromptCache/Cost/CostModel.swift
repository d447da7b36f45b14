/// What requests to one model cost.
///
/// Prices go by each request's own prompt length, so that costs are added up request by request,
/// never taken from added-up tokens.
package struct CostModel: Sendable, Hashable {
  package let prices: PriceTable
  package let isBatch: Bool

  /// The cost model of a model, or nil where it is unpriced (as a batch).
  package init?(_ model: Model, isBatch: Bool = false) {
    guard let prices = model.prices, prices.prices(promptTokens: 0, isBatch: isBatch) != nil else {
      return nil
    }
    self.prices = prices
    self.isBatch = isBatch
  }

  /// The cost model of a model at a level of service, or nil where that is unpriced. Modifiers multiply.
  package init?(_ model: Model, at level: ServiceLevel) {
    guard !level.isPriority, var prices = model.prices else { return nil }
    if level.isFast {
      guard let factor = model.fastPerMille else { return nil }
      prices = prices.scaled(perMille: factor)
    }
    if level.isInUS, let factor = model.provider.usPerMille {
      prices = prices.scaled(perMille: factor)
    }
    guard prices.prices(promptTokens: 0, isBatch: level.isBatch) != nil else { return nil }
    self.prices = prices
    isBatch = level.isBatch
  }

  /// The cost of one request.
  ///
  /// A class without a price of its own is billed as input: older OpenAI models charge nothing for
  /// writing, and some models give no discount for reading.
  package func cost(of request: TokenUsage) -> USD {
    let prices = prices(of: request.prompt)
    var cost = prices.input * request.uncached
    cost += (prices.read ?? prices.input) * request.read
    cost += (prices.shortWrite ?? prices.input) * request.shortWrite
    cost += (prices.longWrite ?? prices.input) * request.longWrite
    cost += prices.output * request.output
    return cost
  }

  /// The cost of a thousand requests like this one, in dollars.
  package func dollarsPerThousand(_ request: TokenUsage) -> Double {
    (cost(of: request) * 1000).dollars
  }

  /// The prices that hold for a request with so many prompt tokens.
  package func prices(of promptTokens: Int) -> TokenPrices {
    prices.prices(promptTokens: promptTokens, isBatch: isBatch) ?? prices.standard
  }

  /// What one token of a class costs in a request of a prompt length.
  package func writePrice(isLong: Bool, promptTokens: Int) -> USD {
    let prices = prices(of: promptTokens)
    return (isLong ? prices.longWrite : prices.shortWrite) ?? prices.input
  }
}
