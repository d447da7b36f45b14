import LintPipeline
import PrefixStability
import PromptCache
import PromptCompiler
import PromptRules
package import SourceText

extension CompiledSource {
  /// Why the API would reject every request of this template, whatever the rows.
  package func rejections() -> [Diagnostic] {
    let family = reference?.family ?? .generic
    guard let stability = try? StabilityAnalysis.measure(compiled, rows: nil, family: family) else {
      return []
    }
    let analysis = TemplateAnalysis(
      compiled: compiled, reference: reference, catalog: catalog, stability: stability)
    let limits = [TooManyBreakpoints.rule.id, TTLOrder.rule.id]
    let rules = RuleRegistry.templateRules.filter { rule in
      rule.rule.group == .request || limits.contains(rule.rule.id)
    }
    return errors.errors(in: compiled.diagnostics + rules.flatMap { $0.check(analysis) })
  }
}
