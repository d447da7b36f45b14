package import SourceText

/// Every rule there is, in the order in which they are listed.
package enum RuleRegistry {
  /// The rules that check a template.
  package static let templateRules: [any TemplateRule.Type] = [
    VolatileBeforeBreakpoint.self
  ]

  /// The rules whose findings come from reading: there is nothing left to check.
  package static let readingRules: [any DocumentedRule.Type] = []

  package static let all: [Rule] = (templateRules + readingRules).map { $0.rule }

  package static func rule(_ id: RuleID) -> Rule? { all.first { $0.id == id } }

  /// The rule that a mistyped name probably meant.
  package static func nearest(to name: String) -> Rule? {
    NearestName.of(name, among: all.map(\.id.name)).flatMap { rule(RuleID($0)) }
  }
}
