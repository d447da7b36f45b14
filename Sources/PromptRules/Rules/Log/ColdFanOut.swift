import PrefixStability
import PromptCache
import PromptCompiler
import PromptSkeleton
package import SourceText

/// Parallel requests that all write the same prefix.
package enum ColdFanOut: DocumentedRule {
  package static let rule = Rule(
    id: "cold-fan-out", group: .log, severity: .warning,
    summary: "Requests were sent in parallel before the prefix that they share was cached.",
    page: RulePage(
      finds: """
        A request that wrote a prefix which another request, sent less than three seconds or one
        response earlier, was just writing.
        """,
      matters: """
        An entry can be read only once the first response begins. Of many requests that start
        together each pays for writing the prefix.
        """,
      remedy: """
        Send one request first, wait until its response begins, then send the others; or fill the
        cache with a request for no output.
        """,
      bad: RuleExample(
        .init(
          "log.json",
          #"""
          [
          {"time": "2026-11-20T10:00:00Z",
           "request": {"model": "claude-opus-5-5", "max_tokens": 256,
            "system": [
             {"type": "text", "text": "You triage support tickets.",
              "cache_control": {"type": "ephemeral"}}
            ],
            "messages": [
             {"role": "user",
              "content": [
               {"type": "text", "text": "Where is my order?",
                "cache_control": {"type": "ephemeral"}}
              ]}
            ]},
           "usage": {"input_tokens": 9, "cache_creation_input_tokens": 3000,
            "cache_read_input_tokens": 0, "output_tokens": 20}},
          {"time": "2026-11-20T⟦10:00:01Z⟧",
           "request": {"model": "claude-opus-5-5", "max_tokens": 256,
            "system": [
             {"type": "text", "text": "You triage support tickets.",
              "cache_control": {"type": "ephemeral"}}
            ],
            "messages": [
             {"role": "user",
              "content": [
               {"type": "text", "text": "Where is my order?",
                "cache_control": {"type": "ephemeral"}}
              ]}
            ]},
           "usage": {"input_tokens": 9, "cache_creation_input_tokens": 3000,
            "cache_read_input_tokens": 0, "output_tokens": 20}}
          ]

          """#)),
      good: RuleExample(
        .init(
          "log.json",
          #"""
          [
          {"time": "2026-11-20T10:00:00Z",
           "request": {"model": "claude-opus-5-5", "max_tokens": 256,
            "system": [
             {"type": "text", "text": "You triage support tickets.",
              "cache_control": {"type": "ephemeral"}}
            ],
            "messages": [
             {"role": "user",
              "content": [
               {"type": "text", "text": "Where is my order?",
                "cache_control": {"type": "ephemeral"}}
              ]}
            ]},
           "usage": {"input_tokens": 9, "cache_creation_input_tokens": 3000,
            "cache_read_input_tokens": 0, "output_tokens": 20}},
          {"time": "2026-11-20T10:00:20Z",
           "request": {"model": "claude-opus-5-5", "max_tokens": 256,
            "system": [
             {"type": "text", "text": "You triage support tickets.",
              "cache_control": {"type": "ephemeral"}}
            ],
            "messages": [
             {"role": "user",
              "content": [
               {"type": "text", "text": "Where is my order?",
                "cache_control": {"type": "ephemeral"}}
              ]}
            ]},
           "usage": {"input_tokens": 9, "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 3000, "output_tokens": 20}}
          ]

          """#)),
      sources: [.promptCaching]))
}

extension ColdFanOut {
  /// Rows of a template that are sent before the first response with their prefix has begun.
  ///
  /// A row or two lost so are no matter; it takes a tenth of the rows.
  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    guard let model = analysis.model, model.maximumBreakpoints > 0 else { return [] }
    let compiled = analysis.compiled
    for index in compiled.breakpoints.indices.reversed() {
      let measured = analysis.stability.breakpoints[index]
      let breakpoint = compiled.breakpoints[index]
      guard model.minimum?.judge(measured.tokens) != .below,
        let early = analysis.stability.arrivals.tooEarly(
          atBreakpoint: index, lifetime: breakpoint.milliseconds),
        early.count * 10 >= measured.rows
      else { continue }
      return [
        Diagnostic(
          rule: rule.id, severity: .hint,
          message: "\(early.count) of \(measured.rows) rows are sent within a second of the one "
            + "that writes their prefix, and write it again: the first is row "
            + "\(early.rows.second), after row \(early.rows.first)",
          span: breakpoint.span,
          remedy: "Send one request first and the others once its response begins.",
          prefix: PrefixFacts(
            evidence: .measured, breakpoint: index, rows: early.rows,
            tokensLost: measured.tokens.mean(of: early.count, in: measured.rows),
            cost: analysis.cost.flatMap { cost in
              cost.patient.map { CostChange(now: cost.now, fixed: min(cost.now, $0)) }
            }))
      ]
    }
    return []
  }
}

extension Estimate {
  /// What so many things of this size come to for each of more.
  fileprivate func mean(of part: Int, in count: Int) -> Estimate {
    func mean(_ tokens: Int) -> Int { count > 0 ? tokens * part / count : 0 }
    return Estimate(low: mean(low), point: mean(point), high: mean(high))
  }
}
