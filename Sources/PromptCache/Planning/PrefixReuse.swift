package import PromptSkeleton

/// How often one prefix is used: so many requests, evenly over so much time.
package struct PrefixReuse: Sendable, Hashable {
  package var requests: Int
  package var milliseconds: Int

  package init(requests: Int, milliseconds: Int) {
    self.requests = max(1, requests)
    self.milliseconds = max(1, milliseconds)
  }

  /// What is assumed of a prefix with values of a lifetime where neither rows nor the template say.
  ///
  /// Per five minutes: busy static prompts, some requests of each tenant, a few turns of each user
  /// and session, and never the same request twice. Only the order of magnitude matters: a second
  /// use within the TTL pays for the write.
  package static func assumed(for lifetime: Lifetime) -> PrefixReuse {
    let requests =
      switch lifetime {
      case .static, .daily: 100
      case .tenant: 10
      case .user, .session: 3
      case .request: 1
      }
    return PrefixReuse(requests: requests, milliseconds: 300_000)
  }

  /// How often a prefix is used that more share than one whose use is known: as often, and for as much
  /// longer.
  func times(_ count: Int) -> PrefixReuse {
    let requests = requests.multipliedReportingOverflow(by: count)
    let milliseconds = milliseconds.multipliedReportingOverflow(by: count)
    return requests.overflow || milliseconds.overflow
      ? self
      : PrefixReuse(requests: requests.partialValue, milliseconds: milliseconds.partialValue)
  }

  /// The requests that one write serves, the writing one with them: 1 where the next comes too late.
  func requestsPerWrite(_ ttl: CacheTTL) -> Int {
    milliseconds / requests <= ttl.milliseconds ? requests : 1
  }
}
