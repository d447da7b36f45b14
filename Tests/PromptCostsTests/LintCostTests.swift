import LintPipeline
import PromptCache
import PromptCompiler
import PromptTemplate
import SampleRows
import SourceText
import TemplateRequests
import Testing

@testable import PrefixStability
@testable import PromptCosts

/// What the linter says that a template costs is what the simulation of the cache comes to.
@Suite struct LintCostTests {
  /// How far apart the two may be: the linter estimates the lengths of rows behind the first.
  private static let tolerance = 0.05

  @Test(arguments: ExamplePrompts.names)
  func theExamplesCostWhatIsSimulated(name: String) throws {
    let source = try ExamplePrompts.load(name)
    for tier in source.template.models {
      let reference = source.catalog.resolve(tier.model)
      guard let model = reference.model, model.prices != nil else { continue }
      let compiled = TemplateCompiler.compile(source.template, tier: tier, model: reference)
      let cost = try linted(compiled, source.rows, model)
      try expect(compiled, source.rows, reference, costsWhatIsSimulated: name)
      #expect(cost.fixed == cost.now, "\(name) has nothing to fix")
    }
  }

  @Test(arguments: 1...60)
  func generatedTemplatesCostWhatIsSimulated(seed: Int) throws {
    let generated = GeneratedTemplate(seed: seed)
    let fixture = try TemplateFixture(generated.text, rows: generated.rows)
    let (compiled, reference) = try fixture.compiled()
    let cost = try linted(compiled, fixture.rows, #require(reference.model))
    try expect(compiled, fixture.rows, reference, costsWhatIsSimulated: "\(generated)")
    #expect(cost.fixed == cost.now, "\(generated) has nothing to fix")
  }

  /// A time of day before the breakpoints: as it is, and as it would be without.
  @Test(arguments: 1...30)
  func fixingCostsWhatTheFixedTemplateDoes(seed: Int) throws {
    let generated = GeneratedTemplate(seed: seed, isVolatile: true)
    let fixture = try TemplateFixture(generated.text, rows: generated.rows)
    let (compiled, reference) = try fixture.compiled()
    let model = try #require(reference.model)
    try expect(compiled, fixture.rows, reference, costsWhatIsSimulated: "\(generated)")
    let fixed = try TemplateFixture(generated.fixedText, rows: generated.rows)
    let (fixedTemplate, _) = try fixed.compiled()
    // The value is sent behind the breakpoints then, at the price of input.
    let value = try #require(CostModel(model)).dollarsPerThousand(TokenUsage(uncached: 40))
    let simulated = try self.simulated(fixedTemplate, fixed.rows, reference)
    let lasting = try played(compiled, fixture.rows, model, .lasting).sampleCost
    #expect(lasting >= simulated * (1 - Self.tolerance), "\(generated)")
    let now = try played(compiled, fixture.rows, model).sampleCost
    #expect(lasting <= max(simulated * (1 + Self.tolerance) + value, now), "\(generated)")
  }

  /// A million rows may be far more than are followed; the mean is that of the first.
  @Test func manyRowsCostWhatTheFirstDo() throws {
    let text = """
      model: claude-haiku-5-5
      max_tokens: 256
      system:
        - "\(String(repeating: "Answer briefly and cite the section you used. ", count: 100))"
        - breakpoint
      messages:
        - user: "{{ q }}"
      """
    let few = try TemplateFixture(text, rows: (0..<2000).map { #"{"q":"Question \#($0)"}"# })
    let many = try TemplateFixture(text, rows: (0..<140_000).map { #"{"q":"Question \#($0)"}"# })
    let (compiled, reference) = try few.compiled()
    let model = try #require(reference.model)
    let costs = (try linted(compiled, few.rows, model), try linted(compiled, many.rows, model))
    #expect(abs(costs.0.now / costs.1.now - 1) < 0.1)
  }

  /// What all rows share is written once in a thousand requests, not once in a sample.
  @Test func aColdStartOfTheSampleIsNotMultiplied() throws {
    let text = """
      model: claude-haiku-5-5
      max_tokens: 256
      system:
        - "\(String(repeating: "Answer briefly and cite the section you used. ", count: 400))"
        - breakpoint
      messages:
        - user: "{{ q }}"
      """
    let fixture = try TemplateFixture(text, rows: (0..<2).map { #"{"q":"Question \#($0)"}"# })
    let (compiled, reference) = try fixture.compiled()
    let model = try #require(reference.model)
    let outcome = try played(compiled, fixture.rows, model)
    let report = try StabilityAnalysis.measure(compiled, rows: fixture.rows, family: model.family)
    let tokens = report.breakpoints[0].tokens.point
    let costs = try #require(CostModel(model))
    let read = costs.dollarsPerThousand(TokenUsage(read: tokens))
    let write = costs.dollarsPerThousand(TokenUsage(shortWrite: tokens))
    let rest = costs.dollarsPerThousand(
      TokenUsage(uncached: report.requestTokens.point - tokens + 20))
    #expect(outcome.sampleCost > write / 2)
    #expect(outcome.cost > read)
    #expect(outcome.cost < read + write / 1000 + rest)
  }

  private func played(
    _ compiled: CompiledTemplate, _ rows: RowSource?, _ model: Model,
    _ change: PlayedRows.Change = .none
  ) throws -> PlayedRows.Outcome {
    let report = try StabilityAnalysis.measure(compiled, rows: rows, family: model.family)
    let costs = try #require(CostModel(model))
    return PlayedRows(compiled, report, model: model, costs: costs)
      .play(compiled.lifetimes(for: model), change)
  }

  private func linted(
    _ compiled: CompiledTemplate, _ rows: RowSource?, _ model: Model
  ) throws -> PrefixCost {
    let report = try StabilityAnalysis.measure(compiled, rows: rows, family: model.family)
    return try #require(PrefixCost(compiled, report, model: model))
  }

  /// The cost of a thousand requests, answers left out.
  private func simulated(
    _ compiled: CompiledTemplate, _ rows: RowSource?, _ reference: ModelReference
  ) throws -> Double {
    let model = try #require(reference.model)
    let workload = try WorkloadReader.read(compiled, rows: rows, reference: reference)
    let cost = LayoutPlanning.cost(of: compiled.layout(for: model), workload, model)
    return try #require(cost).point / Double(workload.rows.count) * 1000
  }

  private func expect(
    _ compiled: CompiledTemplate, _ rows: RowSource?, _ reference: ModelReference,
    costsWhatIsSimulated name: String
  ) throws {
    let cost = try played(compiled, rows, #require(reference.model)).sampleCost
    let simulated = try simulated(compiled, rows, reference)
    #expect(
      abs(cost / simulated - 1) < Self.tolerance, "\(name): \(cost) and \(simulated)")
  }
}
