import CacheSimulation
package import Files
package import PromptCache
import PromptCompiler
import PromptSkeleton
package import PromptTemplate
package import SampleRows
package import SourceText

/// Works out what a template costs under each strategy, for its own models or for others.
package struct TemplateCosts {
  package struct Options: Sendable {
    package var workload = WorkloadReader.Options()
    /// Models to compare; empty takes those of the template.
    package var models: [String] = []
    /// The share of requests that a tiered template sends on to its last tier.
    package var escalation: Double?

    package init() {}
  }

  private let template: Template
  private let rows: RowSource?
  private let catalog: ModelCatalog
  private let options: Options

  package init(
    _ template: Template, rows: RowSource?, catalog: ModelCatalog, options: Options = Options()
  ) {
    self.template = template
    self.rows = rows
    self.catalog = catalog
    self.options = options
  }

  /// The models that are compared: those that were asked for, else the template's own.
  private var models: [Template.TierModel] {
    guard !options.models.isEmpty else { return template.models }
    let span = template.models.first?.span ?? template.file.span(0..<0)
    return options.models.map { Template.TierModel(tier: nil, model: $0, span: span) }
  }

  /// One model, compiled for, with its requests.
  private struct Prepared {
    var tier: Template.TierModel
    var reference: ModelReference
    var workload: Workload
    var layout: [PlannedMark]
  }

  /// - Parameter progress: Told what is being done and how many rows are through.
  /// - Throws: `FileError` where the rows cannot be read.
  package func report(progress: (String, Int) -> Void = { _, _ in }) throws(FileError) -> CostReport
  {
    var costs: [ModelCost] = []
    var prepared: [Prepared] = []
    for tier in models {
      let ready = try prepare(tier) { progress("reading rows", $0) }
      var strategies: [StrategyCost] = []
      if let model = ready.reference.model {
        strategies = StrategyCost.play(
          ready.workload, layout: ready.layout, model: model,
          progress: { progress(tier.model, $0) })
      }
      let sample = ready.workload.sample
      costs.append(
        ModelCost(
          name: tier.model, tier: tier.tier, strategies: strategies,
          isAssumed: ready.reference.model?.prices?.isAssumed ?? false,
          priceLimit: ready.reference.model?.prices?.longPrompt?.threshold,
          sample: (sample.low, sample.point, sample.high)))
      prepared.append(ready)
    }
    let workload = prepared.first?.workload
    return CostReport(
      path: template.file.path, models: costs, tiers: mix(prepared, costs),
      problems: workload?.problems ?? RowProblems(), requests: workload?.rows.count ?? 0,
      arrivals: .init(workload, options.workload.arrivals), output: outputNote(workload))
  }

  /// What is over budgets if the requests are sent as the template is written, model by model.
  ///
  /// By the middle estimate of tokens; unpriced models are held against budgets of tokens only.
  package func excesses(
    of budgets: [Budget], progress: (Int) -> Void = { _ in }
  ) throws(FileError) -> [(model: String, span: SourceSpan, excess: BudgetExcess)] {
    var found: [(model: String, span: SourceSpan, excess: BudgetExcess)] = []
    for tier in models {
      let ready = try prepare(tier, progress)
      var meter = BudgetMeter(budgets)
      let costs = ready.reference.model.flatMap { CostModel($0) }
      var simulator = ready.reference.model.map { CacheSimulator(model: $0) }
      for row in ready.workload.rows {
        var request = ready.workload.request(row, .point)
        request.marks = ready.workload.marks(ready.layout, in: row)
        let usage =
          simulator?.play(request).usage
          ?? TokenUsage(
            uncached: request.positions.reduce(request.trailingTokens) { $0 &+ $1.tokens },
            output: request.outputTokens)
        meter.add(
          number: row.number, session: row.session, tokens: usage.prompt &+ usage.output,
          dollars: costs?.cost(of: usage).dollars ?? 0)
      }
      found += meter.finish().map { (tier.model, tier.span, $0) }
    }
    return found
  }

  private func prepare(
    _ tier: Template.TierModel, _ progress: (Int) -> Void
  ) throws(FileError) -> Prepared {
    let reference = catalog.resolve(tier.model)
    let compiled = TemplateCompiler.compile(template, tier: tier, model: reference)
    let workload = try WorkloadReader.read(
      compiled, rows: rows, reference: reference, options: options.workload, progress: progress)
    return Prepared(
      tier: tier, reference: reference, workload: workload,
      layout: compiled.layout(for: reference.model))
  }

  private func outputNote(_ workload: Workload?) -> CostReport.OutputNote {
    let measured = workload?.measuredRows ?? 0
    if measured == 0 { return options.workload.outputTokens.map { .stated($0) } ?? .unknown }
    if measured == workload?.rows.count { return .recorded }
    return .partlyRecorded(measured, others: options.workload.outputTokens ?? 0)
  }

  private func mix(_ prepared: [Prepared], _ costs: [ModelCost]) -> TierMix? {
    guard options.models.isEmpty, prepared.count > 1, let first = prepared.first,
      let last = prepared.last, let routine = costs.first?.cost(.asWritten),
      let hard = costs.last?.cost(.asWritten), let model = last.reference.model
    else { return nil }
    func mixed(_ rate: Double) -> MoneyRange {
      let escalated = StrategyCost.play(
        last.workload, layout: last.layout, strategies: [.asWritten], model: model,
        selection: { TierMix.isEscalated($0, at: rate) })
      return routine.cost + (escalated.first?.cost ?? MoneyRange(low: 0, point: 0, high: 0))
    }
    let rate = options.escalation ?? 0.2
    var (low, high) = (0, 101)
    while high - low > 1 {
      let middle = (low + high) / 2
      if mixed(Double(middle) / 100).point > hard.cost.point { high = middle } else { low = middle }
    }
    return TierMix(
      first: first.tier.tier ?? first.tier.model, last: last.tier.tier ?? last.tier.model,
      escalation: rate, mixed: mixed(rate).scaled(by: 1000, over: routine.requests),
      direct: hard.perThousand, losesFrom: high > 100 ? nil : high)
  }
}

extension CompiledTemplate {
  /// The breakpoints as a layout over the template's positions.
  package func layout(for model: Model?) -> [PlannedMark] {
    let short = model?.provider.ttls.first ?? .fiveMinutes
    let long = model?.provider.ttls.last ?? .oneHour
    return breakpoints.map {
      PlannedMark(candidate: $0.position, ttl: $0.ttl == .oneHour ? long : short)
    }
  }
}
