import PrefixStability
import PromptSkeleton
package import SourceText

/// A row without a value that the template needs.
package enum MissingValue: TemplateRule {
  package static let rule = Rule(
    id: "missing-value", group: .template, severity: .error,
    summary: "A row has no value for a variable that must have one.",
    page: RulePage(
      finds: """
        A row in which a variable, or a member of it, is absent or null, and which has neither a
        default nor `optional: true`. The finding stands at the hole and names the row. A value of
        another kind than the place takes is found as well, and so is a spliced list that holds
        something else than tools, blocks or messages: one of an unknown role, or without content.
        """,
      matters: """
        The request for such a row cannot be rendered.
        """,
      remedy: """
        Give the row a value, or say what stands in for it: `default: ...`, or `optional: true`
        for the empty string.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          system:
            - file: policy.md
            - breakpoint
          messages:
            - user: "{{ name }}: ⟦{{ question }}⟧"
          samples:
            - {name: Ada, question: Where is my order?}
            - {name: Grace}

          """),
        ExampleText.policy),
      good: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 256
          variables:
            question: {lifetime: request, default: (no question)}
          system:
            - file: policy.md
            - breakpoint
          messages:
            - user: "{{ name }}: {{ question }}"
          samples:
            - {name: Ada, question: Where is my order?}
            - {name: Grace}

          """),
        ExampleText.policy)))

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    var reported: Set<RowInput.Question> = []
    return analysis.stability.inputs.flatMap { measured -> [Diagnostic] in
      let isUndefined =
        !measured.input.isDeclared
        && UndefinedVariable.isAbsent(measured, analysis.stability.rowCount)
      guard !isUndefined, measured.missing != nil || measured.unfit != nil,
        reported.insert(measured.input.question).inserted
      else { return [] }
      let path = measured.input.path.description
      let missing = measured.missing.map { missing in
        let others = missing.count > 1 ? " and \(missing.count - 1) more have" : " has"
        return finding(
          "row \(missing.firstRow)\(others) no value for '\(path)'", measured, analysis,
          "Give it one, or declare a 'default' or 'optional: true'.")
      }
      let unfit = measured.unfit.map { unfit in
        finding(
          "'\(path)\(unfit.misfit.place)' is \(unfit.misfit.found) in row \(unfit.row), where "
            + "\(unfit.misfit.wanted ?? wanted(measured.input)) belongs",
          measured, analysis,
          measured.input.use == .text
            ? "Write it as a string, or insert it with '{{ \(path) | json }}'."
            : "Give the row a value of that kind.")
      }
      return [missing, unfit].compactMap(\.self)
    }
  }

  private static func wanted(_ input: RowInput) -> String {
    switch input.use {
    case .text: "a string, an integer or a boolean"
    case .list, .repetition: "a list"
    case .json, .condition: "a value"
    }
  }

  private static func finding(
    _ message: String, _ measured: StabilityReport.Input, _ analysis: TemplateAnalysis,
    _ remedy: String
  ) -> Diagnostic {
    Diagnostic(
      rule: rule.id, severity: .error, message: message, span: analysis.span(of: measured.input),
      remedy: remedy, prefix: PrefixFacts(variable: measured.input.path.description))
  }
}
