package import PromptCache
package import PromptCompiler
package import PromptSkeleton
package import PromptTemplate

/// A template as the emitters take it: compiled once for each of its models.
package struct EmittedTemplate: Sendable {
  package var template: Template
  /// One for each tier; a single one where the template has no tiers.
  package var variants: [Variant]

  package init(template: Template, variants: [Variant]) {
    self.template = template
    self.variants = variants
  }

  /// A template for one model.
  package struct Variant: Sendable {
    package var compiled: CompiledTemplate
    package var figures: [PrefixFigures]

    package init(_ compiled: CompiledTemplate, family: TokenizerFamily) {
      self.compiled = compiled
      figures = PrefixFigures.figures(of: compiled, family: family)
    }

    package var skeleton: Skeleton { compiled.skeleton }
  }
}
