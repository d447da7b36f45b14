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

  /// The rules whose findings come from reading and compiling: there is nothing left to check.
  package static let readingRules: [any DocumentedRule.Type] = [
    InvalidTTL.self, UnknownKey.self, DuplicateKey.self,
    ForeignSyntax.self, UnclosedHole.self, MissingFile.self, IncludeCycle.self,
    InvalidYAML.self, InvalidJSON.self, InvalidEncoding.self, LimitExceeded.self,
    InvalidTemplate.self, InvalidRow.self, UnreadableFile.self, InvalidConfig.self,
    InvalidModels.self, UnusedSuppression.self, PrefixChanged.self,
  ]

  /// The rules whose findings come from comparing requests that were sent.
  package static let logRules: [any DocumentedRule.Type] = [
    ToolsChanged.self, SystemChanged.self, HistoryRewritten.self, ParametersChanged.self,
    ModelChanged.self, BreakpointNotAdvancing.self, BreakpointMovedBack.self, TTLExpired.self,
    ColdFanOut.self, WriteNeverRead.self, OversizedToolResult.self, OverBudget.self,
    UnexplainedMiss.self,
  ]

  package static let all: [Rule] =
    templateRules.map { $0.rule } + logRules.map { $0.rule } + readingRules.map { $0.rule }

  package static func rule(_ id: RuleID) -> Rule? { all.first { $0.id == id } }

  /// The rule that a mistyped name probably meant.
  package static func nearest(to name: String) -> Rule? {
    NearestName.of(name, among: all.map(\.id.name)).flatMap { rule(RuleID($0)) }
  }
}
