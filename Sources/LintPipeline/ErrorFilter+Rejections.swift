import PrefixStability
package import PromptCache
package import PromptCompiler
import PromptRules
package import SourceText

extension ErrorFilter {
  /// Why the API would reject every request of a template for a model, whatever the rows.
  package func rejections(
    of compiled: CompiledTemplate, for reference: ModelReference?, in catalog: ModelCatalog
  ) -> [Diagnostic] {
    let family = reference?.family ?? .generic
    guard
      let stability = try? StabilityAnalysis.measure(
        compiled, rows: nil, family: family, isHashing: false)
    else { return [] }
    let analysis = TemplateAnalysis(
      compiled: compiled, reference: reference, catalog: catalog, stability: stability)
    let limits = [TooManyBreakpoints.rule.id, TTLOrder.rule.id]
    let rules = RuleRegistry.templateRules.filter { rule in
      rule.rule.group == .request || limits.contains(rule.rule.id)
    }
    return errors(in: compiled.diagnostics + rules.flatMap { $0.check(analysis) })
  }
}
