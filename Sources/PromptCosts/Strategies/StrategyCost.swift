import CacheSimulation
package import PromptCache

/// What a strategy comes to for all requests.
package struct StrategyCost: Sendable {
  package var strategy: CacheStrategy
  package var requests: Int
  /// Over all requests; of a batch the mean of its range.
  package var usage: TokenUsage
  package var cost: MoneyRange
  /// The share of the prompts' tokens that was read: a range for batches only.
  package var readShare: (low: Double, high: Double)
  /// How many requests read something.
  package var readers: Int
  /// How many requests are longer than the model's price limit, by the middle estimate.
  package var aboveLimit: Int

  /// The cost of a thousand requests like these.
  package var perThousand: MoneyRange { cost.scaled(by: 1000, over: requests) }
}

/// An amount with the bounds that come from the estimate of tokens and from chance.
package struct MoneyRange: Sendable, Hashable {
  /// In dollars, like the others.
  package var low: Double
  package var point: Double
  package var high: Double

  package init(low: Double, point: Double, high: Double) {
    (self.low, self.point, self.high) = (min(low, point), point, max(high, point))
  }

  package func scaled(by factor: Double, over count: Int) -> MoneyRange {
    guard count > 0 else { return self }
    let scale = factor / Double(count)
    return MoneyRange(low: low * scale, point: point * scale, high: high * scale)
  }

  package static func + (left: MoneyRange, right: MoneyRange) -> MoneyRange {
    MoneyRange(
      low: left.low + right.low, point: left.point + right.point, high: left.high + right.high)
  }
}

extension StrategyCost {
  /// Plays a workload under several strategies at once; those without a price are left out.
  ///
  /// - Parameter selection: Which rows are sent, by their place in the order of sending.
  package static func play(
    _ workload: Workload, layout: [PlannedMark], strategies: [CacheStrategy]? = nil,
    model: Model,
    countsAnswers: Bool = true, selection: (Int) -> Bool = { _ in true },
    progress: (Int) -> Void = { _ in }
  ) -> [StrategyCost] {
    let strategies =
      strategies
      ?? CacheStrategy.all(for: model, layout: layout, canBatch: !workload.hasConversations)
    let layouts = strategies.map { $0.layout(layout, model) }
    var players = Workload.Bound.allCases.map { _ in
      strategies.map { StrategyPlayer($0, model: model) }
    }
    var count = 0
    for (place, row) in workload.rows.enumerated() where selection(place) {
      count += 1
      if count & 0xFFF == 0 { progress(count) }
      for (bound, number) in zip(Workload.Bound.allCases, 0...) {
        var request = workload.request(row, bound)
        if !countsAnswers { request.outputTokens = 0 }
        for index in strategies.indices {
          request.marks = workload.marks(layouts[index], in: row)
          players[number][index]?.play(request)
        }
      }
    }
    return strategies.indices.compactMap { index in
      guard let low = players[0][index], let point = players[1][index],
        let high = players[2][index]
      else { return nil }
      return StrategyCost(strategies[index], count, low: low, point: point, high: high)
    }
  }

  private init(
    _ strategy: CacheStrategy, _ count: Int, low: StrategyPlayer, point: StrategyPlayer,
    high: StrategyPlayer
  ) {
    let (worst, best) = (point.totals, point.best ?? point.totals)
    self.strategy = strategy
    requests = count
    usage = TokenUsage(
      uncached: (worst.usage.uncached + best.usage.uncached) / 2,
      read: (worst.usage.read + best.usage.read) / 2,
      shortWrite: (worst.usage.shortWrite + best.usage.shortWrite) / 2,
      longWrite: (worst.usage.longWrite + best.usage.longWrite) / 2, output: worst.usage.output)
    cost = MoneyRange(
      low: (low.best ?? low.totals).cost.dollars,
      point: (worst.cost.dollars + best.cost.dollars) / 2, high: high.totals.cost.dollars)
    func share(_ usage: TokenUsage) -> Double {
      usage.prompt > 0 ? Double(usage.read) / Double(usage.prompt) : 0
    }
    readShare = (share(worst.usage), share(best.usage))
    readers = worst.readers
    aboveLimit = worst.aboveLimit
  }
}
