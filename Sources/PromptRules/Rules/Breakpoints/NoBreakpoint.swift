import PromptCache
import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A long constant prefix without any breakpoint.
package enum NoBreakpoint: TemplateRule {
  package static let rule = Rule(
    id: "no-breakpoint", group: .breakpoints, severity: .warning,
    summary: "A long constant prefix is not cached at all.",
    page: RulePage(
      finds: """
        A request whose constant beginning is long enough for the model's cache, without a
        breakpoint: `cache: off`, or a request body without any `cache_control`.
        """,
      matters: """
        Anthropic caches nothing unless a request asks for it. The constant text is paid at the
        full input price in every request, where reading it from the cache costs between a tenth
        and a fortieth, depending on the model.
        """,
      remedy: """
        Remove `cache: off`, or write a `- breakpoint` behind the last constant block. If the
        template is used less than twice in an hour, caching does not pay: keep `cache: off` and
        allow the rule with that reason.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          cache: ⟦off⟧
          system:
            - file: policy.md
          messages:
            - user: "{{ question }}"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp?}

          """),
        ExampleText.policy),
      good: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          system:
            - file: policy.md
            - breakpoint
          messages:
            - user: "{{ question }}"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp?}

          """),
        ExampleText.policy),
      sources: [.promptCaching, .pricing]))

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard analysis.compiled.breakpoints.isEmpty, analysis.template.cache == .off,
      let model = analysis.model, model.scheme == .marked, let minimum = model.minimum
    else { return [] }
    let estimator = TokenEstimator(family: model.family)
    var tokens = TokenCount(family: model.family)
    for (index, position) in analysis.compiled.positions.enumerated() {
      guard position.lifetime == .static else { break }
      analysis.compiled.forEachConstantText(ofPosition: index) { tokens += estimator.count($1) }
    }
    guard minimum.judge(tokens.estimate) == .reached else { return [] }
    return [
      Diagnostic(
        rule: rule.id, severity: rule.severity,
        message:
          "about \(tokens.estimate.point) constant tokens are sent in full with every request",
        span: analysis.template.cacheSpan ?? analysis.template.file.span(0..<0),
        remedy: "Remove 'cache: off', or put a breakpoint behind the constant blocks.",
        prefix: PrefixFacts(tokensLost: tokens.estimate))
    ]
  }
}
