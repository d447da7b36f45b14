package import PromptCache

/// What one request of a batch may use: its cache is best effort, so that it is a range.
package struct BatchOutcome: Sendable, Hashable {
  /// With the fewest hits that users report.
  package var fewestHits: TokenUsage
  /// With the most.
  package var mostHits: TokenUsage
}

/// Plays the requests of a batch: in no order, most of which find what others have written.
///
/// Each is taken to find what any request before it could have written; of these reads the batch
/// gets the share that `CacheSwitches.batchHitsPerMille` says, and writes the rest again. What a
/// request that was waited for has written, all of them read.
package struct BatchSimulator {
  private var simulator: CacheSimulator
  /// Knows the request that was waited for and no other.
  private var warm: CacheSimulator?

  /// - Parameter warmUp: A request that ended before the batch was sent.
  package init(
    model: Model, switches: CacheSwitches = CacheSwitches(), warmUp: CacheRequest? = nil
  ) {
    simulator = CacheSimulator(model: model, switches: switches)
    guard let warmUp else { return }
    var warm = simulator
    _ = warm.play(Self.unordered(warmUp))
    self.warm = warm
    simulator = warm
  }

  package mutating func play(_ request: CacheRequest) -> BatchOutcome {
    let request = Self.unordered(request)
    let outcome = simulator.play(request)
    var probe = warm
    let certain = probe?.play(request).usage.read ?? 0
    let hits = simulator.switches.batchHitsPerMille
    let model = simulator.model
    return BatchOutcome(
      fewestHits: outcome.usage(gettingPerMille: hits.lowerBound, past: certain, model),
      mostHits: outcome.usage(gettingPerMille: hits.upperBound, past: certain, model)
    )
  }

  private static func unordered(_ request: CacheRequest) -> CacheRequest {
    var request = request
    (request.milliseconds, request.millisecondsToFirstByte) = (0, 0)
    return request
  }
}

extension CacheSimulator {
  /// Plays a whole batch.
  package static func batch(
    _ requests: [CacheRequest], model: Model, switches: CacheSwitches = CacheSwitches()
  ) -> [BatchOutcome] {
    var simulator = BatchSimulator(model: model, switches: switches)
    return requests.map { simulator.play($0) }
  }
}

extension CacheOutcome {
  /// The usage with only a share of the reads that are not certain; the rest is written by the
  /// request's own marks.
  fileprivate func usage(
    gettingPerMille share: Int, past certain: Int, _ model: Model
  ) -> TokenUsage {
    guard let hit else { return usage }
    var usage = usage
    let open = max(0, hit.tokens - certain)
    let lost = open - (open / 1000 * share + open % 1000 * share / 1000)
    usage.read = hit.tokens - lost
    if model.scheme == .automatic {
      usage.uncached &+= lost
    } else if model.isLong(hit.ttl) {
      usage.longWrite &+= lost
    } else {
      usage.shortWrite &+= lost
    }
    return usage
  }
}
