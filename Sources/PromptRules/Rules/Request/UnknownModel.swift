import PromptCache
import PromptTemplate
package import SourceText

/// A model that the model data does not know.
package enum UnknownModel: TemplateRule {
  package static let rule = Rule(
    id: "unknown-model", group: .request, severity: .warning,
    summary: "The model is not in the model data.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard let reference = analysis.reference else {
      return [
        Diagnostic(
          rule: rule.id, severity: .hint,
          message: "no model: lengths and costs cannot be judged",
          span: analysis.template.file.span(0..<0), remedy: "Add 'model:'.")
      ]
    }
    guard reference.model == nil, let span = analysis.modelSpan else { return [] }
    let nearest = analysis.catalog.nearestName(to: reference)
    return [
      Diagnostic(
        rule: rule.id, severity: reference.isFromListedMaker ? rule.severity : .hint,
        message:
          "'\(reference.written)' is not in the model data: its lengths and costs are unknown",
        span: span,
        remedy: nearest.map { "Did you mean '\($0)'?" } ?? "Add it in a file given with '--models'."
      )
    ]
  }
}
