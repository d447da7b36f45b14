import ChangeCauses
import PrefixStability
import PromptSkeleton
package import SourceText

/// The same text in other bytes: line ends, normalisation, invisible characters.
package enum EncodingDrift: TemplateRule {
  package static let rule = Rule(
    id: "encoding-drift", group: .prefix, severity: .error,
    summary: "Text before a breakpoint changes only in how it is encoded.",
    page: RulePage(
      finds: """
        Two rows whose values look the same but differ in bytes: CRLF against LF, trailing blanks,
        a byte order mark, zero-width characters, composed against decomposed letters (NFC and
        NFD), or nothing but letter case.
        """,
      matters: """
        To the cache these are different prefixes: each is written at 1.25 times the input price.
        Editors, logs and string comparison in many languages, Swift among them, show both as
        equal, which is why such a miss is seldom found by looking.
        """,
      remedy: """
        Normalise the text once where it enters the application: one line end, NFC, trimmed,
        without a byte order mark.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          #"""
          model: claude-haiku-5-5
          max_tokens: 256
          variables:
            shop: {lifetime: tenant}
          system:
            - file: policy.md
            - |
              You answer for ⟦{{ shop }}⟧.
            - breakpoint
          messages:
            - user: "{{ question }}"
          samples:
            - {$tenant: t1, shop: "Caf\u00e9 Lumen", question: Hi}
            - {$tenant: t1, shop: "Cafe\u0301 Lumen", question: Hello}

          """#),
        ExampleText.policy),
      good: RuleExample(
        .init(
          "help.prompt.yaml",
          #"""
          model: claude-haiku-5-5
          max_tokens: 256
          variables:
            shop: {lifetime: tenant}
          system:
            - file: policy.md
            - |
              You answer for {{ shop }}.
            - breakpoint
          messages:
            - user: "{{ question }}"
          samples:
            - {$tenant: t1, shop: "Caf\u00e9 Lumen", question: Hi}
            - {$tenant: t1, shop: "Caf\u00e9 Lumen", question: Hello}

          """#),
        ExampleText.policy),
      sources: [.promptCaching]))

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
