import CacheSimulation
import PromptCache
import Testing

@testable import PromptCosts

/// Everyday cases that a careful person works out on paper; each test writes out the arithmetic.
///
/// Estimated token counts are read from the workload, prices from the provider's list; what is
/// tested is the sum.
@Suite struct PencilTests {
  private func model(_ name: String) throws -> Model { try #require(ModelCatalog.builtIn[name]) }

  /// A request of blocks with given tokens; equal contents are equal blocks.
  private func request(
    at seconds: Int, _ blocks: [(content: UInt64, tokens: Int)], marks: [CacheMark],
    output: Int = 0
  ) -> CacheRequest {
    CacheRequest(
      milliseconds: seconds * 1000,
      positions: blocks.map {
        CachePosition(content: $0.content, tokens: $0.tokens, section: .messages)
      }, marks: marks, outputTokens: output)
  }

  private func total(
    _ requests: [CacheRequest], _ strategy: CacheStrategy, _ model: Model
  ) throws -> (low: StrategyPlayer.Totals, high: StrategyPlayer.Totals) {
    var player = try #require(StrategyPlayer(strategy, model: model))
    for request in requests { player.play(request) }
    return (player.best ?? player.totals, player.totals)
  }

  /// 10,000 documents in a night, each 3,000 tokens of instructions and 400 of its own, 200 answered,
  /// to Claude Haiku 5.5 (per million: input 0.10, 5m write 0.125, 1h write 0.20, read 0.01, answer
  /// 0.50), two seconds apart.
  @Test func aNightlyBatch() throws {
    let model = try model("claude-haiku-5-5")
    let requests = (0..<10_000).map { row in
      request(
        at: row * 2, [(1, 3000), (UInt64(100 + row), 400)],
        marks: [CacheMark(position: 0, ttl: .fiveMinutes)], output: 200)
    }
    // 10,000 x (3,400 x 0.10 + 200 x 0.50) / 1e6 = 10,000 x 440e-6 = 4.40
    #expect(try total(requests, .uncached, model).high.cost == USD(picodollars: 4_400_000_000_000))
    // One write of 3,000 at 0.125 = 0.000375; 9,999 reads of 3,000 at 0.01 = 0.29997;
    // 10,000 x 400 at 0.10 = 0.40; 10,000 x 200 at 0.50 = 1.00; in all 1.700345.
    let live = try total(requests, .asWritten, model).high
    #expect(live.cost == USD(picodollars: 1_700_345_000_000))
    #expect(live.readers == 9999)
    // As a batch, everything at half the price, 30 to 98 % of the 9,999 x 3,000 = 29,997,000
    // possible reads, the others written:
    // best: 29,397,060 read x 0.005 + 602,940 written x 0.0625 + 4e6 x 0.05 + 2e6 x 0.25
    //     = 0.1469853 + 0.03768375 + 0.20 + 0.50 = 0.88466905
    // worst: 8,999,100 read x 0.005 + 21,000,900 written x 0.0625 + 0.70
    //     = 0.0449955 + 1.31255625 + 0.70 = 2.05755175
    let batch = try total(requests, .batch, model)
    #expect(batch.low.cost == USD(picodollars: 884_669_050_000))
    #expect(batch.high.cost == USD(picodollars: 2_057_551_750_000))
    // Warmed up, with the 1h mark: 3,000 x 0.10 = 0.0003 written once, 29,997,000 x 0.005 =
    // 0.149985 read for certain, and 0.70: 0.850285.
    let warm = requests.map { request in
      var request = request
      request.marks = [CacheMark(position: 0, ttl: .oneHour)]
      return request
    }
    let warmed = try total(warm, .warmedBatch, model)
    #expect(warmed.low.cost == USD(picodollars: 850_285_000_000))
    #expect(warmed.high.cost == warmed.low.cost)
  }

  @Test(arguments: [CacheStrategy.batch, .warmedBatch])
  func aBatchLivesAsLongAsItIsWritten(strategy: CacheStrategy) throws {
    let written = [PlannedMark(candidate: 0, ttl: .fiveMinutes)]
    #expect(
      try strategy.layout(written, model("claude-haiku-5-5"))
        == [PlannedMark(candidate: 0, ttl: .oneHour)])
  }

  /// An agent with 8,000 tokens of tools and system, twelve turns of 1,000 tokens each (question,
  /// call and result together) and 300 answered, a turn a minute, marked at the end of system and at
  /// the end of the messages, to Claude Opus 5.5 (input 4, 5m write 5, 1h write 8, read 0.20,
  /// answer 20 per million).
  @Test func anAgentOfTwelveTurns() throws {
    let model = try model("claude-opus-5-5")
    let requests = (0..<12).map { turn in
      request(
        at: turn * 60, [(1, 8000)] + (0...turn).map { (UInt64(10 + $0), 1000) },
        marks: [
          CacheMark(position: 0, ttl: .fiveMinutes),
          CacheMark(position: turn + 1, ttl: .fiveMinutes),
        ], output: 300)
    }
    // Prompts of 9,000, 10,000 ... 20,000: 12 x 14,500 = 174,000 tokens; 3,600 answered.
    // Without cache: 174,000 x 4 + 3,600 x 20 = 696,000 + 72,000 = 768,000 millionths = 0.768.
    #expect(try total(requests, .uncached, model).high.cost == USD(picodollars: 768_000_000_000))
    // Turn 1 writes 9,000; each of the other eleven writes 1,000 and reads all before it:
    // 9,000 + 10,000 + ... + 19,000 = 11 x 14,000 = 154,000. Written in all 20,000.
    // 20,000 x 5 + 154,000 x 0.20 + 72,000 = 100,000 + 30,800 + 72,000 = 202,800 millionths.
    let cached = try total(requests, .asWritten, model).high
    #expect(cached.usage.shortWrite == 20_000)
    #expect(cached.usage.read == 154_000)
    #expect(cached.usage.uncached == 0)
    #expect(cached.cost == USD(picodollars: 202_800_000_000))
  }

  /// What a second and a third request of the same 2,000 tokens decide.
  ///
  /// With input 1, 5m write 1.25 and 1h write 2, n requests cost n without a cache, and with it
  /// w + (n - 1) x r. At r = 0.1: 5m pays with one read (1.35 < 2), 1h not yet (2.1 > 2) but with
  /// two (2.2 < 3). At 0.05: 1.30 < 2; 2.05 > 2; 2.10 < 3. At 0.025: 1.275 < 2; 2.025 > 2; 2.05 < 3.
  @Test(
    arguments: [
      ("claude-opus-5", 100), ("claude-opus-5-5", 50), ("claude-fable-5-1", 25),
    ])
  func breakEvenPoints(name: String, readPerMille: Int) throws {
    let model = try model(name)
    let input = try #require(model.prices?.standard.input.picodollars)
    #expect(model.prices?.standard.read?.picodollars == input * readPerMille / 1000)
    for (ttl, write, reads, pays) in [
      (CacheTTL.fiveMinutes, 1250, 1, true), (.oneHour, 2000, 1, false), (.oneHour, 2000, 2, true),
    ] {
      let requests = (0...reads).map {
        request(at: $0 * 60, [(1, 2000)], marks: [CacheMark(position: 0, ttl: ttl)])
      }
      let cached = try total(requests, .asWritten, model).high.cost.picodollars
      let plain = try total(requests, .uncached, model).high.cost.picodollars
      #expect(cached == 2000 * input * (write + reads * readPerMille) / 1000)
      #expect(plain == 2000 * input * (reads + 1))
      #expect((cached < plain) == pays, "\(name) \(ttl) \(reads)")
    }
  }

  /// Mixed TTLs: A = tokens at the highest hit, B = at the highest 1h mark behind it (else A), C = at
  /// the last mark; read A, B - A written for 1h, C - B for 5m, the rest is plain input.
  @Test func mixedTTLs() throws {
    let model = try model("claude-opus-5")
    func mixed(at seconds: Int, _ contents: [UInt64]) -> CacheRequest {
      request(
        at: seconds, zip(contents, [4000, 1000, 500, 100]).map { ($0, $1) },
        marks: [
          CacheMark(position: 0, ttl: .oneHour), CacheMark(position: 1, ttl: .oneHour),
          CacheMark(position: 2, ttl: .fiveMinutes),
        ])
    }
    var simulator = CacheSimulator(model: model)
    // Nothing is there: A = 0, B = 5,000, C = 5,500.
    #expect(
      simulator.play(mixed(at: 0, [1, 2, 3, 4])).usage
        == TokenUsage(uncached: 100, shortWrite: 500, longWrite: 5000))
    // The second block is another one: A = 4,000, B = 5,000, C = 5,500.
    #expect(
      simulator.play(mixed(at: 10, [1, 20, 3, 4])).usage
        == TokenUsage(uncached: 100, read: 4000, shortWrite: 500, longWrite: 1000))
    // The third is: A = 5,000, no 1h mark behind it, C = 5,500.
    #expect(
      simulator.play(mixed(at: 20, [1, 2, 30, 4])).usage
        == TokenUsage(uncached: 100, read: 5000, shortWrite: 500))
    // Ten minutes later the 5m entry is gone and the 1h entries are not: again A = 5,000.
    #expect(
      simulator.play(mixed(at: 620, [1, 2, 3, 4])).usage
        == TokenUsage(uncached: 100, read: 5000, shortWrite: 500))
  }

  /// A mark checks 20 positions, itself with them: an entry 19 back is found, one 20 back is not.
  @Test(arguments: [(19, true), (20, false)])
  func lookbackExhaustion(back: Int, isFound: Bool) throws {
    let model = try model("claude-opus-5")
    let blocks = (0..<40).map { (content: UInt64($0 + 1), tokens: 200) }
    var simulator = CacheSimulator(model: model)
    _ = simulator.play(
      request(
        at: 0, Array(blocks[...14]), marks: [CacheMark(position: 14, ttl: .fiveMinutes)]))
    let outcome = simulator.play(
      request(
        at: 10, Array(blocks[...(14 + back)]),
        marks: [CacheMark(position: 14 + back, ttl: .fiveMinutes)]))
    // 15 blocks of 200 tokens are 3,000; what is behind them is written.
    #expect(outcome.usage.read == (isFound ? 3000 : 0))
    #expect(outcome.usage.shortWrite == (isFound ? back * 200 : (15 + back) * 200))
    #expect(outcome.miss == (isFound ? .unseen : .outOfReach(positionsBack: back)))
  }

  /// The five minutes count from the start of the request that wrote or read: a request that
  /// generates for four minutes leaves one for the next.
  @Test(arguments: [(299, true), (300, true), (301, false)])
  func theTTLRunsDuringALongGeneration(start: Int, isRead: Bool) throws {
    let model = try model("claude-opus-5")
    let mark = [CacheMark(position: 0, ttl: CacheTTL.fiveMinutes)]
    var simulator = CacheSimulator(model: model)
    // Starts at 0 and ends at 240 s; the next starts `start` seconds after it started.
    _ = simulator.play(request(at: 0, [(1, 3000)], marks: mark, output: 20_000))
    let next = simulator.play(request(at: start, [(1, 3000)], marks: mark))
    #expect(next.usage.read == (isRead ? 3000 : 0))
    #expect(
      next.miss == (isRead ? nil : .expired(idleMilliseconds: start * 1000, ttl: .fiveMinutes)))
  }
}
