/// A rule that has a name and a page; some are found while reading, before any check can run.
package protocol DocumentedRule: SendableMetatype {
  static var rule: Rule { get }
}

/// A rule that checks a template.
package protocol TemplateRule: DocumentedRule {}
