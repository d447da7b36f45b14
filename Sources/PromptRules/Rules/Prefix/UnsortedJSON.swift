import ChangeCauses
import PrefixStability
import PromptSkeleton
package import SourceText

/// JSON in a prefix whose keys change their order from row to row.
package enum UnsortedJSON: TemplateRule {
  package static let rule = Rule(
    id: "unsorted-json", group: .prefix, severity: .error,
    summary: "JSON before a breakpoint changes only in the order of its keys or its spacing.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    analysis.verdicts.compactMap { verdict in
      guard verdict.kind == .jsonSpelling, let variation = verdict.variation else { return nil }
      let input = analysis.stability.inputs[verdict.input].input
      let path = input.path.description
      return analysis.finding(
        rule, verdict, .error,
        "'\(path)' is the same JSON in rows \(variation.rows.first) and \(variation.rows.second), "
          + "written differently (\(variation.cause.label))",
        // What was given as a value has its keys sorted: it is text in it that has not.
        remedy: input.use == .text
          ? "Pass the value itself and write '{{ \(path) | json }}', which sorts its keys."
          : "It holds JSON as text, which goes in as it stands: pass the value itself, not its text, "
            + "or write its keys in one order.")
    }
  }
}
