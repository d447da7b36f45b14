import PrefixStability
import PromptSkeleton
package import SourceText

/// A row without a value that the template needs.
package enum MissingValue: TemplateRule {
  package static let rule = Rule(
    id: "missing-value", group: .template, severity: .error,
    summary: "A row has no value for a variable that must have one.")

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
