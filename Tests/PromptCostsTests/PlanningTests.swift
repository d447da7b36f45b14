import CacheSimulation
import CostReporting
import LintPipeline
import PromptCache
import PromptCompiler
import PromptTemplate
import TemplateRequests
import Testing

@testable import PromptCosts

@Suite struct PlanningTests {
  /// What the planner adds up is what the simulator bills for the same marks, row by row.
  @Test(arguments: ExamplePrompts.names)
  func plannedCostsAreSimulatedCosts(name: String) throws {
    let source = try ExamplePrompts.load(name)
    for tier in source.template.models {
      let reference = source.catalog.resolve(tier.model)
      guard let model = reference.model else { continue }
      let compiled = TemplateCompiler.compile(source.template, tier: tier, model: reference)
      let workload = try WorkloadReader.read(compiled, rows: source.rows, reference: reference)
      #expect(workload.problems.count == 0)
      let rows = LayoutRows(workload, compiled, model)
      let planner = try #require(BreakpointPlanner(rows: rows.rows, model: model))
      let plan = planner.cheapest()
      let layout = plan.marks.map {
        PlannedMark(candidate: rows.carriers[$0.candidate], ttl: $0.ttl)
      }
      let simulated = LayoutPlanning.cost(of: layout, workload, model)
      #expect(simulated?.point == plan.cost.dollars)
      let uncached = LayoutPlanning.cost(of: [], workload, model)
      #expect(uncached?.point == plan.uncachedCost.dollars)
    }
  }

  /// `cache: auto` decides without rows; on the examples, sent as often as it assumes, the exact
  /// plan for the rows is at most a tenth cheaper and has the same places before the messages.
  @Test(arguments: ExamplePrompts.names)
  func automaticBreakpointsAgreeWithThePlanForRows(name: String) throws {
    let source = try ExamplePrompts.load(name)
    let template = ExamplePrompts.withoutBreakpoints(source.template)
    for tier in template.models {
      let reference = source.catalog.resolve(tier.model)
      guard let model = reference.model else { continue }
      let compiled = TemplateCompiler.compile(template, tier: tier, model: reference)
      let workload = try WorkloadReader.read(
        compiled, rows: source.rows, reference: reference,
        options: .init(arrivals: .gap(milliseconds: 3000)))
      let outcome = try #require(LayoutPlanning.outcome(workload, compiled, model))
      let automatic = try #require(outcome.written.cost?.point)
      let cheapest = try #require(outcome.cheapest.cost?.point)
      #expect(cheapest <= automatic)
      #expect(automatic <= cheapest * 1.1, "\(name): \(automatic) and \(cheapest)")
      func places(_ layout: TemplatePlan.Layout) -> [String] {
        layout.marks.filter { !$0.place.hasPrefix("message") }.map {
          "\($0.place) \($0.ttl.rawValue)"
        }
      }
      #expect(places(outcome.written) == places(outcome.cheapest), "\(name)")
    }
  }

  /// A breakpoint that is there is named by its own line, one that is to be written by the line that it
  /// comes behind.
  @Test func linesAreThoseOfTheBreakpoints() throws {
    let text = """
      model: claude-haiku-5-5
      max_tokens: 256
      system:
        - "\(String(repeating: "Answer briefly and cite the section you used. ", count: 100))"
        - "It is {{ now }}."

        # Behind the time.
        - breakpoint
      messages:
        - user: "{{ q }}"
      """
    let rows = (0..<4).map { #"{"now":"09:0\#($0)","q":"Question \#($0)"}"# }
    let fixture = try TemplateFixture(text, rows: rows)
    let plans = try LayoutPlanning.plans(fixture.template, rows: fixture.rows, catalog: .builtIn)
    let outcome = try #require(plans.first?.outcome)
    #expect(outcome.written.marks.map(\.line) == [8])
    #expect(outcome.cheapest.marks.map(\.line) == [4])
    let output = String(decoding: PlanText().output(for: plans), as: UTF8.self)
    #expect(output.contains("test.prompt.yaml:8: remove the breakpoint"))
    #expect(output.contains("test.prompt.yaml:4: after block 1 of system, write '- breakpoint'"))
  }
}
