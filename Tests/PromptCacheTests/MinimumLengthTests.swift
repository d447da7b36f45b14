import SourceText
import Testing

@testable import PromptCache

@Suite struct MinimumLengthTests {
  @Test(arguments: [
    ("claude-opus-5", 480, 511, MinimumLength.Verdict.below),
    ("claude-opus-5", 480, 512, .uncertain),
    ("claude-opus-5", 511, 600, .uncertain),
    ("claude-opus-5", 512, 600, .reached),
    ("claude-sonnet-4-6", 900, 1000, .below),
    ("claude-sonnet-4-6", 1100, 1300, .uncertain),
    ("claude-sonnet-4-6", 2048, 2500, .reached),
  ])
  func judgesByTheBounds(name: String, low: Int, high: Int, verdict: MinimumLength.Verdict) throws {
    let minimum = try #require(ModelCatalog.builtIn[name]?.minimum)
    #expect(minimum.judge(Estimate(low: low, point: low, high: high)) == verdict)
  }

  @Test func saysHowSureTheMinimumIs() {
    let catalog = ModelCatalog.builtIn
    #expect(catalog["claude-opus-5"]?.minimum?.confidence == .documented)
    #expect(catalog["claude-fable-5-2"]?.minimum?.confidence == .assumed)
    #expect(catalog["claude-sonnet-4-6"]?.minimum?.confidence == .disputed)
    #expect(catalog["gpt-5.6"]?.minimum?.confidence == .documented)
    #expect(catalog["gpt-4o"]?.minimum?.confidence == .assumed)
    #expect(catalog["gpt-5.5-pro"]?.minimum == nil)
  }
}
