import PromptRules
package import SourceText

extension RulePage {
  /// The page of every rule, in the order of the registry.
  package static let all: [RulePage] = [
    .volatileBeforeBreakpoint, .lifetimeViolated, .strandedStatic, .forkedPrefix, .unsortedJSON,
    .encodingDrift, .literalDate, .noBreakpoint, .tooManyBreakpoints, .belowMinimum, .ttlOrder,
    .uncacheableBlock, .lookbackExceeded, .breakpointNeverPays, .varyingTail, .undefinedVariable,
    .unusedVariable, .missingValue, .missingMaxTokens, .oversizedMaxTokens, .unknownModel,
    .retiredModel, .oversizedValue, .priceCliff, .invalidTool, .rejectedParameter, .toolsChanged,
    .systemChanged, .historyRewritten, .parametersChanged, .modelChanged, .breakpointNotAdvancing,
    .breakpointMovedBack, .ttlExpired, .coldFanOut, .writeNeverRead, .oversizedToolResult,
    .overBudget, .unexplainedMiss, .invalidTTL, .unknownKey, .duplicateKey, .foreignSyntax,
    .unclosedHole, .missingFile, .includeCycle, .invalidYAML, .invalidJSON, .invalidEncoding,
    .limitExceeded, .invalidTemplate, .invalidRow, .unreadableFile, .invalidConfig, .invalidModels,
    .unusedSuppression, .prefixChanged,
  ]

  /// The page of a rule; nil where there is no such rule.
  package static func page(of id: RuleID) -> RulePage? { all.first { $0.rule.id == id } }
}
