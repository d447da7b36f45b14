import CacheSimulation
import TestSupport
import Testing

@testable import PromptCache

/// Requests known by their prefixes at the breakpoints cost what they cost block by block.
@Suite struct PrefixPlayerTests {
  @Test(arguments: ["claude-opus-5", "claude-haiku-4-5", "claude-sonnet-4-5"])
  func playsWhatTheSimulatorPlays(name: String) throws {
    let model = try #require(ModelCatalog.builtIn[name])
    for seed in 0..<200 {
      var random = SplitMix(state: UInt64(seed))
      let layout = Self.layout(using: &random)
      var simulator = CacheSimulator(model: model)
      var player = PrefixPlayer(model: model, ttls: layout, prefixCount: 1000)
      var numbers: [UInt64: Int] = [:]
      var turns: [UInt64: (count: Int, earlier: [PrefixPlayer.Earlier])] = [:]
      var time = 0
      for row in 0..<12 {
        time += [0, 400, 1500, 200_000, 301_000, 3_000_000, 3_700_000][Int(random.next() % 7)]
        let tenant = random.next() % 3
        let session = tenant * 10 + random.next() % 2
        let last = turns[session]
        var sizes = [(1, 900), (10 + tenant, Int(300 + tenant * 1000))]
        for turn in 0...(last?.count ?? 0) {
          sizes.append((100 + session * 50 + UInt64(turn), 400))
        }
        let positions = sizes.map {
          CachePosition(content: $0.0, tokens: $0.1, section: .system)
        }
        let marks = zip([0, 1, positions.count - 1], layout).map {
          CacheMark(position: $0.0, ttl: $0.1)
        }
        let request = CacheRequest(
          milliseconds: time, positions: positions, marks: marks, trailingTokens: 50)
        let chain = PrefixChain(request)
        var known = PrefixPlayer.Request()
        known.milliseconds = time
        known.promptTokens = (chain.tokens.last ?? 0) + 50
        known.boundaries = marks.map { mark in
          let hash = chain.hashes[mark.position]
          let number = numbers[hash] ?? numbers.count
          numbers[hash] = number
          return .init(prefix: number, tokens: chain.tokens[mark.position])
        }
        known.earlier = last?.earlier ?? []
        let own = known.boundaries.enumerated().map {
          PrefixPlayer.Earlier($0.element, breakpoint: $0.offset)
        }
        turns[session] = ((last?.count ?? 0) + 1, own.reversed() + known.earlier)
        let usage = player.play(known)
        #expect(usage == simulator.play(request).usage, "seed \(seed), row \(row)")
      }
    }
  }

  /// After the shared block, after the tenant's, at the end: one to three of them, ever shorter lived.
  private static func layout(using random: inout SplitMix) -> [CacheTTL] {
    let longCount = Int(random.next() % 4)
    let count = 1 + Int(random.next() % 3)
    return (0..<count).map { $0 < longCount ? .oneHour : .fiveMinutes }
  }
}
