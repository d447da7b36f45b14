import SourceText
import Testing

@testable import PromptCache

@Suite struct CostModelTests {
  private func costs(_ name: String, isBatch: Bool = false) throws -> CostModel {
    let model = try #require(ModelCatalog.builtIn[name])
    return try #require(CostModel(model, isBatch: isBatch))
  }

  /// A thousand requests of 3,000 cached and 200 fresh tokens with 100 tokens of output.
  @Test func aThousandRequestsByHand() throws {
    let request = TokenUsage(uncached: 200, read: 3000, output: 100)
    #expect(try costs("claude-opus-5").dollarsPerThousand(request) == 1.0 + 1.5 + 2.5)
    #expect(try costs("claude-opus-5", isBatch: true).dollarsPerThousand(request) == 2.5)
    #expect(try costs("gpt-4o").dollarsPerThousand(request) == 0.5 + 3.75 + 1.0)
  }

  @Test func writesCostByTheirTTL() throws {
    let costs = try costs("claude-sonnet-5-5")
    let request = TokenUsage(shortWrite: 1000, longWrite: 1000)
    #expect(costs.dollarsPerThousand(request) == 2.5 + 4.0)
  }

  /// "crossing it reprices the whole request, output included" (Haiku 5.5, 100,000 tokens).
  @Test func aLongPromptRepricesTheWholeRequest() throws {
    let costs = try costs("claude-haiku-5-5")
    let atThreshold = TokenUsage(uncached: 1000, read: 99_000, output: 1000)
    let above = TokenUsage(uncached: 1001, read: 99_000, output: 1000)
    #expect(costs.dollarsPerThousand(atThreshold) == 0.1 + 0.99 + 0.5)
    #expect(abs(costs.dollarsPerThousand(above) - (0.5005 + 4.95 + 2.5)) < 1e-9)
  }

  @Test func withoutAReadPriceReadsCostAsInput() throws {
    let costs = try costs("gpt-5.5-pro")
    #expect(costs.cost(of: TokenUsage(read: 10)) == costs.cost(of: TokenUsage(uncached: 10)))
  }

  @Test func aModelWithoutPricesHasNoCosts() throws {
    #expect(CostModel(try #require(ModelCatalog.builtIn["claude-mythos-5-2"])) == nil)
  }

  @Test func hugeAmountsStayAtTheLimit() throws {
    let cost = try costs("claude-opus-5").cost(of: TokenUsage(uncached: .max))
    #expect(cost.picodollars == .max)
    #expect(cost + cost == cost)
  }
}
