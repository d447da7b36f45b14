import Files
import PromptRules
import RulePages
import SourceText
import Testing

@Suite struct RuleRegistryTests {
  /// `VolatileBeforeBreakpoint` -> `volatile-before-breakpoint`, `TTLOrder` -> `ttl-order`.
  private func kebab(_ name: String) -> String {
    let letters = Array(name)
    var result = ""
    for (index, letter) in letters.enumerated() {
      let isStart =
        index > 0 && letter.isUppercase
        && (letters[index - 1].isLowercase
          || (index + 1 < letters.count && letters[index + 1].isLowercase))
      result += (isStart ? "-" : "") + letter.lowercased()
    }
    return result
  }

  /// `group/rule` for each file in the folders of a folder, by the names of the files.
  private func rules(in folder: String, droppingPrefix prefix: String = "") -> Set<String> {
    let package = FilePath.parent(of: FilePath.parent(of: FilePath.parent(of: #filePath)))
    let root = package + "/Sources/" + folder
    let files = DirectoryWalk(suffixes: [".swift"]).files(in: root).files
    return Set(
      files.filter { FilePath.parent(of: $0) != root }.map { path in
        let group = FilePath.name(of: FilePath.parent(of: path)).lowercased()
        let name = FilePath.name(of: path).dropFirst(prefix.count)
        return group + "/" + kebab(String(name.dropLast(".swift".count)))
      })
  }

  private func places(of rules: [Rule]) -> Set<String> {
    Set(rules.map { $0.group.rawValue + "/" + $0.id.name })
  }

  @Test func everyRuleThatChecksIsListedInItsGroup() {
    let checking = RuleRegistry.templateRules.map { $0.rule } + [ColdFanOut.rule]
    #expect(rules(in: "PromptRules/Rules") == places(of: checking))
  }

  @Test func everyRuleHasAPageInTheFolderOfItsGroup() {
    let pages = rules(in: "RulePages", droppingPrefix: "RulePage+")
    #expect(pages == places(of: RuleRegistry.all))
    #expect(RulePage.all.map(\.rule.id) == RuleRegistry.all.map(\.id))
  }

  @Test func idsAreUniqueAndFound() {
    let ids = RuleRegistry.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(RuleRegistry.rule(id)?.id == id) }
    #expect(RuleRegistry.rule("no-such-rule") == nil)
  }

  @Test func aMistypedNameFindsItsRule() {
    #expect(RuleRegistry.nearest(to: "stranded-satic")?.id == "stranded-static")
    #expect(RuleRegistry.nearest(to: "colour") == nil)
  }

  @Test(arguments: RuleRegistry.all.map(\.id))
  func pagesAreComplete(id: RuleID) throws {
    let page = try #require(RulePage.page(of: id))
    let rule = page.rule
    #expect(rule.summary.hasSuffix("."))
    for text in [page.finds, page.matters, page.remedy] { #expect(text.hasSuffix(".")) }
    let marks = page.bad.files.flatMap { $0.content.marks }
    #expect(marks.count == 1 || rule.id == "limit-exceeded")
    #expect(marks.allSatisfy { !$0.isEmpty })
    #expect(page.good.files.allSatisfy { $0.content.marks.isEmpty })
    #expect(
      page.bad.files.first?.content.bytes != page.good.files.first?.content.bytes
        || page.bad.files.dropFirst().map(\.content.bytes)
          != page.good.files.dropFirst().map(\.content.bytes)
    )
  }
}
