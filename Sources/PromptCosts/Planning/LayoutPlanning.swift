import CacheSimulation
package import Files
package import PromptCache
import PromptCompiler
package import PromptTemplate
package import SampleRows
import SourceText

/// Finds the cheapest breakpoints of a template for its rows.
package enum LayoutPlanning {
  /// One plan for each model of the template.
  ///
  /// - Parameter progress: Told the number of rows read so far, now and then.
  /// - Throws: `FileError` where the rows cannot be read.
  package static func plans(
    _ template: Template, rows: RowSource?, catalog: ModelCatalog,
    options: WorkloadReader.Options = .init(), progress: (Int) -> Void = { _ in }
  ) throws(FileError) -> [TemplatePlan] {
    var plans: [TemplatePlan] = []
    for tier in template.models {
      let reference = catalog.resolve(tier.model)
      let compiled = TemplateCompiler.compile(template, tier: tier, model: reference)
      let workload = try WorkloadReader.read(
        compiled, rows: rows, reference: reference, options: options, progress: progress)
      var plan = TemplatePlan(
        path: template.file.path, model: tier.model, tier: tier.tier,
        requests: workload.rows.count, arrivals: .init(workload, options.arrivals),
        problems: workload.problems)
      if let model = reference.model {
        plan.outcome = outcome(workload, compiled, model)
        if plan.outcome == nil {
          plan.refusal =
            model.maximumBreakpoints == 0
            ? "its provider caches by itself and takes no breakpoints" : "it is unpriced"
        }
      } else {
        plan.refusal = "it is unpriced: the model data does not list it"
      }
      plans.append(plan)
    }
    return plans
  }

  /// The exact plan, both layouts priced request by request in the simulator.
  static func outcome(
    _ workload: Workload, _ compiled: CompiledTemplate, _ model: Model
  ) -> TemplatePlan.Outcome? {
    let layoutRows = LayoutRows(workload, compiled, model)
    guard model.maximumBreakpoints > 0,
      let planner = BreakpointPlanner(rows: layoutRows.rows, model: model)
    else { return nil }
    let written = compiled.layout(for: model)
    var cheapest = planner.cheapest().marks.map {
      PlannedMark(candidate: layoutRows.carriers[$0.candidate], ttl: $0.ttl)
    }
    let writtenCost = isAccepted(written, model) ? cost(of: written, workload, model) : nil
    var cheapestCost = cost(of: cheapest, workload, model)
    if let writtenCost, let found = cheapestCost, writtenCost.point < found.point {
      (cheapest, cheapestCost) = (written, writtenCost)
    }
    func layout(
      _ marks: [PlannedMark], _ cost: MoneyRange?, sharing others: [PlannedMark]
    ) -> TemplatePlan.Layout {
      TemplatePlan.Layout(
        marks: marks.map { mark in
          var described = describe(mark.candidate, compiled)
          described.ttl = mark.ttl
          described.tokens = meanTokens(mark.candidate, workload)
          if let place = layoutRows.carriers.firstIndex(of: mark.candidate) {
            described.readers = planner.readCount(of: .init(candidate: place, ttl: mark.ttl))
            described.distinct = planner.distinctPrefixes[place]
          }
          described.isShared = others.contains(mark)
          return described
        }, cost: cost)
    }
    return TemplatePlan.Outcome(
      uncached: cost(of: [], workload, model) ?? MoneyRange(low: 0, point: 0, high: 0),
      written: layout(written, writtenCost, sharing: cheapest),
      cheapest: layout(cheapest, cheapestCost, sharing: written),
      isPlaced: !compiled.breakpoints.contains(where: \.isWritten),
      isReordered: !compiled.moves.isEmpty)
  }

  /// What the prompts of all rows cost with a layout, answers not counted.
  static func cost(
    of layout: [PlannedMark], _ workload: Workload, _ model: Model
  ) -> MoneyRange? {
    StrategyCost.play(
      workload, layout: layout, strategies: [.asWritten], model: model, countsAnswers: false
    ).first?.cost
  }

  /// Whether the provider takes a layout: not too many marks, none longer than one before it.
  private static func isAccepted(_ layout: [PlannedMark], _ model: Model) -> Bool {
    layout.count <= model.maximumBreakpoints
      && zip(layout, layout.dropFirst()).allSatisfy { $0.ttl >= $1.ttl }
  }

  /// The block before a breakpoint, in words, and the line of the breakpoint, or of the block's end
  /// where none is written.
  private static func describe(_ index: Int, _ compiled: CompiledTemplate) -> TemplatePlan.Mark {
    let position = compiled.positions[index]
    let written = compiled.breakpoints.first { $0.position == index && $0.isWritten }
    let file = (written?.span ?? position.span).file
    var offset = written?.span.range.lowerBound ?? position.span.range.upperBound
    if written == nil {
      while offset > position.span.range.lowerBound, file.bytes[offset - 1] <= 0x20 { offset -= 1 }
    }
    let inSection = compiled.positions[...index].count { $0.section == position.section }
    let place =
      position.section == .messages
      ? "message \((position.message ?? 0) + 1)"
      : position.section == .tools ? "tool \(inSection)" : "block \(inSection) of system"
    return TemplatePlan.Mark(
      ttl: .fiveMinutes, span: position.span, line: LineTable(file).position(at: offset).line,
      place: place, tokens: 0, readers: 0, distinct: 0, isShared: false)
  }

  private static func meanTokens(_ candidate: Int, _ workload: Workload) -> Int {
    var sum = 0
    for row in workload.rows {
      let count = workload.end(of: candidate, in: row)
      for position in workload.request(row, .point).positions.prefix(count) {
        sum &+= position.tokens
      }
    }
    return workload.rows.isEmpty ? 0 : sum / workload.rows.count
  }
}
