package import CacheSimulation
package import PromptCache
package import RequestLog
import SourceText

/// Plays the requests of a log to one model, by the lower, middle and upper estimate of tokens.
package final class LogPlayer {
  private var low: CacheSimulator
  private var point: CacheSimulator
  private var high: CacheSimulator
  private let framing: Int

  /// - Parameter hasTimes: Without times nothing expires and nothing comes too early.
  package init(_ model: Model, hasTimes: Bool) {
    var switches = CacheSwitches()
    if !hasTimes { switches.millisecondsToFirstByte = 0 }
    let simulator = CacheSimulator(model: model, switches: switches)
    (low, point, high) = (simulator, simulator, simulator)
    framing = model.overhead(toolCount: 0).framing
  }

  /// What one request uses.
  package struct Played {
    package var low: TokenUsage
    package var point: TokenUsage
    package var high: TokenUsage
    package var outcome: CacheSimulation.CacheOutcome
    var chain: PrefixChain
  }

  package func play(_ request: LoggedRequest, at milliseconds: Int) -> Played {
    var middle = request.cacheRequest(at: milliseconds)
    middle.trailingTokens = framing
    let outcome = point.play(middle)
    return Played(
      low: low.play(request.cacheRequest(at: milliseconds, tokens: \.low)).usage,
      point: outcome.usage,
      high: high.play(request.cacheRequest(at: milliseconds, tokens: \.high)).usage,
      outcome: outcome, chain: PrefixChain(middle))
  }
}
