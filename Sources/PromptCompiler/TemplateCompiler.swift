package import PromptCache
import PromptSkeleton
package import PromptTemplate
import SourceText

/// Compiles a template to a skeleton: order, breakpoints, the provider's JSON.
package enum TemplateCompiler {
  /// The skeleton for one of the template's models.
  ///
  /// Places breakpoints itself where the template says `cache: auto` and has none; without a known
  /// model, lengths are not judged and every lifetime boundary counts.
  package static func compile(
    _ template: Template, tier: Template.TierModel?, model reference: ModelReference?
  ) -> CompiledTemplate {
    let (plan, diagnostics) = RequestPlanner.plan(template)
    let endpoint = Self.endpoint(for: reference)
    var compiled = lower(plan, template, tier, endpoint)
    if !plan.hasWrittenMarker, template.cache == .automatic {
      let placed = AutomaticBreakpoints.place(in: plan, compiled: compiled, reference: reference)
      if placed.isChanged { compiled = lower(placed.plan, template, tier, endpoint) }
    }
    compiled.diagnostics = diagnostics + compiled.diagnostics
    return compiled
  }

  /// The API of a model: Anthropic's for Claude and where no model is named, else OpenAI's.
  private static func endpoint(for reference: ModelReference?) -> Skeleton.Endpoint {
    guard let reference else { return .anthropicMessages }
    if let model = reference.model {
      return model.provider.id == "anthropic" ? .anthropicMessages : .openAIChat
    }
    return reference.maker.map { $0 != "anthropic" } ?? false ? .openAIChat : .anthropicMessages
  }

  private static func lower(
    _ plan: RequestPlan, _ template: Template, _ tier: Template.TierModel?,
    _ endpoint: Skeleton.Endpoint
  ) -> CompiledTemplate {
    switch endpoint {
    case .anthropicMessages: lower(plan, template, tier, with: AnthropicLowering(template))
    case .openAIChat: lower(plan, template, tier, with: OpenAIChatLowering(template))
    }
  }

  private static func lower<Lowering: RequestLowering>(
    _ plan: RequestPlan, _ template: Template, _ tier: Template.TierModel?,
    with lowering: Lowering
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
