package import PromptCache

/// The cumulative fingerprints and token counts of a request's prefix, position by position.
package struct PrefixChain {
  /// The fingerprint of everything up to and including each position.
  package private(set) var hashes: [UInt64]
  /// The tokens up to and including each position.
  package private(set) var tokens: [Int]
  /// The number of lookback steps up to each position: equal within one run.
  package private(set) var steps: [Int]

  package init(_ request: CacheRequest, switches: CacheSwitches = CacheSwitches()) {
    hashes = []
    tokens = []
    steps = []
    hashes.reserveCapacity(request.positions.count)
    tokens.reserveCapacity(request.positions.count)
    steps.reserveCapacity(request.positions.count)
    var hash = PrefixHash(seed: request.scope.whole)
    var section = CachePosition.Section.tools
    var total = 0
    var step = 0
    var previous: CachePosition?
    for position in request.positions {
      if section == .tools, position.section > .tools {
        hash.combine(request.scope.system)
        section = .system
      }
      if section == .system, position.section > .system {
        hash.combine(request.scope.messages)
        section = .messages
      }
      hash.combine(position.content)
      total &+= max(0, position.tokens)
      if !Self.continues(previous, with: position, switches) { step &+= 1 }
      hashes.append(hash.value)
      tokens.append(total)
      steps.append(step)
      previous = position
    }
  }

  /// Whether a position takes no lookback step of its own.
  private static func continues(
    _ previous: CachePosition?, with position: CachePosition, _ switches: CacheSwitches
  ) -> Bool {
    guard let previous else { return false }
    if position.section == .tools { return !switches.toolsAreLookbackPositions }
    return switches.runsAreOnePosition && position.kind != .block
      && position.kind == previous.kind && previous.section == position.section
      && (switches.runsSpanMessages || previous.message == position.message)
  }
}
