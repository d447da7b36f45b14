package import PromptCache

/// Plays requests to one model through the provider's cache, as its rules are documented.
///
/// Caches are per model: requests to several models go to several simulators.
package struct CacheSimulator {
  package let model: Model
  package let switches: CacheSwitches
  var store = CacheStore()

  package init(model: Model, switches: CacheSwitches = CacheSwitches()) {
    self.model = model
    self.switches = switches
  }

  /// Plays the next request.
  ///
  /// Requests are given in the order of their start; of two at the same moment neither reads what
  /// the other writes, unless its response takes no time to begin.
  package mutating func play(_ request: CacheRequest) -> CacheOutcome {
    let chain = PrefixChain(request, switches: switches)
    switch model.scheme {
    case .marked: return playMarked(request, chain)
    case .markedOrImplicit: return playImplicit(request, chain)
    case .automatic: return playAutomatic(request, chain)
    case .none: return uncached(request, chain, because: .notOffered)
    }
  }

  /// Plays requests in the order of their start and gives the outcomes in the given order.
  package static func outcomes(
    of requests: [CacheRequest], model: Model, switches: CacheSwitches = CacheSwitches()
  ) -> [CacheOutcome] {
    var simulator = CacheSimulator(model: model, switches: switches)
    let order = requests.indices.sorted {
      (requests[$0].milliseconds, $0) < (requests[$1].milliseconds, $1)
    }
    var outcomes = [CacheOutcome?](repeating: nil, count: requests.count)
    for index in order { outcomes[index] = simulator.play(requests[index]) }
    return outcomes.compactMap { $0 }
  }

  /// The fewest tokens of a prefix that the model caches.
  var minimum: Int { switches.minimum(of: model) }

  func readyTime(of request: CacheRequest) -> Int {
    let wait = request.millisecondsToFirstByte ?? switches.millisecondsToFirstByte
    return request.milliseconds &+ max(0, wait)
  }

  /// The outcome of a request for which the cache does nothing.
  func uncached(
    _ request: CacheRequest, _ chain: PrefixChain, because miss: CacheMiss,
    marks: CacheOutcome.MarkOutcome = .ignored
  ) -> CacheOutcome {
    let usage = TokenUsage(
      uncached: (chain.tokens.last ?? 0) &+ request.trailingTokens, output: request.outputTokens)
    return CacheOutcome(
      usage: usage, miss: miss, marks: request.marks.map { _ in marks })
  }
}
