package import PrefixStability
package import PromptCache
package import PromptCompiler
package import PromptTemplate
package import SourceText

/// All that is known about one template for one of its models: what the rules look at.
package final class TemplateAnalysis: Sendable {
  package let template: Template
  package let compiled: CompiledTemplate
  /// The model that the requests go to; nil where the template names none.
  package let reference: ModelReference?
  package let catalog: ModelCatalog
  package let stability: StabilityReport
  /// Nil where the model is unpriced.
  package let cost: PrefixCost?
  /// What all its requests share.
  let shared: SharedText
  /// What is to be said of each input before a breakpoint.
  package let verdicts: [InputVerdict]
  /// The lines of the template's file.
  package let lines: LineTable

  package init(
    compiled: CompiledTemplate, reference: ModelReference?, catalog: ModelCatalog,
    stability: StabilityReport
  ) {
    template = compiled.template
    lines = LineTable(compiled.template.file)
    self.compiled = compiled
    self.reference = reference
    self.catalog = catalog
    self.stability = stability
    cost = reference?.model.flatMap { PrefixCost(compiled, stability, model: $0) }
    shared = SharedText(compiled, stability, family: reference?.family ?? .generic)
    verdicts = InputVerdict.verdicts(compiled, stability)
  }

  package var model: Model? { reference?.model }

  /// The model's name for a message.
  var modelName: String { model?.id ?? reference?.written ?? "the model" }

  /// Where the template names the model.
  var modelSpan: SourceSpan? {
    template.models.first { $0.tier == compiled.tier }?.span
  }

  /// Whether there are enough rows to see a value vary.
  var canVary: Bool { stability.rowCount > 1 }
}
