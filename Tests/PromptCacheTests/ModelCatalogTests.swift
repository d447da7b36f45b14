import SourceText
import Testing

@testable import PromptCache

@Suite struct ModelCatalogTests {
  private let catalog = ModelCatalog.builtIn

  /// providers.md, 1.4 and 1.5: a model, its family, its minimum and its read price in picodollars.
  @Test(arguments: [
    ("claude-fable-5-1", TokenizerFamily.claude47, 512, 250_000),
    ("claude-opus-5-5", .claude47, 512, 200_000),
    ("claude-opus-5", .claude47, 512, 500_000),
    ("claude-opus-4-8", .claude47, 1024, 500_000),
    ("claude-opus-4-7", .claude47, 2048, 500_000),
    ("claude-opus-4-6", .claude3, 4096, 500_000),
    ("claude-opus-4-5-20251101", .claude3, 4096, 500_000),
    ("claude-sonnet-5-5", .claude47, 512, 100_000),
    ("claude-sonnet-5", .claude47, 1024, 200_000),
    ("claude-sonnet-4-5", .claude3, 1024, 300_000),
    ("claude-haiku-5-5", .claude47, 512, 10_000),
    ("claude-haiku-4-5", .claude3, 4096, 100_000),
    ("gpt-6.1-sol", .o200k, 1024, 100_000),
    ("gpt-5.6-terra", .o200k, 1024, 200_000),
    ("gpt-4o", .o200k, 1024, 1_250_000),
    ("gemini-3.5-flash", .gemini, 4096, 150_000),
  ])
  func knowsFamilyMinimumAndReadPrice(
    name: String, family: TokenizerFamily, minimum: Int, read: Int
  ) throws {
    let model = try #require(catalog[name])
    #expect(model.family == family)
    #expect(model.minimum?.high == minimum)
    #expect(model.prices?.standard.read == USD(picodollars: read))
  }

  @Test func writesCostOneAndAQuarterAndTwiceTheInputOnEveryAnthropicModel() throws {
    for model in catalog.models where model.provider.id == "anthropic" {
      guard let prices = model.prices?.standard else { continue }
      #expect(prices.shortWrite == prices.input * 5 / 4, "\(model.id)")
      #expect(prices.longWrite == prices.input * 2, "\(model.id)")
    }
  }

  @Test func batchesCostHalfOfEveryClass() throws {
    let batch = try #require(catalog["claude-opus-5-5"]?.prices?.batch)
    #expect(batch.input == USD(picodollars: 2_000_000))
    #expect(batch.shortWrite == USD(picodollars: 2_500_000))
    #expect(batch.longWrite == USD(picodollars: 4_000_000))
    #expect(batch.read == USD(picodollars: 100_000))
    #expect(batch.output == USD(picodollars: 10_000_000))
  }

  @Test(arguments: [
    ("claude-opus-5", "claude-opus-5"),
    ("anthropic/claude-opus-5", "claude-opus-5"),
    ("openrouter/anthropic/claude-opus-5", "claude-opus-5"),
    ("openai/gpt-4o", "gpt-4o"),
    ("openai:chat:gpt-4o", "gpt-4o"),
    ("azure/gpt-4o-mini", "gpt-4o-mini"),
    ("gemini/gemini-2.5-pro", "gemini-2.5-pro"),
    ("models/gemini-2.5-pro", "gemini-2.5-pro"),
    ("us.anthropic.claude-opus-4-6-v1:0", "claude-opus-4-6"),
    ("anthropic.claude-opus-4-6-v1", "claude-opus-4-6"),
    ("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5"),
    ("openrouter/anthropic/claude-sonnet-4.6", "claude-sonnet-4-6"),
    ("vertex_ai/claude-opus-4-5@20251101", "claude-opus-4-5"),
    ("vertex_ai/claude-opus-5@default", "claude-opus-5"),
    ("gpt-5.6-sol", "gpt-5.6"),
  ])
  func findsTheModelBehindPrefixesAndAliases(written: String, id: String) {
    #expect(catalog.resolve(written).model?.id == id)
  }

  @Test(
    arguments: [
      ("claude-opus-5-6", "anthropic", TokenizerFamily.claude47, true),
      ("claude-opus-5-20270101", "anthropic", .claude47, true),
      ("openai/gpt-7", "openai", .o200k, true),
      ("meta/llama-4-scout", "meta", .generic, false),
      ("microsoft/phi-4", "microsoft", .generic, false),
      ("qwen2.5-coder:7b", nil, .generic, false),
      ("", nil, .generic, false),
      ("openai/", nil, .generic, false),
    ] as [(String, String?, TokenizerFamily, Bool)])
  func anUnlistedNameIsUnpriced(
    written: String, maker: String?, family: TokenizerFamily, isFromListedMaker: Bool
  ) {
    let reference = catalog.resolve(written)
    #expect(reference.model == nil)
    #expect(reference.maker == maker)
    #expect(reference.family == family)
    #expect(reference.isFromListedMaker == isFromListedMaker)
  }

  @Test func suggestsTheNearestName() {
    #expect(catalog.nearestName(to: catalog.resolve("anthropic/claude-opus-5-7")) != nil)
    #expect(catalog.nearestName(to: catalog.resolve("claude-haku-4-5")) == "claude-haiku-4-5")
    #expect(catalog.nearestName(to: catalog.resolve("meta/llama-4-scout")) == nil)
  }

  @Test func knowsWhatModelsRefuse() throws {
    let opus = try #require(catalog["claude-opus-5-5"]).traits
    #expect(opus.isSuperset(of: [.rejectsSampling, .rejectsPrefill, .rejectsForcedToolChoice]))
    let older = try #require(catalog["claude-opus-4-6"]).traits
    #expect(older.contains(.rejectsPrefill))
    #expect(!older.contains(.rejectsSampling))
    #expect(try #require(catalog["claude-sonnet-5"]).traits.contains(.rejectsSystemMessages))
  }

  @Test func retirementGoesByTheDay() throws {
    let lifecycle = try #require(catalog["claude-sonnet-4-5"]).lifecycle
    let eve = try #require(CalendarDate("2026-11-29"))
    let day = try #require(CalendarDate("2026-11-30"))
    #expect(lifecycle.status(on: eve) == .retiring(on: day))
    #expect(lifecycle.status(on: day) == .retired(since: day))
    #expect(lifecycle.replacement == "claude-sonnet-5-5")
  }

  @Test func everyReplacementIsACurrentModel() {
    for model in catalog.models {
      guard let name = model.lifecycle.replacement else { continue }
      #expect(catalog[name]?.lifecycle.status(on: catalog.asOf) == .current, "\(model.id)")
    }
  }

  @Test func noNameStandsForTwoModels() {
    var owners: [String: String] = [:]
    for model in catalog.models {
      for name in [model.id] + model.aliases {
        #expect(owners.updateValue(model.id, forKey: name) == nil, "\(name)")
      }
    }
  }

  @Test func everySourceIsExplained() {
    let keys = Set(catalog.sources.map(\.key))
    for model in catalog.models { #expect(keys.contains(model.source), "\(model.id)") }
  }

  @Test func toolInstructionsCountToTheUpperBoundOnly() throws {
    let model = try #require(catalog["claude-opus-5"])
    #expect(model.overhead(toolCount: 0) == RequestOverhead(framing: 6, tools: 0))
    #expect(model.overhead(toolCount: 2) == RequestOverhead(framing: 6, tools: 286 + 106))
    let forced = model.overhead(toolCount: 2, forcesToolChoice: true)
    #expect(forced.tools == 406 + 106)
    let tokens = Estimate(low: 10, point: 12, high: 14).adding(forced)
    #expect(tokens == Estimate(low: 10, point: 530, high: 532))
  }
}
