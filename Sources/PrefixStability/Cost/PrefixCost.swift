package import PromptCache
package import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SourceText

/// What a template's requests cost by their cached prefixes, output not counted.
///
/// Each breakpoint adds a segment of tokens that is read or written; where the prefix is below the
/// model's minimum for certain, it goes with the segment behind it, or is not cached. The share of reads is what the rows show; where their
/// prefixes are as few as the lifetimes allow, each is taken to be written once in a thousand
/// requests.
package struct PrefixCost: Sendable {
  /// US dollars per thousand requests, as the rows are.
  package let now: Double
  /// The same if every variable before a breakpoint kept to its lifetime.
  package let fixed: Double
  /// The same without any caching.
  package let uncached: Double
  /// Whether each breakpoint saves more than it costs; nil where nothing says how often it is read.
  package let pays: [Bool?]

  /// The tokens between one breakpoint and the next.
  private struct Segment {
    var tokens: Int
    var isLong: Bool
    var isCached: Bool
  }

  /// Requests that a stable prefix is taken to serve.
  private static let horizon = 1000

  /// The cost of a template's requests to a model, or nil where that is unpriced.
  package init?(_ compiled: CompiledTemplate, _ report: StabilityReport, model: Model) {
    guard let costs = CostModel(model) else { return nil }
    let requestTokens = report.requestTokens.point
    var before = 0
    let isLongEnough = report.breakpoints.map { model.minimum?.judge($0.tokens) != .below }
    let segments = compiled.breakpoints.indices.map { index in
      let (breakpoint, measured) = (compiled.breakpoints[index], report.breakpoints[index])
      let tokens = max(0, measured.tokens.point - before)
      let isCached = isLongEnough[index...].contains(true)
      before = max(before, measured.tokens.point)
      return Segment(
        tokens: tokens,
        isLong: CacheTTL(rawValue: breakpoint.ttl.rawValue).map(model.isLong) ?? false,
        isCached: isCached)
    }
    let shares = Self.readShares(report, isLongEnough, isMeasured: true)
    let fixedShares = Self.readShares(report, isLongEnough, isMeasured: false)
    now = Self.cost(shares, segments, costs, requestTokens)
    fixed = min(now, Self.cost(fixedShares, segments, costs, requestTokens))
    uncached = Self.cost(shares.map { _ in nil }, segments, costs, requestTokens)
    let reuse = compiled.template.reuse
    let measured = Self.paysByArrivals(compiled, report, model)
    pays = report.breakpoints.indices.map { index in
      let stated = Self.statedShare(reuse, compiled.breakpoints[index].ttl.rawValue)
      if stated == nil, let measured { return segments[index].isCached && measured[index] }
      let share =
        stated
        ?? Self.shownShare(report.breakpoints[index], compiled.breakpoints[index].lifetime)
      guard let share else { return nil }
      return Self.pays(share, segments[index], costs, requestTokens)
    }
  }

  /// Whether the rows, sent when they say, cost no more with each breakpoint than without it; nil
  /// where they do not all say when, or the provider takes no such breakpoints.
  private static func paysByArrivals(
    _ compiled: CompiledTemplate, _ report: StabilityReport, _ model: Model
  ) -> [Bool]? {
    guard report.arrivals.isComplete, model.maximumBreakpoints > 0 else { return nil }
    let rows = report.arrivals.plannerRows(
      tokens: report.breakpoints.map(\.tokens.point), promptTokens: report.requestTokens.point)
    let ttls = model.provider.ttls
    guard let planner = BreakpointPlanner(rows: rows, model: model), let short = ttls.first,
      let long = ttls.last
    else { return nil }
    let marks = compiled.breakpoints.indices.map {
      PlannedMark(candidate: $0, ttl: compiled.breakpoints[$0].ttl == .oneHour ? long : short)
    }
    guard let all = planner.cost(of: marks) else { return nil }
    var pays: [Bool] = []
    for index in marks.indices {
      var others = marks
      others.remove(at: index)
      guard let without = planner.cost(of: others) else { return nil }
      // Where every row but the first reads, only the cold start is left, which is of the sample.
      let isReadByAll = planner.readCount(of: marks[index]) >= report.rowCount - 1
      pays.append(all <= without || isReadByAll)
    }
    return pays
  }

  /// The shares of requests that find each prefix cached; one that is too short has no entry of its
  /// own and goes with the next.
  private static func readShares(
    _ report: StabilityReport, _ isLongEnough: [Bool], isMeasured: Bool
  ) -> [Double?] {
    var shares = report.breakpoints.map { readShare($0, isMeasured: isMeasured) }
    for index in shares.indices.dropLast().reversed() where !isLongEnough[index] {
      shares[index] = shares[index + 1]
    }
    return shares
  }

  /// The share of requests that find a prefix cached.
  private static func readShare(
    _ breakpoint: StabilityReport.Breakpoint, isMeasured: Bool
  ) -> Double? {
    let rows = max(breakpoint.rows, 1)
    let distinct = isMeasured ? max(breakpoint.distinct, 1) : max(1, breakpoint.expected)
    let isStable = distinct <= max(1, breakpoint.expected)
    if breakpoint.turns > 0 {
      let extended = isMeasured ? breakpoint.extendedTurns : breakpoint.turns
      return Double(extended) / Double(rows)
    }
    if isMeasured, !isStable { return Double(breakpoint.reads) / Double(rows) }
    return 1 - Double(distinct) / Double(max(horizon, rows))
  }

  /// The share that the rows show; a prefix that all of them share is limited by how many rows there
  /// are, not by how many requests there will be.
  private static func shownShare(
    _ measured: StabilityReport.Breakpoint, _ lifetime: Lifetime
  ) -> Double? {
    if measured.rows > 1, measured.distinct > 1 || measured.reads < measured.rows - 1 {
      return Double(measured.reads) / Double(measured.rows)
    }
    return lifetime <= .daily || measured.rows > 1 ? 1 - 1 / Double(horizon) : nil
  }

  /// The share that the template states: of `20 per 5m` within a lifetime of 5m, 19 are reads.
  private static func statedShare(_ reuse: Template.Reuse?, _ ttl: String) -> Double? {
    guard let reuse, let lifetime = CacheTTL(rawValue: ttl) else { return nil }
    let within = Double(reuse.reads) * Double(lifetime.milliseconds) / Double(reuse.seconds * 1000)
    return within <= 1 ? 0 : (within - 1) / within
  }

  /// Whether reading a segment in a share of the requests saves more than writing it in the rest.
  private static func pays(
    _ share: Double, _ segment: Segment, _ costs: CostModel, _ prompt: Int
  ) -> Bool {
    guard segment.isCached else { return false }
    let prices = costs.prices(of: prompt)
    let read = prices.read ?? prices.input
    let write = costs.writePrice(isLong: segment.isLong, promptTokens: prompt)
    return share * (prices.input.dollars - read.dollars)
      > (1 - share) * (write.dollars - prices.input.dollars)
  }

  /// The mean cost of a thousand requests, over how far into the breakpoints they find an entry.
  private static func cost(
    _ shares: [Double?], _ segments: [Segment], _ costs: CostModel, _ requestTokens: Int
  ) -> Double {
    var total = 0.0
    var remaining = 1.0
    for level in stride(from: segments.count, through: 0, by: -1) {
      let reach = level == 0 ? 1 : min(1, shares[level - 1] ?? 0)
      let probability = max(0, reach - (1 - remaining))
      remaining -= probability
      let isUncached = level == 0 && !shares.contains { $0 != nil }
      if probability > 0 {
        let usage = usage(reading: level, segments, requestTokens, isUncached: isUncached)
        total += probability * costs.dollarsPerThousand(usage)
      }
    }
    return total
  }

  /// The tokens of a request that finds the first breakpoints' entries and writes the rest.
  private static func usage(
    reading level: Int, _ segments: [Segment], _ requestTokens: Int, isUncached: Bool
  ) -> TokenUsage {
    var usage = TokenUsage()
    for (index, segment) in segments.enumerated() {
      if isUncached || !segment.isCached {
        usage.uncached += segment.tokens
      } else if index < level {
        usage.read += segment.tokens
      } else if segment.isLong {
        usage.longWrite += segment.tokens
      } else {
        usage.shortWrite += segment.tokens
      }
    }
    usage.uncached += max(0, requestTokens - usage.prompt)
    return usage
  }
}
