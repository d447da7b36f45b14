import PromptCache
package import SourceText

/// A model that is gone or has a date for going.
package enum RetiredModel: TemplateRule {
  package static let rule = Rule(
    id: "retired-model", group: .request, severity: .error,
    summary: "The model is retired, or has a date for it.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard let reference = analysis.reference, let model = reference.model,
      let span = analysis.modelSpan
    else { return [] }
    let replacement = model.lifecycle.replacement.map { "Move to '\($0)'." }
    let (severity, message): (Severity, String)
    switch reference.lifecycleStatus(on: analysis.catalog.asOf) {
    case .current: return []
    case .deprecated(let day):
      (severity, message) = (.hint, "\(model.id) is deprecated since \(day)")
    case .retiring(let day): (severity, message) = (.warning, "\(model.id) retires on \(day)")
    case .retired(let day): (severity, message) = (.error, "\(model.id) is retired since \(day)")
    case .remaining(let cloud, let day):
      let name = cloud == .bedrock ? "Bedrock" : "Google Cloud"
      (severity, message) = (
        .hint, "\(model.id) is retired since \(day), and only \(name) goes on serving it"
      )
    }
    return [
      Diagnostic(
        rule: rule.id, severity: severity, message: message, span: span,
        remedy: (replacement ?? "Choose a current model.")
          + " Caches are per model: the first requests start cold.")
    ]
  }
}
