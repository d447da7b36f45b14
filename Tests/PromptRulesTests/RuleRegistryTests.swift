import Files
import PromptRules
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

  @Test func everyRuleFileIsListedInItsGroup() throws {
    let package = FilePath.parent(of: FilePath.parent(of: FilePath.parent(of: #filePath)))
    let found = DirectoryWalk(suffixes: [".swift"])
      .files(in: package + "/Sources/PromptRules/Rules")
    let files = Set(
      found.files.map { path in
        let folder = FilePath.name(of: FilePath.parent(of: path)).lowercased()
        return folder + "/" + kebab(String(FilePath.name(of: path).dropLast(".swift".count)))
      })
    let rules = Set(RuleRegistry.all.map { $0.group.rawValue + "/" + $0.id.name })
    #expect(files.subtracting(rules).isEmpty)
    #expect(rules.subtracting(files).isEmpty)
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
    let rule = try #require(RuleRegistry.rule(id))
    let page = rule.page
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
