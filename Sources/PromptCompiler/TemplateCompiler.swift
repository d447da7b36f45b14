package import PromptCache
import PromptSkeleton
package import PromptTemplate
import SourceText

/// Compiles a template to a skeleton: order, breakpoints, the provider's JSON.
package struct TemplateCompiler: ~Copyable {
  private let scope: LifetimeScope
  private let tier: Template.TierModel?
  private let reference: ModelReference?

  /// The skeleton for one of the template's models.
  ///
  /// Places breakpoints itself where the template says `cache: auto` and has none; without a known
  /// model, lengths are not judged and every lifetime boundary counts.
  package static func compile(
    _ template: Template, tier: Template.TierModel?, model reference: ModelReference?
  ) -> CompiledTemplate {
    TemplateCompiler(scope: LifetimeScope(template), tier: tier, reference: reference).compile()
  }

  private func compile() -> CompiledTemplate {
    let (plan, diagnostics) = RequestPlanner.plan(
      scope, carriers: BreakpointCarriers(reference, isForAnthropic: isForAnthropic),
      // Anthropic's API: "text content blocks must contain non-whitespace text".
      rejectsBlankText: isForAnthropic)
    let compiled = lower(plan, diagnostics)
    guard !plan.hasWrittenMarker, scope.template.cache == .automatic else { return compiled }
    let placed = AutomaticBreakpoints.place(in: plan, compiled: compiled, reference: reference)
    return placed.isChanged ? lower(placed.plan, diagnostics) : compiled
  }

  private func lower(_ plan: RequestPlan, _ diagnostics: [Diagnostic]) -> CompiledTemplate {
    let scheme = reference?.model?.scheme
    return isForAnthropic
      ? lower(plan, diagnostics, with: AnthropicLowering(scope, scheme: scheme))
      : lower(plan, diagnostics, with: OpenAIChatLowering(scope, scheme: scheme))
  }

  /// Whether the API is Anthropic's, as it is where no model is named; nearly everyone else offers
  /// OpenAI's.
  private var isForAnthropic: Bool {
    guard let reference else { return true }
    return (reference.model?.provider.id ?? reference.maker) == "anthropic"
  }

  private func lower<Lowering: RequestLowering & ~Copyable>(
    _ plan: RequestPlan, _ diagnostics: [Diagnostic], with lowering: consuming Lowering
  ) -> CompiledTemplate {
    var lowering = lowering
    let model = tier?.model ?? ""
    let prefixStart = lowering.write(plan, model: model)
    lowering.writer.builder.flush()
    let skeleton = Skeleton(
      name: scope.template.name, model: model, endpoint: Lowering.endpoint,
      variables: lowering.writer.variables, chunks: lowering.writer.builder.chunks,
      prefixStart: prefixStart,
      breakpoints: lowering.writer.breakpoints.map { .init(end: $0.end, ttl: $0.ttl) })
    return CompiledTemplate(
      template: scope.template, tier: tier?.tier, plan: plan, skeleton: skeleton,
      origins: lowering.writer.builder.origins, positions: lowering.writer.positions,
      breakpoints: lowering.writer.breakpoints,
      matchesWholeBlocks: isForAnthropic || reference?.model?.scheme == .markedOrImplicit,
      diagnostics: diagnostics + lowering.writer.staticErrors)
  }
}
