import LintPipeline
import PromptRules
import RulePages
import SourceText
import Testing

/// Runs the whole linter over the examples of the rules' pages.
@Suite struct RulePageTests {
  @Test(arguments: RuleRegistry.all.filter { $0.group != .log }.map(\.id))
  func theBadExampleIsFoundWhereItIsMarked(id: RuleID) throws {
    let folder = try folder(try #require(RulePage.page(of: id)).bad)
    let outcome = folder.lint()
    let found = outcome.findings(id).map { folder.place(of: $0) }
    #expect(!found.isEmpty, Comment(rawValue: outcome.summary))
    if !folder.marks.isEmpty { #expect(found == folder.marks, Comment(rawValue: outcome.summary)) }
  }

  @Test(arguments: RuleRegistry.all.filter { $0.group != .log }.map(\.id))
  func theGoodExampleIsClean(id: RuleID) throws {
    let outcome = try folder(try #require(RulePage.page(of: id)).good).lint()
    #expect(outcome.findings(id).isEmpty)
    #expect(outcome.exitStatus == 0, Comment(rawValue: outcome.summary))
  }

  /// The example's files, with a template for those that only have a configuration.
  private func folder(_ example: RuleExample) throws -> LintFolder {
    var folder = try LintFolder(example)
    if !example.files.contains(where: { $0.name.hasSuffix(".prompt.yaml") }) {
      try folder.write(
        .init("t.prompt.yaml", "model: claude-haiku-5-5\nmax_tokens: 1\nmessages:\n  - user: Hi\n"))
    }
    return folder
  }
}
