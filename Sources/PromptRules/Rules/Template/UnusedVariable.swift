import PromptTemplate
package import SourceText

/// A declared variable that no hole uses.
package enum UnusedVariable: TemplateRule {
  package static let rule = Rule(
    id: "unused-variable", group: .template, severity: .warning,
    summary: "A variable is declared and never used.")

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
