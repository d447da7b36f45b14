import ChangeCauses
import PrefixStability
import PromptSkeleton
package import SourceText

/// The same text in other bytes: line ends, normalisation, invisible characters.
package enum EncodingDrift: TemplateRule {
  package static let rule = Rule(
    id: "encoding-drift", group: .prefix, severity: .error,
    summary: "Text before a breakpoint changes only in how it is encoded.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    analysis.verdicts.compactMap { verdict in
      guard verdict.kind == .encoding, let variation = verdict.variation else { return nil }
      let path = analysis.stability.inputs[verdict.input].input.path.description
      return analysis.finding(
        rule, verdict, .error,
        "'\(path)' reads the same in rows \(variation.rows.first) and \(variation.rows.second) and "
          + "differs in bytes (\(variation.cause.label))",
        remedy: "Normalise the value where it comes from: line ends, Unicode form (NFC), blanks.")
    }
  }
}
