import CacheSimulation
import PromptCache

/// Plays requests under one strategy and adds up what they use.
struct StrategyPlayer {
  private let strategy: CacheStrategy
  private let costs: CostModel
  private var engine: Engine
  private(set) var totals = Totals()
  /// The same with the most hits; only batches have a range.
  private(set) var best: Totals?

  private enum Engine {
    case uncached
    case live(CacheSimulator)
    case batch(BatchSimulator)
    /// A batch whose first request is sent alone.
    case awaiting
  }

  struct Totals {
    var usage = TokenUsage()
    var cost = USD.zero
    /// Requests that read something.
    var readers = 0
    /// Requests longer than the model's price limit.
    var aboveLimit = 0

    mutating func add(_ usage: TokenUsage, _ costs: CostModel) {
      self.usage += usage
      cost += costs.cost(of: usage)
      if usage.read > 0 { readers += 1 }
      if let limit = costs.prices.longPrompt?.threshold, usage.prompt > limit { aboveLimit += 1 }
    }
  }

  /// Nil where the model is unpriced for the strategy.
  init?(_ strategy: CacheStrategy, model: Model) {
    guard let costs = CostModel(model, isBatch: strategy.isBatch) else { return nil }
    self.strategy = strategy
    self.costs = costs
    self.model = model
    switch strategy {
    case .uncached: engine = .uncached
    case .asWritten, .ttl: engine = .live(CacheSimulator(model: model))
    case .batch: engine = .batch(BatchSimulator(model: model))
    case .warmedBatch: engine = .awaiting
    }
    if strategy.isBatch { best = Totals() }
  }

  private let model: Model

  mutating func play(_ request: CacheRequest) {
    switch engine {
    case .uncached:
      var usage = TokenUsage(uncached: request.trailingTokens, output: request.outputTokens)
      for position in request.positions { usage.uncached &+= position.tokens }
      totals.add(usage, costs)
    case .live(var simulator):
      // Out of the enum while it changes, so that its entries are not copied.
      engine = .uncached
      totals.add(simulator.play(request).usage, costs)
      engine = .live(simulator)
    case .batch(var simulator):
      engine = .uncached
      let outcome = simulator.play(request)
      totals.add(outcome.fewestHits, costs)
      best?.add(outcome.mostHits, costs)
      engine = .batch(simulator)
    case .awaiting:
      var simulator = BatchSimulator(model: model)
      let first = simulator.play(request)
      totals.add(first.fewestHits, costs)
      best?.add(first.mostHits, costs)
      engine = .batch(BatchSimulator(model: model, warmUp: request))
    }
  }
}
