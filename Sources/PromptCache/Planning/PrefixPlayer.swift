/// Plays requests that are known only by their prefixes at some breakpoints: what each of them reads
/// and writes.
///
/// For one layout, by the rules of `CacheSimulator` with the default reading of their open points,
/// but without the blocks between breakpoints, so that many requests need little memory. A cache
/// that marks the end of each request by itself is given that as one more breakpoint; one without
/// breakpoints is taken to read up to one of the given places.
package struct PrefixPlayer {
  private let model: Model
  private let ttls: [CacheTTL]
  private let minimum: Int
  /// The entries of each lifetime, and for each breakpoint the index of those that it writes.
  private var lives: [EntryLives]
  private let places: [Int]

  /// A request, for which the caller keeps one value and changes it.
  package struct Request: Sendable {
    package var milliseconds = 0
    /// All tokens of the prompt.
    package var promptTokens = 0
    /// One for each breakpoint, in the order of the prefix.
    package var boundaries: [Boundary] = []
    /// What earlier turns of its conversation left behind, within the lookback; the longest first.
    package var earlier: [Earlier] = []

    package init() {}
  }

  package struct Boundary: Sendable {
    /// The number of the prefix, from 0; equal for equal prefixes only.
    package var prefix: Int
    package var tokens: Int

    package init(prefix: Int, tokens: Int) {
      self.prefix = prefix
      self.tokens = tokens
    }
  }

  /// A prefix that this request's own ones extend.
  package struct Earlier: Sendable {
    package var boundary: Boundary
    /// The breakpoint that wrote it.
    package var breakpoint: Int

    package init(_ boundary: Boundary, breakpoint: Int) {
      self.boundary = boundary
      self.breakpoint = breakpoint
    }
  }

  /// A player for breakpoints with these lifetimes.
  ///
  /// - Parameters:
  ///   - prefixCount: How many numbers of prefixes there are.
  ///   - wait: How long a response takes to begin, in milliseconds.
  package init(
    model: Model, ttls: [CacheTTL], prefixCount: Int,
    wait: Int = CacheSwitches().millisecondsToFirstByte
  ) {
    self.model = model
    let ttls = model.maximumBreakpoints > 0 ? ttls : ttls.map { _ in .fiveMinutes }
    self.ttls = ttls
    minimum = max(1, model.minimum?.low ?? 0)
    let lifetimes = CacheTTL.allCases.filter(ttls.contains)
    lives = lifetimes.map { EntryLives(groupCount: prefixCount, ttl: $0, wait: wait) }
    places = ttls.map { ttl in lifetimes.firstIndex(of: ttl) ?? 0 }
  }

  /// Has the prefix at a breakpoint written by a request before the first one, whose response has
  /// begun by a time.
  package mutating func hold(_ prefix: Int, breakpoint: Int, by time: Int) {
    let start = time &- CacheSwitches().millisecondsToFirstByte
    lives[places[breakpoint]].write(prefix, at: start)
  }

  /// Plays the next request; requests come in the order of their start.
  package mutating func play(_ request: Request) -> TokenUsage {
    let uncached = TokenUsage(uncached: request.promptTokens)
    switch model.scheme {
    case .none: return uncached
    case .marked where ttls.count > model.maximumBreakpoints: return uncached
    case .automatic where request.promptTokens < minimum: return uncached
    case .marked, .markedOrImplicit, .automatic: break
    }
    let read = readTokens(of: request)
    // The end that is marked in any case takes one of the most breakpoints, the others are the latest.
    let unwritten =
      model.scheme == .markedOrImplicit
      ? request.boundaries.count - model.maximumBreakpoints : 0
    for (index, boundary) in request.boundaries.enumerated()
    where boundary.tokens >= minimum && index >= unwritten {
      lives[places[index]].write(boundary.prefix, at: request.milliseconds)
    }
    return usage(of: request, reading: read)
  }

  /// The longest prefix of a request that is alive, in tokens; keeps it alive.
  private mutating func readTokens(of request: Request) -> Int {
    let time = request.milliseconds
    var read = 0
    for (index, boundary) in request.boundaries.enumerated().reversed()
    where boundary.tokens >= minimum && boundary.tokens > read {
      if lives[places[index]].read(boundary.prefix, at: time) {
        read = boundary.tokens
      }
    }
    for earlier in request.earlier where earlier.boundary.tokens > read {
      let boundary = earlier.boundary
      guard boundary.tokens >= minimum, ttls.indices.contains(earlier.breakpoint) else { continue }
      if lives[places[earlier.breakpoint]].read(boundary.prefix, at: time) {
        read = boundary.tokens
        break
      }
    }
    return read
  }

  private func usage(of request: Request, reading read: Int) -> TokenUsage {
    if model.scheme == .automatic {
      let step = max(1, CacheSwitches().automaticStep)
      let counted = read / step * step
      return TokenUsage(uncached: request.promptTokens - counted, read: counted)
    }
    var long = read
    var end = read
    for (index, boundary) in request.boundaries.enumerated() where boundary.tokens >= minimum {
      end = max(end, boundary.tokens)
      if model.isLong(ttls[index]) { long = max(long, boundary.tokens) }
    }
    return TokenUsage(
      uncached: max(0, request.promptTokens - end), read: read, shortWrite: end - long,
      longWrite: long - read)
  }
}
