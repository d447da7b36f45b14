import PrefixStability
import PromptCache
import PromptCompiler
package import SourceText

/// A prefix that is too short to be cached.
package enum BelowMinimum: TemplateRule {
  package static let rule = Rule(
    id: "below-minimum", group: .breakpoints, severity: .error,
    summary: "The prefix at a breakpoint is shorter than the model caches.",
    page: RulePage(
      finds: """
        A breakpoint whose whole prefix (tools, system and messages up to it) has fewer tokens
        than the model's minimum: 512 for the newest Claude models, 1,024, 2,048 or 4,096 for
        others. Tokens are estimated with bounds: an error if even the upper bound is too short, a
        hint if the minimum lies within the bounds.
        """,
      matters: """
        Nothing is cached and nothing says so: the request succeeds, both cache counters are 0,
        and every token is paid at the input price. With a longer prefix behind it, its text is
        cached as part of that one alone: what was to be shared is not, and one of the
        breakpoints that a request may have is spent on nothing.
        """,
      remedy: """
        Remove the breakpoint, or bring more constant text before it, such as examples or the
        policy that is pasted into the user's message today. Padding a prefix with filler costs
        more than it saves.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          system:
            - Answer questions about orders.
            - ⟦breakpoint⟧
          messages:
            - user: "{{ question }}"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp?}

          """)),
      good: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          system:
            - Answer questions about orders.
            - file: policy.md
            - breakpoint
          messages:
            - user: "{{ question }}"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp?}

          """),
        ExampleText.policy),
      fix: .safe("removes a breakpoint whose prefix is certainly too short"),
      sources: [.promptCaching, .cachingTranscripts, .priceMap]))

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard let model = analysis.model, let minimum = model.minimum else { return [] }
    return analysis.compiled.breakpoints.indices.compactMap { index in
      let breakpoint = analysis.compiled.breakpoints[index]
      let tokens = analysis.stability.breakpoints[index].tokens
      let verdict = minimum.judge(tokens)
      guard verdict != .reached, !breakpoint.isStandIn,
        breakpoint.isWritten || verdict == .uncertain
      else { return nil }
      let length =
        "about \(tokens.point) token\(tokens.point == 1 ? "" : "s") (\(tokens.low) to \(tokens.high))"
      let bound = "\(model.id) caches from \(minimum.description)"
      // A prefix that is too short goes with the next one that is long enough.
      let cover = analysis.compiled.breakpoints.indices.dropFirst(index + 1).first {
        minimum.judge(analysis.stability.breakpoints[$0].tokens) != .below
      }
      let together = cover.map {
        " by itself, only together with what stands before \(analysis.name(ofBreakpoint: $0))"
      }
      return Diagnostic(
        rule: rule.id, severity: verdict == .below ? .error : .hint,
        message: "the prefix has \(length), and \(bound): "
          + (verdict == .below ? "it is never cached" : "it may not be cached") + (together ?? ""),
        span: breakpoint.span,
        remedy: verdict == .below
          ? cover == nil
            ? "Move the breakpoint behind more text that stays the same, or remove it."
            : "Remove it: it does nothing, and counts to the most that a request may have."
          : "Count the tokens with the provider's API, or add text that earns its place.",
        fix: verdict == .below
          ? SourceLines(breakpoint.span)?.removal("remove the breakpoint", .safe) : nil,
        prefix: PrefixFacts(breakpoint: index, tokensLost: cover == nil ? tokens : nil))
    }
  }
}
