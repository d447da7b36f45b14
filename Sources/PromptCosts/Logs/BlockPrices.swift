import PromptCache

/// What each stretch of one request's prompt cost: read, written, or plain input.
struct BlockPrices {
  private let ends: [Int]
  private let prices: [Int]
  let readPrice: Int

  init(_ usage: TokenUsage, _ costs: CostModel) {
    let table = costs.prices(of: usage.prompt)
    let input = table.input.picodollars
    readPrice = table.read?.picodollars ?? input
    let read = usage.read
    let long = read &+ usage.longWrite
    ends = [read, long, long &+ usage.shortWrite, .max]
    prices = [
      readPrice, table.longWrite?.picodollars ?? input, table.shortWrite?.picodollars ?? input,
      input,
    ]
  }

  /// Dollars for the tokens of a range of the prompt.
  func cost(_ range: Range<Int>) -> Double {
    var sum = 0.0
    var start = range.lowerBound
    for (end, price) in zip(ends, prices) where start < range.upperBound && start < end {
      let stop = min(end, range.upperBound)
      sum += Double(stop - start) * Double(price)
      start = stop
    }
    return sum / 1e12
  }
}
