import PromptCache
import Testing

@testable import CacheSimulation

/// Anthropic's rules; each test quotes the fact it checks (facts of 2026-11-20).
@Suite struct MarkedCachingTests {
  private func play(
    _ requests: [CacheRequest], on name: String = "claude-opus-5",
    _ switches: CacheSwitches = CacheSwitches()
  ) throws -> [CacheOutcome] {
    let model = try #require(ModelCatalog.builtIn[name])
    return CacheSimulator.outcomes(of: requests, model: model, switches: switches)
  }

  /// "Writes happen only at breakpoints: one entry per marked block."
  @Test func nothingIsReadWhereNothingWasMarked() throws {
    let outcomes = try play([
      Play.request(0, "ABC", marks: [2]), Play.request(10, "ABX", marks: [1]),
      Play.request(20, "ABY", marks: [1]), Play.request(30, "ABC", marks: []),
    ])
    #expect(outcomes.map(\.usage.read) == [0, 0, 2000, 0])
    #expect(outcomes.map(\.usage.shortWrite) == [3000, 2000, 0, 0])
    #expect(outcomes.map(\.usage.uncached) == [0, 1000, 1000, 3000])
    #expect(outcomes.map(\.miss) == [.unseen, .unseen, nil, .unmarked])
  }

  /// "A read by the lookback of a block that is no longer marked is still a hit and a refresh."
  @Test func aConversationGrows() throws {
    let outcomes = try play([
      Play.request(0, "AB", marks: [1]), Play.request(200, "ABCD", marks: [3]),
      Play.request(400, "ABX", marks: [2]),
    ])
    #expect(outcomes.map(\.usage.read) == [0, 2000, 2000])
    #expect(outcomes.map(\.usage.shortWrite) == [2000, 2000, 1000])
    #expect(outcomes[1].hit?.position == 1)
  }

  /// "Official example: entry at block 15, breakpoint at 35: positions 35..16 checked, miss."
  @Test(
    arguments: [
      (15, 34, 15_000, nil), (15, 35, 0, CacheMiss.outOfReach(positionsBack: 20)),
    ] as [(Int, Int, Int, CacheMiss?)])
  func looksBackTwentyPositions(
    entry: Int, breakpoint: Int, read: Int, miss: CacheMiss?
  ) throws {
    let blocks = String(repeating: "A", count: 40)
    let outcomes = try play([
      Play.request(0, String(blocks.prefix(entry)), marks: [entry - 1]),
      Play.request(10, String(blocks.prefix(breakpoint)), marks: [breakpoint - 1]),
    ])
    #expect(outcomes[1].usage.read == read)
    if read == 0 { #expect(outcomes[1].miss == miss) }
  }

  /// "On exhaustion it resumes at the previous explicit breakpoint (its own 20)."
  @Test func resumesAtTheBreakpointBefore() throws {
    let blocks = String(repeating: "A", count: 60)
    let outcomes = try play([
      Play.request(0, String(blocks.prefix(10)), marks: [9]),
      Play.request(10, String(blocks.prefix(50)), marks: [25, 49]),
      Play.request(20, String(blocks.prefix(60)) + "B", marks: [60]),
    ])
    #expect(outcomes[1].usage.read == 10_000)
    #expect(outcomes[2].usage.read == 50_000)
  }

  /// "a run of consecutive tool_use blocks is ONE position and a run of consecutive tool_result
  /// blocks is ONE position"
  @Test func runsOfToolBlocksAreOnePosition() throws {
    let turn = String(repeating: "1", count: 15) + String(repeating: "r", count: 15)
    let requests = [Play.request(0, "AB", marks: [1]), Play.request(10, "AB" + turn, marks: [31])]
    #expect(try play(requests)[1].usage.read == 2000)
    var raw = CacheSwitches()
    raw.runsAreOnePosition = false
    #expect(try play(requests, raw)[1].miss == .outOfReach(positionsBack: 30))
  }

  private func play(
    _ requests: [CacheRequest], _ switches: CacheSwitches
  ) throws -> [CacheOutcome] {
    try play(requests, on: "claude-opus-5", switches)
  }

  /// "Clock starts at the start of the request that writes or reads the entry"; "TTLs are minimums".
  @Test(arguments: [
    (300.0, CacheTTL.fiveMinutes, 1000), (300.001, .fiveMinutes, 0),
    (3600, .oneHour, 1000), (3600.001, .oneHour, 0),
  ])
  func anEntryLivesForItsTTL(gap: Double, ttl: CacheTTL, read: Int) throws {
    let outcomes = try play([
      Play.request(0, "A", marks: [0], ttl: ttl), Play.request(gap, "A", marks: [0], ttl: ttl),
    ])
    #expect(outcomes[1].usage.read == read)
    if read == 0 {
      #expect(outcomes[1].miss == .expired(idleMilliseconds: Int(gap * 1000), ttl: ttl))
    }
  }

  /// "generation time eats the TTL (4-minute stream leaves ~1 minute)": from start to start.
  @Test func aLongGenerationEatsTheTTL() throws {
    let outcomes = try play([
      Play.request(0, "A", marks: [0], firstByte: 2), Play.request(240 + 61, "A", marks: [0]),
    ])
    #expect(outcomes[1].usage.read == 0)
  }

  /// "Each use refreshes it at no extra charge beyond the read price, to its own TTL."
  @Test func useKeepsAnEntryAlive() throws {
    let requests = (0..<5).map { Play.request(Double($0) * 290, "A", marks: [0]) }
    #expect(try play(requests).map(\.usage.read) == [0, 1000, 1000, 1000, 1000])
  }

  /// "an entry is readable only once the first response begins. N parallel identical cold requests
  /// all write."
  @Test func parallelColdRequestsAllWrite() throws {
    let outcomes = try play([
      Play.request(0, "A", marks: [0], firstByte: 2),
      Play.request(0, "A", marks: [0], firstByte: 3),
      Play.request(1.5, "A", marks: [0]), Play.request(2, "A", marks: [0]),
    ])
    #expect(outcomes.map(\.usage.shortWrite) == [1000, 1000, 1000, 0])
    #expect(outcomes[2].miss == .notReady(millisecondsTooEarly: 500))
  }

  /// "Below the per-model minimum: silently uncached"; it "applies to the prefix at a breakpoint
  /// (tools+system+messages so far), not to the block".
  @Test func thePrefixMustReachTheMinimum() throws {
    let short = try play([
      Play.request(0, "A", marks: [0], tokens: 511), Play.request(5, "A", marks: [0], tokens: 511),
    ])
    #expect(short.map(\.usage.uncached) == [511, 511])
    #expect(short[1].miss == .belowMinimum(tokens: 511, minimum: 512))
    #expect(short[1].marks == [.belowMinimum])
    let summed = try play([
      Play.request(0, "AB", marks: [0, 1], tokens: 256),
      Play.request(5, "AB", marks: [0, 1], tokens: 256),
    ])
    #expect(summed[0].usage.shortWrite == 512)
    #expect(summed[0].marks == [.belowMinimum, .written])
    #expect(summed[1].usage.read == 512)
  }

  /// "Sonnet 4.6: docs 1,024, but ... measured ~2,048": a switch.
  @Test func aDisputedMinimumIsASwitch() throws {
    let request = Play.request(0, "A", marks: [0], tokens: 1500)
    #expect(try play([request], on: "claude-sonnet-4-6")[0].usage.shortWrite == 1500)
    var switches = CacheSwitches()
    switches.usesLargerMinimum = true
    #expect(try play([request], on: "claude-sonnet-4-6", switches)[0].usage.uncached == 1500)
  }

  /// "A = tokens at the highest hit; B = tokens at the highest 1h marker after A (else A); C = tokens
  /// at the last marker. Read A, 1h-write B-A, 5m-write C-B, rest base input."
  @Test func mixedTTLsAreBilledByTheirPlaces() throws {
    func request(_ seconds: Double, _ text: String) -> CacheRequest {
      var request = Play.request(seconds, text, marks: [])
      request.marks = [
        CacheMark(position: 0, ttl: .oneHour), CacheMark(position: 1, ttl: .oneHour),
        CacheMark(position: 2, ttl: .fiveMinutes),
      ]
      return request
    }
    let outcomes = try play([
      request(0, "ABCD"), request(60, "ABCD"), request(120, "ABXD"), request(180, "AYXD"),
      request(1000, "ABCD"), request(5000, "ABCD"),
    ])
    let expected = [
      TokenUsage(uncached: 1000, shortWrite: 1000, longWrite: 2000),
      TokenUsage(uncached: 1000, read: 3000),
      TokenUsage(uncached: 1000, read: 2000, shortWrite: 1000),
      TokenUsage(uncached: 1000, read: 1000, shortWrite: 1000, longWrite: 1000),
      TokenUsage(uncached: 1000, read: 2000, shortWrite: 1000),
      TokenUsage(uncached: 1000, shortWrite: 1000, longWrite: 2000),
    ]
    #expect(outcomes.map(\.usage) == expected)
  }

  /// "Max 4 breakpoints (explicit + automatic). A 5th explicit one is rejected."
  @Test func aFifthBreakpointIsRefused() throws {
    let outcome = try play([Play.request(0, "ABCDE", marks: [0, 1, 2, 3, 4])])[0]
    #expect(outcome.miss == .tooManyMarks)
    #expect(outcome.usage.shortWrite == 0)
  }

  /// "Not stated: whether a 1h marker can read an entry written at 5m": a switch.
  @Test func theTTLOfAnEntryIsASwitch() throws {
    let requests = [
      Play.request(0, "A", marks: [0]), Play.request(10, "A", marks: [0], ttl: .oneHour),
    ]
    #expect(try play(requests)[1].usage.read == 1000)
    var switches = CacheSwitches()
    switches.ttlIsPartOfEntry = true
    let outcome = try play(requests, switches)[1]
    #expect(outcome.usage.longWrite == 1000)
    #expect(outcome.miss == .otherTTL)
  }

  /// "tool_choice ... tools kept, system kept, messages lost"; "speed: full miss".
  @Test func aChangedParameterLosesItsSections() throws {
    func request(_ seconds: Double, _ scope: CacheScope) -> CacheRequest {
      let sections: [CachePosition.Section] = [.tools, .system, .messages]
      return CacheRequest(
        milliseconds: Int(seconds * 1000), scope: scope,
        positions: sections.enumerated().map {
          CachePosition(content: UInt64($0.offset), tokens: 1000, section: $0.element)
        },
        marks: (0..<3).map { CacheMark(position: $0, ttl: .fiveMinutes) })
    }
    let outcomes = try play([
      request(0, CacheScope()), request(10, CacheScope(messages: 1)),
      request(20, CacheScope(system: 1)), request(30, CacheScope(whole: 1)),
    ])
    #expect(outcomes.map(\.usage.read) == [0, 2000, 1000, 0])
    let switches = CacheSwitches()
    #expect(ScopeParameter.toolChoice.tier(under: switches) == .messages)
    #expect(ScopeParameter.webSearch.tier(under: switches) == .system)
    #expect(ScopeParameter.speed.tier(under: switches) == .tools)
  }

  /// "users see 30-98 % hits"
  @Test func batchesAreARange() throws {
    let model = try #require(ModelCatalog.builtIn["claude-opus-5"])
    let requests = (0..<2).map { _ in Play.request(0, "AB", marks: [0], ttl: .oneHour) }
    let batch = CacheSimulator.batch(requests, model: model)
    #expect(batch[0].mostHits == TokenUsage(uncached: 1000, longWrite: 1000))
    #expect(batch[1].fewestHits == TokenUsage(uncached: 1000, read: 300, longWrite: 700))
    #expect(batch[1].mostHits == TokenUsage(uncached: 1000, read: 980, longWrite: 20))
  }

  @Test func aMarkOutsideOfTheRequestIsIgnored() throws {
    #expect(try play([Play.request(0, "A", marks: [7])])[0].miss == .unmarked)
    #expect(try play([Play.request(0, "", marks: [0])])[0].usage == TokenUsage())
  }
}
