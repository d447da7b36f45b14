import PrefixStability
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A hole for a variable that nobody gives a value.
package enum UndefinedVariable: TemplateRule {
  package static let rule = Rule(
    id: "undefined-variable", group: .template, severity: .error,
    summary: "A hole names a variable that is neither declared nor given by any row.")

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    let rows = analysis.stability.rowCount
    let template = analysis.template
    guard rows > 0 || !template.variables.isEmpty else { return [] }
    var reported: Set<String> = []
    return analysis.stability.inputs.compactMap { measured in
      let name = measured.input.rowPath.root
      guard !measured.input.isDeclared, isAbsent(measured, rows), reported.insert(name).inserted
      else {
        return nil
      }
      let known = template.variables.map(\.name) + analysis.stability.memberNames
      let nearest = NearestName.of(name, among: known)
      return Diagnostic(
        rule: rule.id, severity: rows > 0 ? .error : .warning,
        message: "'\(name)' is not declared"
          + (rows > 0
            ? " and has a value in no row" : ", and there are no rows that give it a value"),
        span: analysis.span(of: measured.input),
        remedy: nearest.map { "Did you mean '\($0)'?" }
          ?? "Declare it under 'variables', or give it a value in the samples.",
        prefix: PrefixFacts(variable: measured.input.rowPath.description))
    }
  }

  /// Whether no row says anything about the variable.
  static func isAbsent(_ measured: StabilityReport.Input, _ rows: Int) -> Bool {
    rows == 0 || measured.hasNoRoot
  }
}
