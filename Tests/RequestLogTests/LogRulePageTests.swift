import PromptRules
import RequestLog
import RulePages
import SourceText
import Testing

/// Runs the examples of the log rules' pages.
@Suite struct LogRulePageTests {
  @Test(arguments: LogRules.all.map(\.id))
  func theBadExampleIsFound(id: RuleID) throws {
    let page = try #require(RulePage.page(of: id))
    let found = analyse(try #require(page.bad.files.first).content.bytes).findings
    #expect(found.contains { $0.rule == id }, "\(found.map(\.rule.name))")
  }

  @Test(arguments: LogRules.all.map(\.id))
  func theGoodExampleIsNot(id: RuleID) throws {
    let page = try #require(RulePage.page(of: id))
    let report = analyse(try #require(page.good.files.first).content.bytes)
    #expect(report.requests > 0)
    #expect(!report.findings.contains { $0.rule == id })
  }

  /// Every rule that the analysis can name has a page.
  @Test func findingsOfLogsHavePages() {
    for id in [
      "no-breakpoint", "too-many-breakpoints", "below-minimum", "ttl-order", "invalid-ttl",
      "uncacheable-block", "lookback-exceeded", "varying-tail", "missing-max-tokens",
      "oversized-max-tokens", "unknown-model", "retired-model", "rejected-parameter",
    ] as [RuleID] {
      #expect(RuleRegistry.rule(id) != nil, "\(id)")
    }
  }
}
