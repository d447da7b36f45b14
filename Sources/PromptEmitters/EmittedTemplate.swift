package import PromptCompiler
package import PromptSkeleton
package import PromptTemplate

/// A template as the emitters take it: compiled once for each of its models.
package struct EmittedTemplate: Sendable {
  package var template: Template
  /// The template's path as generated Swift names it.
  package var source: String
  /// One for each tier; a single one where the template has no tiers.
  package var variants: [Variant]

  package init(template: Template, source: String, variants: [Variant]) {
    self.template = template
    self.source = source
    self.variants = variants
  }

  /// A template for one model.
  package struct Variant: Sendable {
    package var compiled: CompiledTemplate
    package var figures: [PrefixFigures]
    /// The skeleton that is written: constants in one piece as far as possible.
    package var skeleton: Skeleton

    package init(_ compiled: CompiledTemplate, figures: [PrefixFigures]) {
      self.compiled = compiled
      self.figures = figures
      skeleton = ConstantJoiner.joined(compiled.skeleton)
    }
  }
}
