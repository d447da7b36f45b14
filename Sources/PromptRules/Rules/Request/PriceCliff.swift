import PrefixStability
import PromptCache
package import SourceText

/// A prompt that crosses the length at which a model gets more expensive.
package enum PriceCliff: TemplateRule {
  package static let rule = Rule(
    id: "price-cliff", group: .request, severity: .warning,
    summary: "The prompt is longer than the length at which the model's prices rise.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard let model = analysis.model, let tier = model.prices?.longPrompt,
      let span = analysis.modelSpan
    else { return [] }
    let tokens = analysis.stability.requestTokens
    guard tokens.high > tier.threshold else { return [] }
    let isCertain = tokens.low > tier.threshold
    return [
      Diagnostic(
        rule: rule.id, severity: isCertain ? rule.severity : .hint,
        message:
          "the prompt has about \(tokens.point) tokens (\(tokens.low) to \(tokens.high)); above "
          + "\(tier.threshold), \(model.id) charges \(ratio(tier, model)) times as much for all of it",
        span: span, remedy: "Shorten the prompt, or compare the models' prices at this length.",
        prefix: PrefixFacts(tokensLost: tokens))
    ]
  }

  private static func ratio(_ tier: PriceTable.LongPromptTier, _ model: Model) -> String {
    let input = model.prices?.standard.input.dollars ?? 0
    let times = input > 0 ? tier.standard.input.dollars / input : 1
    return String((times * 10).rounded() / 10)
  }
}
