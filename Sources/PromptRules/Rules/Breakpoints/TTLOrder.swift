import PromptCompiler
import PromptSkeleton
package import SourceText

/// A breakpoint for an hour after one for five minutes.
package enum TTLOrder: TemplateRule {
  package static let rule = Rule(
    id: "ttl-order", group: .breakpoints, severity: .error,
    summary: "A longer-lived breakpoint follows a shorter-lived one.",
    page: RulePage(
      finds: """
        A `breakpoint: 1h` after a breakpoint for five minutes, in the provider's order: tools,
        system, messages. `breakpoint` alone means five minutes.
        """,
      matters: """
        Anthropic requires the longer lifetime first and rejects the request otherwise. It would
        not help either: an entry for an hour behind one that ends after five minutes holds both
        texts.
        """,
      remedy: """
        Give the earlier breakpoint the longer lifetime too, or shorten the later one.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          system:
            - file: policy.md
            - breakpoint: 5m
            - Answer in English.
            - ⟦breakpoint: 1h⟧
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
            - breakpoint: 1h
            - Answer in English.
            - breakpoint: 5m
          messages:
            - user: "{{ question }}"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp?}

          """),
        ExampleText.policy),
      sources: [.promptCaching]))

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    let breakpoints = analysis.compiled.breakpoints
    guard analysis.compiled.skeleton.endpoint == .anthropicMessages,
      let short = breakpoints.firstIndex(where: { $0.ttl == .fiveMinutes })
    else { return [] }
    return breakpoints.indices.dropFirst(short + 1).compactMap { index in
      guard breakpoints[index].ttl == .oneHour else { return nil }
      return Diagnostic(
        rule: rule.id, severity: .error,
        message: "a breakpoint for 1h follows one for 5m, which the API rejects",
        span: breakpoints[index].span,
        notes: [.init("the breakpoint for 5m", span: breakpoints[short].span)],
        remedy: "Give the earlier breakpoint 1h too, or this one 5m.",
        prefix: PrefixFacts(breakpoint: index))
    }
  }
}
