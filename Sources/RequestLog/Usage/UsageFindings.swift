import PromptCache
import SourceText

/// What the reported token counts of one request show by themselves.
struct UsageFindings {
  let meter: TokenMeter

  /// A prompt so long that its model charges more for the whole request.
  func overBudget(_ request: CapturedRequest, _ usage: CacheUsage) -> LogFinding? {
    guard let prices = meter.reference(request.model)?.model?.prices,
      let limit = prices.longPrompt?.threshold, usage.total > limit
    else { return nil }
    var finding = LogFinding(
      rule: "over-budget", severity: .warning, cause: "long-prompt-price",
      message: "the prompt has \(usage.total) tokens; above \(limit) the model charges more for "
        + "the whole request",
      remedy: "Compact the conversation before it grows beyond \(limit) tokens.",
      request: RequestReference(request), lane: 0, effect: .stable)
    finding.costLost = extraCost(usage, prices)
    return finding
  }

  /// US dollars that the request costs more than at the price for shorter prompts.
  private func extraCost(_ usage: CacheUsage, _ prices: PriceTable) -> Double? {
    guard let long = prices.longPrompt?.standard else { return nil }
    let cost = { (prices: TokenPrices) in
      prices.input * usage.uncached + (prices.read ?? prices.input) * usage.read
        + (prices.shortWrite ?? prices.input) * usage.written + prices.output * usage.output
    }
    return (cost(long) - cost(prices.standard)).dollars
  }
}
