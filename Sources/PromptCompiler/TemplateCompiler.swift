package import PromptCache
import PromptSkeleton
package import PromptTemplate
import SourceText

/// Compiles a template to a skeleton: order, breakpoints, the provider's JSON.
package struct TemplateCompiler {
  private let template: Template
  private let tier: Template.TierModel?
  private let reference: ModelReference?

  /// The skeleton for one of the template's models.
  ///
  /// Places breakpoints itself where the template says `cache: auto` and has none; without a known
  /// model, lengths are not judged and every lifetime boundary counts.
  package static func compile(
    _ template: Template, tier: Template.TierModel?, model reference: ModelReference?
  ) -> CompiledTemplate {
    TemplateCompiler(template: template, tier: tier, reference: reference).compile()
  }

  private func compile() -> CompiledTemplate {
    let (plan, diagnostics) = RequestPlanner.plan(template)
    var compiled = lower(plan)
    if !plan.hasWrittenMarker, template.cache == .automatic {
      let placed = AutomaticBreakpoints.place(in: plan, compiled: compiled, reference: reference)
      if placed.isChanged { compiled = lower(placed.plan) }
    }
    compiled.diagnostics = diagnostics + compiled.diagnostics
    return compiled
  }

  private func lower(_ plan: RequestPlan) -> CompiledTemplate {
    let scheme = reference?.model?.scheme
    return isForAnthropic
      ? lower(plan, with: AnthropicLowering(template, scheme: scheme))
      : lower(plan, with: OpenAIChatLowering(template, scheme: scheme))
  }

  /// Whether the API is Anthropic's, as it is where no model is named; nearly everyone else offers
  /// OpenAI's.
  private var isForAnthropic: Bool {
    guard let reference else { return true }
    return (reference.model?.provider.id ?? reference.maker) == "anthropic"
  }

  private func lower<Lowering: RequestLowering>(
    _ plan: RequestPlan, with lowering: Lowering
  ) -> CompiledTemplate {
    var lowering = lowering
    let model = tier?.model ?? ""
    let prefixStart = lowering.write(plan, model: model)
    var writer = lowering.writer
    writer.builder.flush()
    let skeleton = Skeleton(
      name: template.name, model: model, endpoint: Lowering.endpoint,
      variables: writer.variables, chunks: writer.builder.chunks, prefixStart: prefixStart,
      breakpoints: writer.breakpoints.map { .init(end: $0.end, ttl: $0.ttl) })
    return CompiledTemplate(
      template: template, tier: tier?.tier, skeleton: skeleton, origins: writer.builder.origins,
      positions: writer.positions, breakpoints: writer.breakpoints, moves: plan.moves,
      diagnostics: writer.staticErrors)
  }
}
