import PromptCache
import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SourceText

/// What a template's requests cost where no rows are played: by lifetimes, and the reuse that the
/// template states or that is usual.
struct AssumedUse: ~Copyable {
  private let planner: StructuralPlanner
  private let costs: CostModel
  private let promptTokens: Int
  /// One for each breakpoint, as things are and if every variable kept to its lifetime.
  private let boundaries: [StructuralPlanner.Boundary]
  private let lastingBoundaries: [StructuralPlanner.Boundary]

  init(_ compiled: CompiledTemplate, _ report: StabilityReport, model: Model, costs: CostModel) {
    let overhead = compiled.overhead(for: model)
    let prompt = report.requestTokens.adding(overhead).point
    promptTokens = prompt
    planner = StructuralPlanner(model: model, promptTokens: prompt)
    self.costs = costs
    let reuse = compiled.template.reuse.map {
      PrefixReuse(requests: $0.reads, milliseconds: $0.seconds * 1000)
    }
    let tools = RequestOverhead(framing: 0, tools: overhead.tools)
    func boundaries(isLasting: Bool) -> [StructuralPlanner.Boundary] {
      compiled.breakpoints.indices.map { index in
        StructuralPlanner.Boundary(
          tokens: report.breakpoints[index].tokens.adding(tools),
          lifetime: Self.lifetime(index, compiled, report, isLasting: isLasting), reuse: reuse)
      }
    }
    self.boundaries = boundaries(isLasting: false)
    lastingBoundaries = boundaries(isLasting: true)
  }

  /// US dollars per thousand requests with breakpoints of these lifetimes; nil leaves one out.
  func cost(_ ttls: [CacheTTL?], isLasting: Bool = false) -> Double {
    let marks = ttls.indices.compactMap { index in
      ttls[index].map { PlannedMark(candidate: index, ttl: $0) }
    }
    let plain = costs.cost(of: TokenUsage(uncached: promptTokens))
    let change = planner.cost(of: marks, at: isLasting ? lastingBoundaries : boundaries)
    return ((plain + change) * 1000).dollars
  }

  /// What a breakpoint does if every variable keeps to its lifetime.
  func breakpoint(_ index: Int, _ ttls: [CacheTTL]) -> PrefixCost.Breakpoint {
    var others: [CacheTTL?] = ttls
    others[index] = nil
    let (with, without) = (cost(ttls, isLasting: true), cost(others, isLasting: true))
    var breakpoint = PrefixCost.Breakpoint(pays: with <= without)
    if with > without { breakpoint.change = CostChange(now: with, fixed: without) }
    return breakpoint
  }

  /// How long a prefix stays the same: a value of a single request counts where rows show that it
  /// varies, or there are no rows to show that it does not.
  private static func lifetime(
    _ index: Int, _ compiled: CompiledTemplate, _ report: StabilityReport, isLasting: Bool
  ) -> Lifetime {
    let breakpoint = compiled.breakpoints[index]
    let before = report.inputs.filter { $0.input.chunk < breakpoint.end }
    let lasting = before.map(\.input.lifetime).filter { $0 < .request }.max() ?? .static
    if isLasting || breakpoint.section == .messages { return lasting }
    let isPassing = before.contains {
      $0.input.lifetime == .request
        && ($0.variation != nil || report.rowCount < 2)
    }
    return isPassing ? .request : lasting
  }
}
