package import SourceText

/// Every rule there is, in the order in which they are listed.
package enum RuleRegistry {
  /// The rules that check a template.
  package static let templateRules: [any TemplateRule.Type] = [
    VolatileBeforeBreakpoint.self, LifetimeViolated.self, StrandedStatic.self, ForkedPrefix.self,
    UnsortedJSON.self, EncodingDrift.self, LiteralDate.self,
    NoBreakpoint.self, TooManyBreakpoints.self, BelowMinimum.self, TTLOrder.self,
    UncacheableBlock.self, LookbackExceeded.self, BreakpointNeverPays.self, VaryingTail.self,
    UndefinedVariable.self, UnusedVariable.self, MissingValue.self,
    MissingMaxTokens.self, OversizedMaxTokens.self, UnknownModel.self, RetiredModel.self,
    OversizedValue.self, PriceCliff.self, InvalidTool.self, RejectedParameter.self,
  ]

  package static let all: [Rule] =
    templateRules.map { $0.rule } + LogRules.all + ReadingRules.all

  package static func rule(_ id: RuleID) -> Rule? { all.first { $0.id == id } }

  /// The rule that a mistyped name probably meant.
  package static func nearest(to name: String) -> Rule? {
    NearestName.of(name, among: all.map(\.id.name)).flatMap { rule(RuleID($0)) }
  }
}
