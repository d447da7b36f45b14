import PromptRules
import Reporting
import RulePages
import SourceText
import TestSupport
import Testing

@Suite struct DocumentationTests {
  @Test(arguments: RuleRegistry.all.map(\.id))
  func pagesKeepToTheirColumns(id: RuleID) throws {
    let text = RulePageText.text(of: try #require(RulePage.page(of: id)))
    for line in text.split(separator: "\n") where !line.contains("https://") {
      #expect(line.unicodeScalars.count <= RulePageText.columns, "\(line)")
    }
  }

  @Test(arguments: ["volatile-before-breakpoint", "invalid-yaml", "lookback-exceeded"] as [RuleID])
  func pagesAreAsRecorded(id: RuleID) throws {
    let text = RulePageText.text(of: try #require(RulePage.page(of: id)))
    try Recording.expect(Array(text.utf8), matches: "explain-\(id).txt")
  }

  @Test func theListIsAsRecorded() throws {
    try Recording.expect(
      Array(RuleList.text(of: RuleRegistry.all).utf8), matches: "rules.txt")
  }

  @Test func theJSONListIsAsRecorded() throws {
    try Recording.expect(RuleList.json(of: RulePage.all), matches: "rules.json")
  }
}
