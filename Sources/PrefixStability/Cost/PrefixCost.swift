package import PromptCache
package import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SourceText

/// What a template's requests cost, answers not counted.
///
/// With rows, that is what their prompts come to in the provider's cache, sent when they say, or one
/// every ten seconds. Without rows, each prefix is used as often as the template states, or as
/// is usual for its lifetime.
package struct PrefixCost: Sendable {
  /// US dollars per thousand requests, as the rows are.
  package let now: Double
  /// The same if every variable before a breakpoint kept to its lifetime.
  package let fixed: Double
  /// The same if rows that share a prefix waited until the first response begins; nil where rows do
  /// not say when they are sent.
  package let patient: Double?
  /// What each breakpoint does.
  package let breakpoints: [Breakpoint]

  /// What one breakpoint does for the rows.
  package struct Breakpoint: Sendable {
    /// Whether it saves more than it costs; nil where nothing says how often it is read.
    package var pays: Bool?
    /// How many rows read what another one wrote for it; nil where no rows say.
    package var reads: Int?
    /// US dollars per thousand requests without it, where it does not pay.
    package var without: Double?
    /// The same if it lived for the provider's longest lifetime, where that costs the least.
    package var longer: Double?

    init(pays: Bool?) { self.pays = pays }
  }

  /// The cost of a template's requests to a model, or nil where that is unpriced.
  package init?(_ compiled: CompiledTemplate, _ report: StabilityReport, model: Model) {
    guard let costs = CostModel(model) else { return nil }
    let short = model.provider.ttls.first ?? .fiveMinutes
    let long = model.provider.ttls.last ?? .oneHour
    let ttls = compiled.breakpoints.map { $0.ttl == .oneHour ? long : short }
    let isCached = Self.areCached(report, model)
    let states = compiled.template.reuse != nil && !report.arrivals.isDated
    if report.arrivals.count > 0, !states {
      let rows = PlayedRows(compiled, report, model: model, costs: costs)
      now = rows.play(ttls).cost
      fixed = rows.isLasting ? now : min(now, rows.play(ttls, .lasting).cost)
      let patient = ttls.isEmpty ? nil : rows.play(ttls, .patient)
      self.patient = report.arrivals.isDated ? patient?.cost : nil
      breakpoints = ttls.indices.map { index in
        guard let patient, report.arrivals.count > 1 else {
          return Breakpoint(
            pays: isCached[index]
              ? (compiled.breakpoints[index].lifetime <= .daily ? true : nil) : false)
        }
        return Self.breakpoint(
          index, ttls, rows, patient: patient, isCached: isCached[index], long: long,
          isDated: report.arrivals.isDated, rowCount: report.arrivals.count)
      }
      return
    }
    let use = AssumedUse(compiled, report, model: model, costs: costs)
    now = use.cost(ttls)
    fixed = min(now, use.cost(ttls, isLasting: true))
    patient = nil
    breakpoints = ttls.indices.map { index in
      guard isCached[index] else { return Breakpoint(pays: false) }
      guard compiled.template.reuse != nil || compiled.breakpoints[index].lifetime <= .daily else {
        return Breakpoint(pays: nil)
      }
      return use.breakpoint(index, ttls)
    }
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
  private static func breakpoint(
    _ index: Int, _ ttls: [CacheTTL], _ rows: PlayedRows, patient: PlayedRows.Outcome,
    isCached: Bool, long: CacheTTL, isDated: Bool, rowCount: Int
  ) -> Breakpoint {
    var layout: PlayedRows.Layout = ttls
    layout[index] = nil
    var breakpoint = Breakpoint(pays: false)
    breakpoint.reads = patient.reads[index]
    guard isCached else { return breakpoint }
    let others = rows.play(layout, .patient).cost
    if patient.reads[index] >= rowCount - 1 || patient.cost <= others {
      breakpoint.pays = true
      return breakpoint
    }
    let without = rows.play(layout).cost
    breakpoint.without = without
    if isDated, ttls[index] != long {
      // A longer lifetime may not stand behind a shorter one.
      let longer = rows.play(ttls.indices.map { $0 <= index ? long : ttls[$0] }).cost
      if longer < without { breakpoint.longer = longer }
    }
    return breakpoint
  }
}
