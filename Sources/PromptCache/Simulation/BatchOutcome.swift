/// What one request of a batch may use: its cache is best effort, so that it is a range.
package struct BatchOutcome: Sendable, Hashable {
  /// With the fewest hits that users report.
  package var fewestHits: TokenUsage
  /// With the most.
  package var mostHits: TokenUsage
}

extension CacheSimulator {
  /// Plays a batch: requests in no order, most of which find what others have written.
  ///
  /// Each is taken to find what any request before it could have written; of these reads the batch
  /// gets the share that `CacheSwitches.batchHitsPerMille` says, and writes the rest again.
  package static func batch(
    _ requests: [CacheRequest], model: Model, switches: CacheSwitches = CacheSwitches()
  ) -> [BatchOutcome] {
    var simulator = CacheSimulator(model: model, switches: switches)
    return requests.map { request in
      var request = request
      (request.milliseconds, request.millisecondsToFirstByte) = (0, 0)
      let outcome = simulator.play(request)
      let hits = switches.batchHitsPerMille
      return BatchOutcome(
        fewestHits: outcome.usage(gettingPerMille: hits.lowerBound, of: request, model),
        mostHits: outcome.usage(gettingPerMille: hits.upperBound, of: request, model)
      )
    }
  }
}

extension CacheOutcome {
  /// The usage with only a share of the reads; the rest is written by the request's own marks.
  fileprivate func usage(
    gettingPerMille share: Int, of request: CacheRequest, _ model: Model
  ) -> TokenUsage {
    guard let hit else { return usage }
    var usage = usage
    let read = hit.tokens / 1000 * share + hit.tokens % 1000 * share / 1000
    let lost = hit.tokens - read
    usage.read = read
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
