package import SourceText

/// A rule that has a name and a page; some are found while reading, before any check can run.
package protocol DocumentedRule: SendableMetatype {
  static var rule: Rule { get }
}

/// A rule that checks a template.
package protocol TemplateRule: DocumentedRule {
  /// What the rule has to say of a template that could be read and compiled.
  static func check(_ analysis: TemplateAnalysis) -> [Diagnostic]
}
