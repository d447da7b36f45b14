import ChangeCauses
import PrefixStability
import PromptSkeleton
package import SourceText

/// A condition, loop or inserted list before a breakpoint that gives each of its outcomes a
/// prefix of its own.
package enum ForkedPrefix: TemplateRule {
  package static let rule = Rule(
    id: "forked-prefix", group: .prefix, severity: .warning,
    summary: "A condition or an inserted list splits the prefix into several.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    analysis.verdicts.compactMap { verdict in
      guard verdict.kind == .forked else { return nil }
      let input = analysis.stability.inputs[verdict.input].input
      let what =
        switch input.use {
        case .condition: "the condition '\(input.path)'"
        case .list, .repetition: "the list '\(input.path)'"
        case .text, .json: "'\(input.path)' of the list '\(input.rowPath)'"
        }
      let place = analysis.name(ofBreakpoint: verdict.breakpoints[0])
      let isRequest = input.lifetime == .request && verdict.evidence != .suspected
      let rows = verdict.variation.map { " (rows \($0.rows.first) and \($0.rows.second))" } ?? ""
      return analysis.finding(
        rule, verdict, isRequest ? .error : .warning,
        "\(what) gives every outcome\(rows) a prefix of its own, before \(place)",
        remedy: analysis.remedyOfFork(input, verdict.variation?.cause.kind))
    }
  }
}
