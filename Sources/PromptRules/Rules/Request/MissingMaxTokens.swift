import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A request without a limit for the answer.
package enum MissingMaxTokens: TemplateRule {
  package static let rule = Rule(
    id: "missing-max-tokens", group: .request, severity: .error,
    summary: "A request has no max_tokens, which the provider requires.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard analysis.compiled.skeleton.endpoint == .anthropicMessages,
      analysis.template.parameter("max_tokens") == nil, let model = analysis.modelSpan
    else { return [] }
    return [
      Diagnostic(
        rule: rule.id, severity: .error, message: "no 'max_tokens', which the API requires",
        span: model, remedy: "Add 'max_tokens:' with the longest answer that is of use.")
    ]
  }
}
