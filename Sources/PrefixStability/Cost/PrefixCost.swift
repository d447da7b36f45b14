package import PromptCache
package import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SourceText

/// What a template's requests cost, answers not counted.
///
/// With rows, that is what their prompts come to in the provider's cache, sent when they say, or one
/// every ten seconds, and going on so for a thousand requests. Without rows, each prefix is used as often as the template states, or as
/// is usual for its lifetime.
package struct PrefixCost: Sendable {
  /// US dollars per thousand requests, as the rows are.
  package let now: Double
  /// The same if every variable before a breakpoint kept to its lifetime and had one form, and those of
  /// a single request stood behind; more than now where their values come back and are better read.
  package let lasting: Double
  /// The same if rows that share a prefix waited until the first response begins; nil where rows do
  /// not say when they are sent.
  package let patient: Double?
  /// What each breakpoint does.
  package let breakpoints: [Breakpoint]
  private let rows: PlayedRows?
  private let ttls: [CacheTTL]
  private let toolTokens: Int

  /// What one breakpoint does for the requests.
  package struct Breakpoint: Sendable {
    /// Whether it saves more than it costs; nil where nothing says how often it is read.
    package var pays: Bool?
    /// How many rows read what another one wrote for it; nil where rows do not decide.
    package var reads: Int?
    /// Where it does not pay: the cost with it, and without it or with a longer lifetime.
    package var change: CostChange?
    /// Whether with the provider's longest lifetime it would pay.
    package var paysLonger = false

    init(pays: Bool?) { self.pays = pays }
  }

  /// The cost of a template's requests to a model, or nil where that is unpriced.
  package init?(_ compiled: CompiledTemplate, _ report: StabilityReport, model: Model) {
    guard let costs = CostModel(model) else { return nil }
    let long = model.provider.ttls.last ?? .oneHour
    let ttls = compiled.lifetimes(for: model)
    let use = AssumedUse(compiled, report, model: model, costs: costs)
    // One row alone shows its lengths, and nothing of what others would read.
    let rows =
      report.arrivals.count > 1
      ? PlayedRows(compiled, report, model: model, costs: costs) : nil
    let patient = ttls.isEmpty ? nil : rows?.play(ttls, .patient)
    self.rows = rows
    self.ttls = ttls
    toolTokens = compiled.overhead(for: model).tools
    if let rows {
      now = rows.play(ttls).cost
      lasting = rows.isLasting ? now : rows.play(ttls, .lasting).cost
    } else {
      now = use.cost(ttls)
      lasting = use.cost(ttls, isLasting: true)
    }
    self.patient = report.arrivals.isDated ? patient?.cost : nil
    let isStated = compiled.template.reuse != nil && !report.arrivals.isDated
    let isCached = Self.areCached(report, model)
    // With too many, the provider refuses the request, whichever of them it is.
    let isRefused = model.maximumBreakpoints > 0 && ttls.count > model.maximumBreakpoints
    breakpoints = ttls.indices.map { index in
      if isRefused { return Breakpoint(pays: nil) }
      if !isCached[index] { return Breakpoint(pays: false) }
      if isStated { return use.breakpoint(index, ttls) }
      if let rows, let patient {
        return Self.breakpoint(
          index, ttls, rows, patient: patient, long: report.arrivals.isDated ? long : nil,
          rowCount: report.arrivals.count)
      }
      let lasts = compiled.breakpoints[index].lifetime <= .daily
      return Breakpoint(pays: lasts ? true : nil)
    }
  }

  /// What it comes to once what costs more than it has to is fixed: nothing that saves nothing is.
  package var fixed: Double { min(now, lasting) }

  /// The cost with a breakpoint where the rows still agree; nil without rows.
  ///
  /// - Parameters:
  ///   - tokens: The tokens before that place.
  ///   - replaced: The breakpoints that it stands for.
  package func cost(breakpointBehind tokens: Int, insteadOf replaced: [Int]) -> Double? {
    guard var moved = rows else { return nil }
    let length = max(moved.head?.tokens ?? 0, tokens + toolTokens)
    moved.head = PlayedRows.Head(tokens: length, ttl: ttls.first ?? moved.tailTTL)
    var layout: PlayedRows.Layout = ttls
    for index in replaced { layout[index] = nil }
    return moved.play(layout).cost
  }

  /// Whether each breakpoint's text is cached, by itself or with what stands behind it.
  private static func areCached(_ report: StabilityReport, _ model: Model) -> [Bool] {
    let isLong = report.breakpoints.map { model.minimum?.judge($0.tokens) != .below }
    return isLong.indices.map { isLong[$0...].contains(true) }
  }

  /// What a breakpoint does for two rows or more.
  ///
  /// Rows that are sent too early for one another are no fault of it, and where every row but the
  /// first reads, only the cold start is left, which is of the sample.
  ///
  /// - Parameter long: The longest lifetime, where rows say enough of time to try it.
  private static func breakpoint(
    _ index: Int, _ ttls: [CacheTTL], _ rows: PlayedRows, patient: PlayedRows.Outcome,
    long: CacheTTL?, rowCount: Int
  ) -> Breakpoint {
    var others: PlayedRows.Layout = ttls
    others[index] = nil
    var breakpoint = Breakpoint(pays: true)
    breakpoint.reads = patient.reads[index]
    let reads = patient.reads[index]
    if reads >= rowCount - 1 { return breakpoint }
    let isFree = patient.cost <= rows.play(others, .patient).cost
    if isFree, reads > 0 { return breakpoint }
    breakpoint.pays = false
    let now = rows.play(ttls).cost
    // What the next breakpoint would write anyway costs nothing, and saves nothing where none reads.
    if isFree {
      breakpoint.change = CostChange(now: now, fixed: now)
      return breakpoint
    }
    var best = rows.play(others).cost
    if let long, ttls[index] != long {
      // A longer lifetime may not stand behind a shorter one.
      let longer = rows.play(ttls.indices.map { $0 <= index ? long : ttls[$0] }).cost
      breakpoint.paysLonger = longer < best
      best = min(best, longer)
    }
    breakpoint.change = CostChange(now: now, fixed: min(now, best))
    return breakpoint
  }
}
