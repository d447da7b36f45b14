import PrefixStability
import PromptCache
import PromptTemplate
package import SourceText

/// A limit for the answer that the model does not have.
package enum OversizedMaxTokens: TemplateRule {
  package static let rule = Rule(
    id: "oversized-max-tokens", group: .request, severity: .error,
    summary: "max_tokens is no number, more than the model can write, or far more than rows show.")

  /// How many times the usual answer the limit may be before it is worth a word.
  private static let slack = 10

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard let parameter = analysis.template.parameter("max_tokens") else { return [] }
    guard case .atom(let digits, let span) = parameter.value,
      ParameterShape.wholeNumber.isFit(parameter.value)
    else {
      return [
        Diagnostic(
          rule: rule.id, severity: .error,
          message: "max_tokens is not a whole number, but \(parameter.value.kindName)",
          span: parameter.value.span,
          remedy: ParameterShape.wholeNumber.remedy)
      ]
    }
    let limit = Int(String(decoding: digits, as: UTF8.self)) ?? .max
    if let model = analysis.model, let most = model.outputTokens, limit > most {
      return [
        Diagnostic(
          rule: rule.id, severity: .error,
          message:
            "max_tokens is \(String(decoding: digits, as: UTF8.self)), and \(model.id) writes at most \(most)",
          span: span,
          remedy: "Set it to what an answer needs.")
      ]
    }
    let lengths = analysis.stability.outputTokens
    guard lengths.count >= 10, let usual = lengths.percentile(0.95), usual > 0,
      limit / slack > usual
    else { return [] }
    return [
      Diagnostic(
        rule: rule.id, severity: .hint,
        message: "max_tokens is \(limit), and 95 of 100 answers have at most \(usual) "
          + NumberText.plural("token", of: usual),
        span: span,
        remedy: "Set it to \(max(64, usual * 2, lengths.maximum)): it bounds what a runaway answer "
          + "costs.")
    ]
  }
}
