import PromptTemplate
package import SourceText

/// A declared variable that no hole uses.
package enum UnusedVariable: TemplateRule {
  package static let rule = Rule(
    id: "unused-variable", group: .template, severity: .warning,
    summary: "A variable is declared and never used.",
    page: RulePage(
      finds: """
        A variable under `variables:` that no hole, `splice:`, `when:` or `each:` of the template
        and of the files that it includes names.
        """,
      matters: """
        It is a leftover, or the hole for it is missing and the model never sees the value.
        """,
      remedy: """
        Remove the declaration, or use the variable.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          variables:
            question: {lifetime: request}
            ⟦language⟧: {lifetime: user, default: English}
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
      good: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          variables:
            question: {lifetime: request}
            language: {lifetime: user, default: English}
          system:
            - file: policy.md
            - breakpoint
          messages:
            - user: "{{ question }} (Answer in {{ language }}.)"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp?}

          """),
        ExampleText.policy),
      fix: .safe("removes the declaration")))

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    let template = analysis.template
    var isUsed = [Bool](repeating: false, count: template.variables.count)
    template.forEachUsedName { name in
      if let index = template.index(ofVariable: name) { isUsed[index] = true }
    }
    return template.variables.compactMap { variable in
      guard let index = template.index(ofVariable: variable.name), !isUsed[index] else {
        return nil
      }
      return Diagnostic(
        rule: rule.id, severity: rule.severity,
        message: "'\(variable.name)' is declared and never used", span: variable.nameSpan,
        remedy: "Remove the declaration, or use '{{ \(variable.name) }}'.",
        fix: variable.entry.flatMap { SourceLines(variable.nameSpan, through: $0) }?
          .removal("remove the declaration", .safe))
    }
  }
}
