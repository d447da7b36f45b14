import PromptCache
import Testing

@testable import CacheSimulation

/// OpenAI's and automatic caching; each test quotes the fact it checks (facts of 2026-11-20).
@Suite struct ImplicitCachingTests {
  private func play(
    _ requests: [CacheRequest], on name: String = "gpt-5.6",
    _ switches: CacheSwitches = CacheSwitches()
  ) throws -> [CacheOutcome] {
    let model = try #require(ModelCatalog.builtIn[name])
    return CacheSimulator.outcomes(of: requests, model: model, switches: switches)
  }

  /// Every block ends a message, as user messages do.
  private func request(
    _ seconds: Double, _ text: String, marks: [Int] = [], implicit: Bool = true,
    ttl: CacheTTL = .thirtyMinutes, tokens: Int = 1024
  ) -> CacheRequest {
    var request = Play.request(seconds, text, marks: marks, ttl: ttl, tokens: tokens)
    request.marksImplicitly = implicit
    for index in request.positions.indices { request.positions[index].endsMessage = true }
    return request
  }

  /// "Implicit breakpoint at the end of the latest eligible message"; earlier message ends are
  /// looked up.
  @Test func aConversationIsReadWithoutMarks() throws {
    let outcomes = try play([request(0, "A"), request(60, "AB"), request(120, "ABCD")])
    #expect(outcomes.map(\.usage.read) == [0, 1024, 2048])
    #expect(outcomes.map(\.usage.shortWrite) == [1024, 1024, 2048])
  }

  /// "varying last user message + implicit mode = a write every call and no read"
  @Test func aVaryingLastMessageIsNeverRead() throws {
    func single(_ seconds: Double, _ text: String, marks: [Int] = []) -> CacheRequest {
      var single = request(seconds, text, marks: marks)
      single.positions[0].endsMessage = false
      return single
    }
    let bare = try play([single(0, "AX"), single(9, "AY")])
    #expect(bare[1].usage == TokenUsage(shortWrite: 2048))
    #expect(bare[1].miss == .unseen)
    let marked = try play([single(0, "AX", marks: [0]), single(9, "AY", marks: [0])])
    #expect(marked[1].usage == TokenUsage(read: 1024, shortWrite: 1024))
  }

  /// "explicit with no marker = no caching at all"
  @Test func explicitModeWithoutMarksCachesNothing() throws {
    let outcome = try play([request(0, "A", implicit: false)])[0]
    #expect(outcome.usage == TokenUsage(uncached: 1024))
    #expect(outcome.miss == .unmarked)
  }

  /// "implicit mode: 1 implicit + latest 3 explicit; explicit mode: latest 4 explicit. Extra markers
  /// are dropped silently, oldest first."
  @Test func theOldestMarksAreDropped() throws {
    let implicit = try play([request(0, "ABCDEF", marks: [0, 1, 2, 3])])[0]
    #expect(implicit.marks == [.ignored, .written, .written, .written])
    let explicit = try play([request(0, "ABCDEF", marks: [0, 1, 2, 3, 4], implicit: false)])[0]
    #expect(explicit.marks == [.ignored, .written, .written, .written, .written])
    #expect(explicit.usage == TokenUsage(uncached: 1024, shortWrite: 5 * 1024))
  }

  /// "switching implicit->explicit cannot see old implicit endpoints"
  @Test func explicitModeDoesNotSeeImplicitEnds() throws {
    let outcomes = try play([
      request(0, "A"), request(9, "AB", marks: [1], implicit: false),
    ])
    #expect(outcomes[1].usage.read == 0)
  }

  /// "Min 1,024 visible tokens"; "`30m` (write 1.25x) or `12h`"; "reuse refreshes free".
  @Test func minimumAndLifetimes() throws {
    #expect(try play([request(0, "A", tokens: 1023)])[0].usage.uncached == 1023)
    let short = try play([request(0, "A"), request(1800, "A"), request(3601, "A")])
    #expect(short.map(\.usage.read) == [0, 1024, 0])
    let long = try play([
      request(0, "A", marks: [0], ttl: .twelveHours),
      request(43_200, "A", marks: [0], ttl: .twelveHours),
    ])
    #expect(long.map(\.usage.longWrite) == [1024, 0])
    #expect(long[1].usage.read == 1024)
  }

  /// Older models: "no write fee"; "Reported `cached_tokens` rounded down to 128".
  @Test func olderModelsReadInStepsForFree() throws {
    let outcomes = try play(
      [request(0, "AB", tokens: 700), request(60, "ABC", tokens: 700), request(400, "AB")],
      on: "gpt-4o")
    #expect(outcomes.map(\.usage.read) == [0, 1280, 0])
    #expect(outcomes.map(\.usage.uncached) == [1400, 820, 2048])
    #expect(outcomes.allSatisfy { $0.usage.shortWrite == 0 })
  }

  /// "*-pro models: no cache price"
  @Test func modelsWithoutACacheSaySo() throws {
    #expect(try play([request(0, "A")], on: "gpt-5.5-pro")[0].miss == .notOffered)
  }
}
