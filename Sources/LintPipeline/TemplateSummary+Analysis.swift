import PrefixStability
import PromptCache
import PromptCompiler
import PromptRules
import PromptSkeleton
import PromptTemplate
import SourceText

extension TemplateSummary {
  /// What a report says of an analysed template.
  init(_ analysis: TemplateAnalysis) {
    let compiled = analysis.compiled
    let template = analysis.template
    let breakpoints = compiled.breakpoints.indices.map { index in
      let breakpoint = compiled.breakpoints[index]
      let measured = analysis.stability.breakpoints[index]
      let isHere = breakpoint.span.file == template.file
      return Breakpoint(
        line: isHere ? analysis.lines.position(at: breakpoint.span.range.lowerBound).line : nil,
        ttl: breakpoint.ttl.rawValue, lifetime: breakpoint.lifetime, bytes: measured.bytes,
        tokens: measured.tokens, rows: measured.rows, distinct: measured.distinct,
        commonPrefixBytes: measured.commonBytes,
        isTooShort: analysis.model?.minimum?.judge(measured.tokens) == .below,
        pays: analysis.cost?.breakpoints[index].pays,
        sha256: measured.sha256)
    }
    self.init(
      path: template.file.path,
      name: template.name, tier: compiled.tier,
      model: analysis.reference?.written, order: template.order.rawValue,
      breakpoints: breakpoints, rows: analysis.stability.rowCount,
      cost: analysis.cost.map { CostChange(now: $0.now, fixed: $0.fixed) })
  }
}
